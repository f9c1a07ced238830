namespace ContactPoint.Matching.Evaluating;

/// <summary>How well clusters agree with the truth.</summary>
/// <param name="Pairwise">Over pairs of records.</param>
/// <param name="Cluster">Over whole clusters: one is right if it equals an entity exactly.</param>
/// <param name="TruePairs">How many pairs of records are one entity's.</param>
/// <param name="FoundPairs">How many pairs of records are one cluster's.</param>
/// <param name="Ignored">Records in a cluster that the truth does not name. They are left out of everything.</param>
public sealed record Evaluation(Ratios Pairwise, Ratios Cluster, long TruePairs, long FoundPairs, int Ignored)
{
    /// <summary>Compares clusters with entities.</summary>
    /// <remarks>A record that the truth names and no cluster holds counts as linked to nothing.</remarks>
    /// <param name="clusterOfId">The cluster of each record.</param>
    /// <param name="entityOfId">The entity of each record whose truth is known.</param>
    public static Evaluation Of(IReadOnlyDictionary<string, string> clusterOfId, IReadOnlyDictionary<string, string> entityOfId)
    {
        // A record without a cluster is alone in one; the null beside its own id can be no other cluster's name.
        var cells = entityOfId
            .Select(record => (Entity: record.Value, Cluster: clusterOfId.TryGetValue(record.Key, out var cluster) ? (cluster, "") : (null, record.Key)))
            .GroupBy(record => record)
            .Select(cell => (cell.Key.Entity, cell.Key.Cluster, Size: (long)cell.Count()))
            .ToList();
        var entities = cells.GroupBy(cell => cell.Entity, cell => cell.Size).ToDictionary(group => group.Key, group => group.Sum());
        var clusters = cells.GroupBy(cell => cell.Cluster, cell => cell.Size).ToDictionary(group => group.Key, group => group.Sum());

        var truePairs = entities.Values.Sum(PairsAmong);
        var foundPairs = clusters.Values.Sum(PairsAmong);
        var rightPairs = cells.Sum(cell => PairsAmong(cell.Size));
        var rightClusters = cells.LongCount(cell => cell.Size == entities[cell.Entity] && cell.Size == clusters[cell.Cluster]);
        return new(
            Ratios.Of(rightPairs, foundPairs, truePairs),
            Ratios.Of(rightClusters, clusters.Count, entities.Count),
            truePairs,
            foundPairs,
            clusterOfId.Keys.Count(id => !entityOfId.ContainsKey(id)));
    }

    private static long PairsAmong(long records) => records * (records - 1) / 2;
}

/// <summary>Precision, recall and F1, each from 0 to 1; <see langword="null"/> where nothing was there to take a share of.</summary>
/// <param name="Precision">The share of what was found that is right.</param>
/// <param name="Recall">The share of what is right that was found.</param>
/// <param name="F1">The harmonic mean of the two.</param>
public sealed record Ratios(double? Precision, double? Recall, double? F1)
{
    internal static Ratios Of(long right, long found, long wanted) => new(
        found == 0 ? null : right / (double)found,
        wanted == 0 ? null : right / (double)wanted,
        found + wanted == 0 ? null : 2.0 * right / (found + wanted));
}
