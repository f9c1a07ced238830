using ContactPoint.Matching.Scoring;

namespace ContactPoint.Matching.Clustering;

/// <summary>Which rows are taken to be one person.</summary>
internal static class Clusters
{
    /// <summary>For each row the first row of its cluster.</summary>
    public static int[] Of(RowGroups components, int rowCount, Decisions decisions, MergeScores scores, PairScorer scorer, ParallelOptions parallel)
    {
        var clusterOfRow = new int[rowCount];
        for (var row = 0; row < rowCount; row++)
        {
            clusterOfRow[row] = row;
        }

        Parallel.For(0, components.Count, parallel, scorer.Comparer.NewMemory, (index, _, memory) =>
        {
            foreach (var cluster in ComponentClusters.Of(components[index], decisions, scores, memory))
            {
                foreach (var row in cluster)
                {
                    clusterOfRow[row] = cluster[0];
                }
            }

            return memory;
        }, _ => { });
        return clusterOfRow;
    }
}
