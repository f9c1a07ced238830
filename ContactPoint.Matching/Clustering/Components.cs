using ContactPoint.Matching.Model;
using ContactPoint.Matching.Scoring;

namespace ContactPoint.Matching.Clustering;

/// <summary>Rows that a chain of evidence ties together: the largest sets in which clusters can lie.</summary>
internal static class Components
{
    /// <summary>
    /// Inside a component every pair is scored, so its size is bounded. One over it is cut where it holds together least.
    /// </summary>
    public const int LargestSize = 400;

    /// <summary>For each row the first of its component.</summary>
    /// <remarks>
    /// Ties are must-links, pairs at or over join, and pairs at or over fracture that were together the night before. In a
    /// component that would be over the bound the strongest are tied first (Kruskal 1956), and a tie that would go over it is
    /// left out: so what is cut is the weakest, and never a must-link.
    /// </remarks>
    public static int[] Of(int rowCount, ScoredPair[] pairs, Thresholds thresholds, Decisions decisions, PreviousNight previous)
    {
        var join = MatchWeight.FromBits(thresholds.Join);
        var fracture = MatchWeight.FromBits(thresholds.Fracture);
        var ties = Array.FindAll(pairs, pair => pair.Weight >= join || (pair.Weight >= fracture && previous.WereTogether(pair.Left, pair.Right)));
        var whole = SetsOf(rowCount, decisions);
        foreach (var tie in ties)
        {
            whole.Unite(tie.Left, tie.Right);
        }

        var oversized = Array.FindAll(ties, tie => whole.SizeOf(tie.Left) > LargestSize);
        return (oversized.Length == 0 ? whole : Cut(rowCount, ties, oversized, whole, decisions)).FirstOfRow();
    }

    private static DisjointSets Cut(int rowCount, ScoredPair[] ties, ScoredPair[] oversized, DisjointSets whole, Decisions decisions)
    {
        var sets = SetsOf(rowCount, decisions);
        foreach (var tie in ties)
        {
            if (whole.SizeOf(tie.Left) <= LargestSize)
            {
                sets.Unite(tie.Left, tie.Right);
            }
        }

        Array.Sort(oversized, (one, other) => (other.Weight, one.Left, one.Right).CompareTo((one.Weight, other.Left, other.Right)));
        foreach (var tie in oversized)
        {
            if (sets.Find(tie.Left) != sets.Find(tie.Right) && sets.SizeOf(tie.Left) + sets.SizeOf(tie.Right) <= LargestSize)
            {
                sets.Unite(tie.Left, tie.Right);
            }
        }

        return sets;
    }

    private static DisjointSets SetsOf(int rowCount, Decisions decisions)
    {
        var sets = new DisjointSets(rowCount);
        foreach (var link in decisions.MustLinks)
        {
            sets.Unite(link.RowA, link.RowB);
        }

        return sets;
    }
}

/// <summary>Which rows were one cluster the night before.</summary>
internal sealed class PreviousNight(IReadOnlyList<string?>? clusterOfRow)
{
    public bool WereTogether(int left, int right) =>
        clusterOfRow is not null && clusterOfRow[left] is { } cluster && string.Equals(cluster, clusterOfRow[right], StringComparison.Ordinal);
}
