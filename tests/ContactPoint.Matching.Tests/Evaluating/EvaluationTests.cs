using System.Collections.Frozen;

using ContactPoint.Matching.Evaluating;

using CsCheck;

using Xunit;

namespace ContactPoint.Matching.Tests.Evaluating;

public sealed class EvaluationTests
{
    [Fact]
    public void A_small_example_gives_what_was_worked_out_by_hand()
    {
        // Truth: abc, de, f. Found: ab, cde, f. Pairs: 4 true, 4 found, 2 right (ab, de). Clusters: f is right, of 3 and 3.
        var evaluation = Linker.Evaluate(Of("aabbbc"), Of("xxxyyz"));
        Assert.Equal(new Ratios(0.5, 0.5, 0.5), evaluation.Pairwise);
        Assert.Equal((4, 4, 0), (evaluation.TruePairs, evaluation.FoundPairs, evaluation.Ignored));
        Assert.Equal(1 / 3.0, evaluation.Cluster.F1);
    }

    [Fact]
    public void Records_that_the_truth_does_not_name_are_left_out_and_counted()
    {
        var evaluation = Linker.Evaluate(Of("aaaa"), Of("xx"));
        Assert.Equal(2, evaluation.Ignored);
        Assert.Equal(new Ratios(1, 1, 1), evaluation.Pairwise);
        Assert.Equal(1, evaluation.FoundPairs);
    }

    [Fact]
    public void A_record_that_no_cluster_holds_counts_as_linked_to_nothing()
    {
        var evaluation = Linker.Evaluate(Of("a"), Of("xx"));
        Assert.Equal(new Ratios(null, 0, 0), evaluation.Pairwise);
        Assert.Equal(0, evaluation.Cluster.Precision);
    }

    [Fact]
    public void A_ratio_of_nothing_is_undefined()
    {
        var evaluation = Linker.Evaluate(Of("ab"), Of("xy"));
        Assert.Equal(new Ratios(null, null, null), evaluation.Pairwise);
        Assert.Equal(new Ratios(1, 1, 1), evaluation.Cluster);
    }

    [Fact]
    public void Pairs_are_counted_as_a_count_of_all_pairs_would() =>
        Gen.Select(Gen.Char["abc"].Array[8], Gen.Char["xyz"].Array[8]).Sample((clusters, entities) =>
        {
            var pairs = (from i in Enumerable.Range(0, 8) from j in Enumerable.Range(i + 1, 7 - i) select (i, j)).ToList();
            var evaluation = Linker.Evaluate(Of(new string(clusters)), Of(new string(entities)));
            var right = pairs.Count(pair => clusters[pair.i] == clusters[pair.j] && entities[pair.i] == entities[pair.j]);
            Assert.Equal(pairs.Count(pair => entities[pair.i] == entities[pair.j]), evaluation.TruePairs);
            Assert.Equal(pairs.Count(pair => clusters[pair.i] == clusters[pair.j]), evaluation.FoundPairs);
            Assert.Equal(evaluation.TruePairs == 0 ? null : right / (double)evaluation.TruePairs, evaluation.Pairwise.Recall);
        });

    private static FrozenDictionary<string, string> Of(string names) =>
        names.Select((name, index) => ($"{index}", $"{name}")).ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);
}
