using System.Globalization;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Tests.Checking;

/// <summary>What stood earlier in an extract is known whether it is remembered in memory or on disk.</summary>
public sealed class SeenRowsTests
{
    /// <summary>So many rows that the file's pages, which hold 169 rows each, are full several times over.</summary>
    private const int Rows = 300_000;

    [Fact]
    public void Every_row_is_remembered_when_the_file_has_grown()
    {
        using var seen = new SeenRows(inMemory: 1_000);
        var row = new RawRow(slots: 1);

        // each third row repeats an earlier one, each sixth with other values
        for (var number = 0; number < Rows; number++)
        {
            var repeats = number % 3 == 2;
            var local = repeats ? number / 2 / 3 * 3 : number;
            row.Clear();
            row.Set(0, (number % 6 == 5 ? "other" : "same").AsSpan());
            var expected = !repeats ? Earlier.None : number % 6 == 5 ? Earlier.Other : Earlier.Same;
            if (expected != seen.Note(local.ToString(CultureInfo.InvariantCulture), row))
            {
                Assert.Fail($"Row {number} was not {expected}.");
            }
        }
    }

    [Fact]
    public void What_is_in_memory_is_still_known_when_the_rest_is_on_disk()
    {
        using var seen = new SeenRows(inMemory: 2);
        var row = new RawRow(slots: 1);
        Assert.Equal([Earlier.None, Earlier.None, Earlier.None, Earlier.None], Note("a", "b", "c", "d"));
        Assert.Equal([Earlier.Same, Earlier.Same, Earlier.Same, Earlier.Same], Note("d", "c", "b", "a"));

        Earlier[] Note(params string[] ids) => [.. ids.Select(id => seen.Note(id, row))];
    }

    [Fact]
    public void A_table_leaves_no_file_behind()
    {
        var before = Directory.GetFiles(Path.GetTempPath()).ToHashSet(StringComparer.Ordinal);
        using var table = new LocalIdFile();
        Assert.True(table.TryAdd(new(1, 2), 3, out _));
        Assert.False(table.TryAdd(new(1, 2), 4, out var earlier));
        Assert.Equal(3UL, earlier);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetTempPath()), path => !before.Contains(path) && new FileInfo(path).Length >= 1 << 20);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void What_became_of_a_row_is_remembered_in_memory_and_on_disk(int inMemory)
    {
        using var seen = new SeenRows(inMemory);
        var row = new RawRow(slots: 1);

        Assert.Equal(Earlier.None, Note("a"));
        seen.Settle("1", Earlier.None, new RowOutcome.Quarantined(1, "1", PartialRecord.Empty, []) { Restricted = false });
        Assert.Equal(Earlier.Same, Note("a"));
        Assert.Equal(Earlier.OtherNotTaken, Note("b"));
        seen.Settle("1", Earlier.OtherNotTaken, new RowOutcome.Accepted(2, new() { LocalId = "1" }, []) { Restricted = false });
        Assert.Equal(Earlier.Other, Note("a"));
        Assert.Equal(Earlier.Same, Note("b"));

        Earlier Note(string text)
        {
            row.Clear();
            row.Set(0, text.AsSpan());
            return seen.Note("1", row);
        }
    }
}
