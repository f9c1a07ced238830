using ContactPoint.Matching.Clustering;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Scoring;

using CsCheck;

using Xunit;

namespace ContactPoint.Matching.Tests.Clustering;

public sealed class ClusteringTests
{
    /// <summary>Two values that agree weigh over 10 bits, two that differ under −10, so that only decisions can change anything.</summary>
    private static readonly LinkageModel Sure = TwoFields.Model with
    {
        Comparisons = [TwoFields.Exact("name", 0.9999, 0.0001), TwoFields.Exact("town", 0.5, 0.5)],
    };

    [Fact]
    public void Components_are_what_a_plain_graph_search_finds() =>
        Gen.Select(Gen.Int[2, 30], Gen.Select(Gen.Int[0, 29], Gen.Int[0, 29], Gen.Double[-8, 8]).Array[0, 40]).Sample((rows, drawn) =>
        {
            var pairs = drawn.Where(pair => pair.Item1 < pair.Item2 && pair.Item2 < rows)
                .DistinctBy(pair => (pair.Item1, pair.Item2))
                .Select(pair => new ScoredPair(pair.Item1, pair.Item2, MatchWeight.FromBits(pair.Item3)))
                .ToArray();
            var components = MembersOf(Components.Of(rows, pairs, new(0, -2, -6), new(rows, []), new(null)));
            Assert.Equal(
                Search(rows, pairs.Where(pair => pair.Weight >= MatchWeight.None).ToList()).Where(found => found.Length > 1).Select(found => string.Join(' ', found)),
                components.Select(component => string.Join(' ', component)));
        });

    private static IEnumerable<int[]> MembersOf(int[] firstOfRow)
    {
        var groups = RowGroups.Of(firstOfRow);
        return Enumerable.Range(0, groups.Count).Select(group => groups[group].ToArray());
    }

    [Fact]
    public void A_component_over_the_bound_is_cut_at_its_weakest_tie()
    {
        const int Rows = Components.LargestSize + 10;
        var chain = Enumerable.Range(0, Rows - 1)
            .Select(row => new ScoredPair(row, row + 1, MatchWeight.FromBits(row == 149 ? 0.5 : 5)))
            .ToArray();
        var components = MembersOf(Components.Of(Rows, chain, new(0, -2, -6), new(Rows, []), new(null)));
        Assert.Equal([150, Rows - 150], components.Select(component => component.Length));
    }

    [Fact]
    public void Must_links_and_cannot_links_are_absolute_and_transitive()
    {
        // A and B agree, so do C and D; a decision ties B to C, and one keeps A from D.
        var table = TwoFields.Table(("A", "f", "X", null), ("B", "f", "X", null), ("C", "f", "Y", null), ("D", "f", "Y", null), ("E", "f", "Z", null));
        var tied = Link(table, new Constraint(1, 2, true), new Constraint(2, 4, true));
        Assert.Equal(tied[1], tied[2]);
        Assert.Equal(tied[1], tied[4]);

        var apart = Link(table, new Constraint(0, 1, true), new Constraint(1, 2, false), new Constraint(2, 3, true), new Constraint(0, 3, false));
        Assert.Equal([0, 0, 2, 2, 4], apart);
        Assert.Equal([0, 1, 2, 2, 4], Link(table, new Constraint(0, 1, false)));
    }

