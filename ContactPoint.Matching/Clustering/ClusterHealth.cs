using System.Collections.Immutable;

using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Scoring;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Clustering;

/// <summary>A cluster that a person should look at: it nearly fell apart, or its records contradict each other.</summary>
/// <param name="Cluster">The cluster, as the result names it: its first row.</param>
/// <param name="Size">How many rows it has.</param>
/// <param name="WeakestLink">The weight at which it would fall apart: the weakest of the strongest links that hold it together.</param>
/// <param name="Density">The share of its pairs that are at or over join; 0 to 1.</param>
/// <param name="Bridges">How many of those pairs hold it together alone.</param>
/// <param name="Contradictions">The columns, declared single-valued by the model, in which it has two values or more.</param>
public sealed record AmbiguousCluster(
    int Cluster,
    int Size,
    MatchWeight WeakestLink,
    double Density,
    int Bridges,
    ImmutableArray<string> Contradictions);

/// <summary>Judges clusters, to find those that a person should look at.</summary>
internal sealed class ClusterHealth(PairScorer scorer, LinkageModel model, ModelColumns columns)
{
    private readonly MatchWeight _join = MatchWeight.FromBits(model.Thresholds.Join);

    /// <summary>A link as far over join as review is under it is beyond doubt.</summary>
    private readonly MatchWeight _beyondDoubt = MatchWeight.FromBits((2 * model.Thresholds.Join) - model.Thresholds.Review);

    private readonly Column[] _singleValued = [.. model.SingleValued.Select(name => columns[name])];

    /// <summary>What is doubtful about a cluster of two rows or more; <see langword="null"/> if nothing is.</summary>
    public AmbiguousCluster? Doubts(ReadOnlySpan<int> rows, LevelMemory[] memory)
    {
        var contradictions = ImmutableArray<string>.Empty;
        foreach (var column in _singleValued)
        {
            contradictions = HasTwoValues(rows, column) ? contradictions.Add(column.Name) : contradictions;
        }

        var (pairs, weakestPair) = PairsOf(rows, memory);
        if (weakestPair >= _beyondDoubt && contradictions.IsEmpty)
        {
            return null;
        }

        var tree = StrongestTree(rows.Length, pairs);
        var weakest = tree[^1].Weight;
        if (weakest >= _beyondDoubt && contradictions.IsEmpty)
        {
            return null;
        }

        var linked = pairs.Where(pair => pair.Weight >= _join).ToList();
        return new(rows[0], rows.Length, weakest, linked.Count / (double)pairs.Count, Bridges(rows.Length, linked, tree), contradictions);
    }

    private static bool HasTwoValues(ReadOnlySpan<int> rows, Column column)
    {
        var seen = Column.Missing;
        foreach (var row in rows)
        {
            var code = column.Codes[row];
            if (code != Column.Missing && seen != Column.Missing && code != seen)
            {
                return true;
            }

            seen = code == Column.Missing ? seen : code;
        }

        return false;
    }

    private (List<ScoredPair> Pairs, MatchWeight Weakest) PairsOf(ReadOnlySpan<int> rows, LevelMemory[] memory)
    {
        var pairs = new List<ScoredPair>(rows.Length * (rows.Length - 1) / 2);
        var weakest = MatchWeight.FromUnits(long.MaxValue);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = i + 1; j < rows.Length; j++)
            {
                var weight = scorer.WeightOf(rows[i], rows[j], memory);
                weakest = weight < weakest ? weight : weakest;
                pairs.Add(new(i, j, weight));
            }
        }

        return (pairs, weakest);
    }

    /// <summary>The strongest links that hold a cluster together, the strongest first (Kruskal 1956).</summary>
    private static List<ScoredPair> StrongestTree(int size, List<ScoredPair> pairs)
    {
        var sets = new DisjointSets(size);
        var tree = new List<ScoredPair>();
        foreach (var pair in pairs.OrderByDescending(pair => pair.Weight).ThenBy(pair => pair.Left).ThenBy(pair => pair.Right))
        {
            if (sets.Find(pair.Left) != sets.Find(pair.Right))
            {
                sets.Unite(pair.Left, pair.Right);
                tree.Add(pair);
            }
        }

        return tree;
    }

    /// <summary>A bridge is a link of the tree, since nothing else could take its place.</summary>
    private static int Bridges(int size, List<ScoredPair> linked, List<ScoredPair> tree) => tree.Count(bridge =>
    {
        var sets = new DisjointSets(size);
        foreach (var pair in linked.Where(pair => pair != bridge))
        {
            sets.Unite(pair.Left, pair.Right);
        }

        return linked.Contains(bridge) && sets.Find(bridge.Left) != sets.Find(bridge.Right);
    });
}
