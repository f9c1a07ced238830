using ContactPoint.Jobs.Directory;
using ContactPoint.Jobs.Publishing;

using CsCheck;

namespace ContactPoint.Jobs.Tests.Publishing;

public sealed class SnapshotDifferenceTests
{
    [Fact]
    public async Task A_snapshot_does_not_differ_from_itself()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        var difference = SnapshotDifference.Between(snapshot.Folder, snapshot.Folder, CancellationToken.None);
        Assert.Equal(new(new(0, 0, 0, 3), new(0, 0, 0, 1), new(0, 0, 0, 2)), difference);
    }

    [Fact]
    public async Task What_was_added_removed_and_changed_is_counted_in_children()
    {
        var children = SomeSnapshot.Children;
        using var earlier = await SomeSnapshot.WriteAsync();
        using var later = await SomeSnapshot.WriteAsync([children[0] with { Carers = [] }, children[2] with { Surname = "Moss" }, children[2] with { Number = ChildNumber.At(4000) }]);
        Assert.Equal(
            new(new(Added: 1, Removed: 1, Changed: 1, Unchanged: 1), new(0, Removed: 1, 0, 0), new(Added: 1, 0, 0, Unchanged: 2)),
            SnapshotDifference.Between(earlier.Folder, later.Folder, CancellationToken.None));
    }

    [Fact]
    public async Task The_counts_are_those_of_a_plain_comparison() =>
        await Gen.Select(Gen.Int[0, 2].Array[8], Gen.Int[0, 2].Array[8]).SampleAsync(async (before, after) =>
        {
            using var earlier = await SomeSnapshot.WriteAsync(ChildrenOf(before));
            using var later = await SomeSnapshot.WriteAsync(ChildrenOf(after));
            var pairs = before.Zip(after).ToList();
            var expected = new TableDifference(
                pairs.Count(pair => pair is (0, > 0)),
                pairs.Count(pair => pair is ( > 0, 0)),
                pairs.Count(pair => pair is ( > 0, > 0) && pair.First != pair.Second),
                pairs.Count(pair => pair is ( > 0, > 0) && pair.First == pair.Second));
            Assert.Equal(expected, SnapshotDifference.Between(earlier.Folder, later.Folder, CancellationToken.None).Children);
        }, iter: 25);

    // 0 is a child that isn't there; 1 and 2 are two surnames.
    private static IEnumerable<DirectoryEntry> ChildrenOf(int[] states) =>
        states.Index().Where(each => each.Item > 0).Select(each => new DirectoryEntry { Number = ChildNumber.At(each.Index), Surname = each.Item == 1 ? "Moss" : "Reed" });
}
