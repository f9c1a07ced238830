using System.Globalization;

using ContactPoint.Ingest.Checking;

namespace ContactPoint.Ingest.Tests.Checking;

/// <summary>A local id keeps its value whether it is remembered in memory or on disk.</summary>
public sealed class LocalIdTableTests
{
    [Fact]
    public void The_first_value_stays_and_is_found_in_memory_and_on_disk()
    {
        const int Ids = 20_000;
        using var table = new LocalIdTable(inMemory: 100);
        Assert.False(table.TryFind("0", out _));

        for (var id = 0; id < Ids; id++)
        {
            Assert.True(table.TryAdd(Text(id), (ulong)id, out _));
        }

        for (var id = 0; id < Ids; id += 7)
        {
            Assert.False(table.TryAdd(Text(id), 0, out var earlier));
            Assert.True(table.TryFind(Text(id), out var found));
            Assert.Equal(((ulong)id, (ulong)id), (earlier, found));
            Assert.False(table.TryFind(Text(Ids + id), out _));
        }
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
