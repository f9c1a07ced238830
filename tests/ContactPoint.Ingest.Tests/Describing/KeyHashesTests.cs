using System.Globalization;

using ContactPoint.Ingest.Describing;

namespace ContactPoint.Ingest.Tests.Describing;

public sealed class KeyHashesTests
{
    private const int Rows = 300_000;

    [Theory]
    [InlineData(1, true)]
    [InlineData(9, false)]
    [InlineData(2, false)]
    public void A_key_that_repeats_itself_is_not_unique_and_one_that_does_not_is(int rowsOfOneKeyInTen, bool isUnique)
    {
        foreach (var rows in new[] { 1_000, Rows })
        {
            var keys = new KeyHashes();
            for (var row = 0; row < rows; row++)
            {
                var repeats = row % 10 is not 0 && row % 10 < rowsOfOneKeyInTen;
                keys.Note((repeats ? row - 1 : row).ToString(CultureInfo.InvariantCulture), "school");
            }

            Assert.Equal(isUnique, keys.IsUnique);
        }
    }

    [Fact]
    public void Of_two_parts_both_count()
    {
        var (both, first) = (new KeyHashes(), new KeyHashes());
        for (var row = 0; row < Rows; row++)
        {
            first.Note((row % 1_000).ToString(CultureInfo.InvariantCulture));
            both.Note((row % 1_000).ToString(CultureInfo.InvariantCulture), (row / 1_000).ToString(CultureInfo.InvariantCulture));
        }

        Assert.True(both.IsUnique);
        Assert.False(first.IsUnique);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_rows()
    {
        var keys = new KeyHashes();
        Span<char> text = stackalloc char[16];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var row = 0; row < Rows; row++)
        {
            row.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
            keys.Note(text[..length]);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 << 20);
    }
}
