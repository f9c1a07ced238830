using ContactPoint.Matching.Clustering;

using CsCheck;

using Xunit;

namespace ContactPoint.Matching.Tests.Clustering;

public sealed class RowGroupsTests
{
    [Fact]
    public void Rows_are_grouped_as_a_library_groups_them() =>
        Gen.Int[0, 12].Array[0, 60].Sample(labels =>
        {
            var firsts = labels.Select(label => Array.IndexOf(labels, label)).ToArray();
            var wanted = Enumerable.Range(0, labels.Length).GroupBy(row => firsts[row]).Select(rows => rows.ToArray()).Where(rows => rows.Length > 1).ToArray();
            var groups = RowGroups.Of(firsts);
            Assert.Equal(wanted, Enumerable.Range(0, groups.Count).Select(group => groups[group].ToArray()));
        });
}
