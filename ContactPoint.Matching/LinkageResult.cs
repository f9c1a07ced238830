using ContactPoint.Matching.Clustering;
using ContactPoint.Matching.Model;

namespace ContactPoint.Matching;

/// <summary>What linking a table gave. Rows are counted from 0 in the table's order.</summary>
public sealed record LinkageResult
{
    /// <summary>For each row its cluster, named by the cluster's first row.</summary>
    public required IReadOnlyList<int> ClusterOfRow { get; init; }

    /// <summary>How many clusters there are, rows alone included.</summary>
    public required int ClusterCount { get; init; }

    /// <summary>The candidate pairs at or over review, in the order of their rows.</summary>
    public required IReadOnlyList<Link> Links { get; init; }

    /// <summary>The model that was used: the one given, with what training found.</summary>
    public required LinkageModel Model { get; init; }

    /// <summary>What each blocking rule brought together.</summary>
    public required IReadOnlyList<BlockingCount> Blocking { get; init; }

    /// <summary>The clusters that a person should look at.</summary>
    public required IReadOnlyList<AmbiguousCluster> Ambiguous { get; init; }

    /// <summary>Decisions that contradict each other.</summary>
    public required IReadOnlyList<ConstraintConflict> Conflicts { get; init; }

    /// <summary>The time that each step took, for reports; no outcome depends on it.</summary>
    public required LinkTimes Times { get; init; }

    /// <summary>How many distinct pairs were compared.</summary>
    public long PairCount => Blocking.Sum(rule => rule.NewPairs);
}

/// <summary>A pair at or over review.</summary>
/// <param name="RowA">The row that comes first in the table.</param>
/// <param name="RowB">The other row.</param>
/// <param name="Weight">The evidence that they are one person.</param>
/// <param name="Decision">The pair's own decision.</param>
/// <param name="Together">Whether the two are in one cluster.</param>
public readonly record struct Link(int RowA, int RowB, MatchWeight Weight, LinkDecision Decision, bool Together)
{
    /// <summary>The weight as a probability, 0 to 1.</summary>
    public double Probability => Weight.ToProbability();
}

/// <summary>What a pair's weight says.</summary>
public enum LinkDecision
{
    /// <summary>Under review: not linked.</summary>
    NoLink,

    /// <summary>Between review and join: a person is asked.</summary>
    Review,

    /// <summary>At or over join.</summary>
    Link,
}

/// <summary>What one blocking rule brought together.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="NewPairs">Pairs that no earlier rule had brought together.</param>
/// <param name="PairsNotCompared">Pairs in blocks that were over the bound, even by the finer key: none of them was compared by this rule.</param>
public sealed record BlockingCount(string Rule, long NewPairs, long PairsNotCompared);

/// <summary>The time that each step took.</summary>
/// <param name="Block">Coding, derived columns, and forming blocks.</param>
/// <param name="Train">Counting patterns, sampling strangers, learning.</param>
/// <param name="Score">Scoring the candidate pairs.</param>
/// <param name="Cluster">Components, clusters and their health.</param>
public sealed record LinkTimes(TimeSpan Block, TimeSpan Train, TimeSpan Score, TimeSpan Cluster);