    [Fact]
    public void No_merge_ever_breaks_a_decision() =>
        Gen.Select(Gen.Int[1, 3].Array[12], Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11], Gen.Bool).Array[0, 8]).Sample((names, drawn) =>
        {
            var table = TwoFields.Table([.. names.Select((name, row) => ($"{row:00}", "f", (string?)$"N{name}", (string?)null))]);
            var decisions = drawn.Where(pair => pair.Item1 != pair.Item2).Select(pair => new Constraint(pair.Item1, pair.Item2, pair.Item3)).ToArray();
            var result = Linker.Link(table, Sure, new() { Constraints = decisions }, CancellationToken.None);
            var contradicted = result.Conflicts.SelectMany(conflict => conflict.Rows).ToHashSet();
            Assert.All(decisions, decision => Assert.True(
                decision.SamePerson
                    ? contradicted.Contains(decision.RowA) || result.ClusterOfRow[decision.RowA] == result.ClusterOfRow[decision.RowB]
                    : result.ClusterOfRow[decision.RowA] != result.ClusterOfRow[decision.RowB]));
        });

    [Fact]
    public void Decisions_that_contradict_each_other_are_reported_and_never_guessed()
    {
        var table = TwoFields.Table(("A", "f", "X", null), ("B", "f", "Y", null), ("C", "f", "Z", null), ("D", "f", "W", null));
        var options = new LinkOptions { Constraints = [new Constraint(0, 1, true), new Constraint(1, 2, true), new Constraint(0, 2, false)] };
        var result = Linker.Link(table, Sure, options, CancellationToken.None);
        Assert.Equal([0, 1, 2], Assert.Single(result.Conflicts).Rows);
        Assert.Equal([0, 1, 2, 3], result.ClusterOfRow);
    }

    [Fact]
    public void A_pair_that_was_together_stays_together_down_to_fracture()
    {
        // Name agrees, town doesn't: -2 bits against join 0 and fracture -3.
        var model = TwoFields.Model with { Thresholds = new(0, -3, -6) };
        var table = TwoFields.Table(("A", "f", "X", "T"), ("B", "f", "X", "S"));
        Assert.Equal([0, 1], Linker.Link(table, model, new(), CancellationToken.None).ClusterOfRow);
        Assert.Equal([0, 0], Linker.Link(table, model, new() { PreviousClusters = ["7", "7"] }, CancellationToken.None).ClusterOfRow);
        Assert.Equal([0, 1], Linker.Link(table, model, new() { PreviousClusters = ["7", "8"] }, CancellationToken.None).ClusterOfRow);
    }

    [Fact]
    public void A_bridge_between_two_people_does_not_join_them()
    {
        // The middle record agrees with both sides on one field each; the sides disagree on both.
        var model = TwoFields.Model with { Comparisons = [TwoFields.Exact("name", 0.9, 0.001), TwoFields.Exact("town", 0.9, 0.001)] };
        var table = TwoFields.Table(("A", "f", "X", "T"), ("B", "f", "X", "T"), ("C", "f", "X", "S"), ("D", "f", "Y", "S"), ("E", "f", "Y", "S"));
        var clusters = Linker.Link(table, model, new(), CancellationToken.None).ClusterOfRow;
        Assert.Equal(clusters[0], clusters[1]);
        Assert.Equal(clusters[3], clusters[4]);
        Assert.NotEqual(clusters[0], clusters[3]);
    }

    [Fact]
    public void Doubtful_clusters_are_returned_with_what_is_doubtful()
    {
        var model = Sure with { SingleValued = ["town"] };
        var table = TwoFields.Table(("A", "f", "X", "T"), ("B", "f", "X", "S"), ("C", "f", "Y", "T"), ("D", "f", "Y", "T"));
        var doubt = Assert.Single(Linker.Link(table, model, new(), CancellationToken.None).Ambiguous);
        Assert.Equal((0, 2, 1), (doubt.Cluster, doubt.Size, doubt.Bridges));
        Assert.Equal("town", Assert.Single(doubt.Contradictions));
        Assert.Equal(1, doubt.Density);
    }

    private static IReadOnlyList<int> Link(ContactPoint.Matching.Tables.Table table, params Constraint[] decisions) =>
        Linker.Link(table, Sure, new() { Constraints = decisions }, CancellationToken.None).ClusterOfRow;

    private static IEnumerable<int[]> Search(int rows, List<ScoredPair> edges)
    {
        var seen = new HashSet<int>();
        for (var start = 0; start < rows; start++)
        {
            if (!seen.Add(start))
            {
                continue;
            }

            var (found, queue) = (new List<int>(), new Queue<int>([start]));
            while (queue.TryDequeue(out var row))
            {
                found.Add(row);
                foreach (var next in edges.Where(edge => edge.Left == row || edge.Right == row).Select(edge => edge.Left + edge.Right - row).Where(seen.Add))
                {
                    queue.Enqueue(next);
                }
            }

            yield return [.. found.Order()];
        }
    }
}
