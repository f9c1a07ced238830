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

    /// <summary>The components of two rows or more, each with its rows in stable order.</summary>
    /// <remarks>
    /// Ties are must-links, pairs at or over join, and pairs at or over fracture that were together the night before.
    /// The strongest are tied first (Kruskal 1956), and a tie that would go over the bound is left out: so what is cut is the weakest, and never a must-link.
    /// </remarks>
    public static List<int[]> Of(int rowCount, ScoredPair[] pairs, Thresholds thresholds, Decisions decisions, PreviousNight previous)
    {
        var sets = new DisjointSets(rowCount);
        foreach (var link in decisions.MustLinks)
        {
            sets.Unite(link.RowA, link.RowB);
        }

        var join = MatchWeight.FromBits(thresholds.Join);
        var fracture = MatchWeight.FromBits(thresholds.Fracture);
        var ties = Array.FindAll(pairs, pair => pair.Weight >= join || (pair.Weight >= fracture && previous.WereTogether(pair.Left, pair.Right)));
        Array.Sort(ties, (one, other) => (other.Weight, one.Left, one.Right).CompareTo((one.Weight, other.Left, other.Right)));
        foreach (var tie in ties)
        {
            if (sets.Find(tie.Left) != sets.Find(tie.Right) && sets.SizeOf(tie.Left) + sets.SizeOf(tie.Right) <= LargestSize)
            {
                sets.Unite(tie.Left, tie.Right);
            }
        }

        return [.. Enumerable.Range(0, rowCount)
            .Where(row => sets.SizeOf(row) > 1)
            .GroupBy(sets.Find)
            .Select(rows => rows.ToArray())];
    }
}

/// <summary>Which rows were one cluster the night before.</summary>
internal sealed class PreviousNight(IReadOnlyList<string?>? clusterOfRow)
{
    public bool WereTogether(int left, int right) =>
        clusterOfRow is not null && clusterOfRow[left] is { } cluster && string.Equals(cluster, clusterOfRow[right], StringComparison.Ordinal);
}
