using ContactPoint.Matching.Comparing;

namespace ContactPoint.Matching.Clustering;

/// <summary>Finds the clusters of one component: merges the best first, then lets records move to where they fit better.</summary>
/// <remarks>
/// The things that are merged are groups: rows that decisions hold together, mostly a row alone. Groups are in stable
/// order, and a cluster is named by its first, so ties fall the same way whatever the order of rows or threads.
/// </remarks>
internal sealed class ComponentClusters
{
    private const int MostPasses = 10;
    private const int Nobody = -1;

    private readonly int[][] _groups;
    private readonly long[,] _mean;
    private readonly long[,] _sum;
    private readonly bool[,] _apart;
    private readonly int[] _clusterOfGroup;

    private ComponentClusters(int[][] groups)
    {
        _groups = groups;
        _mean = new long[groups.Length, groups.Length];
        _sum = new long[groups.Length, groups.Length];
        _apart = new bool[groups.Length, groups.Length];
        _clusterOfGroup = [.. Enumerable.Range(0, groups.Length)];
    }

    /// <summary>The clusters, each with its rows in stable order.</summary>
    public static IEnumerable<int[]> Of(ReadOnlySpan<int> rows, Decisions decisions, MergeScores scores, LevelMemory[] memory)
    {
        var component = new ComponentClusters([.. rows.ToArray().GroupBy(decisions.GroupOf).Select(group => group.ToArray())]);
        component.Score(decisions, scores, memory);
        component.MergeBestFirst();
        component.MoveLocally();
        return component.Clusters();
    }

    private void Score(Decisions decisions, MergeScores scores, LevelMemory[] memory)
    {
        for (var i = 0; i < _groups.Length; i++)
        {
            for (var j = i + 1; j < _groups.Length; j++)
            {
                foreach (var left in _groups[i])
                {
                    foreach (var right in _groups[j])
                    {
                        var (mean, sum) = scores.Of(Math.Min(left, right), Math.Max(left, right), memory);
                        (_mean[i, j], _sum[i, j]) = (_mean[i, j] + mean, _sum[i, j] + sum);
                    }
                }

                (_mean[j, i], _sum[j, i]) = (_mean[i, j], _sum[i, j]);
                _apart[i, j] = _apart[j, i] = decisions.AreApart(decisions.GroupOf(_groups[i][0]), decisions.GroupOf(_groups[j][0]));
            }
        }
    }

    private void MergeBestFirst()
    {
        var between = new Totals((long[,])_mean.Clone(), (long[,])_sum.Clone(), (bool[,])_apart.Clone(), [.. _groups.Select(group => group.Length)]);
        var best = new int[_groups.Length];
        for (var group = 0; group < best.Length; group++)
        {
            best[group] = between.BestAfter(group);
        }

        while (BestPair(between, best) is var (kept, joined) && kept != Nobody)
        {
            between.Merge(kept, joined);
            for (var group = 0; group < _groups.Length; group++)
            {
                _clusterOfGroup[group] = _clusterOfGroup[group] == joined ? kept : _clusterOfGroup[group];
            }

            for (var group = 0; group < best.Length; group++)
            {
                if (!between.IsAlive(group))
                {
                    continue;
                }

                if (group == kept || best[group] == kept || best[group] == joined)
                {
                    best[group] = between.BestAfter(group);
                }
                else if (group < kept && between.IsBetter(group, kept, best[group]))
                {
                    best[group] = kept;
                }
            }
        }
    }

    private static (int Kept, int Joined) BestPair(Totals between, int[] best)
    {
        var (kept, score) = (Nobody, 0L);
        for (var group = 0; group < best.Length; group++)
        {
            if (between.IsAlive(group) && best[group] != Nobody && between.Score(group, best[group]) > score)
            {
                (kept, score) = (group, between.Score(group, best[group]));
            }
        }

        return kept == Nobody ? (Nobody, Nobody) : (kept, best[kept]);
    }

    private void MoveLocally()
    {
        for (var (pass, moved) = (0, true); moved && pass < MostPasses; pass++)
        {
            moved = false;
            for (var group = 0; group < _groups.Length; group++)
            {
                var cluster = BestClusterFor(group);
                moved |= cluster != _clusterOfGroup[group];
                _clusterOfGroup[group] = cluster;
            }
        }
    }

    /// <summary>
    /// The cluster that a group fits best: another only if it scores higher than its own, and one of its own if none speaks for
    /// it.
    /// </summary>
    private int BestClusterFor(int group)
    {
        var (means, sums, rows) = (new long[_groups.Length], new long[_groups.Length], new long[_groups.Length]);
        var apart = new bool[_groups.Length];
        for (var other = 0; other < _groups.Length; other++)
        {
            if (other != group)
            {
                var cluster = _clusterOfGroup[other];
                means[cluster] += _mean[group, other];
                sums[cluster] += _sum[group, other];
                rows[cluster] += _groups[other].Length;
                apart[cluster] |= _apart[group, other];
            }
        }

        var own = _clusterOfGroup[group];
        var best = Array.FindIndex(rows, count => count == 0);
        var bestScore = 0L;
        foreach (var cluster in Enumerable.Range(0, _groups.Length).Where(cluster => rows[cluster] > 0 && !apart[cluster]))
        {
            var score = (means[cluster] / (rows[cluster] * _groups[group].Length)) + sums[cluster];
            if (score > bestScore || (score == bestScore && cluster == own))
            {
                (best, bestScore) = (cluster, score);
            }
        }

        return rows[own] == 0 && bestScore == 0 ? own : best;
    }

    private IEnumerable<int[]> Clusters() => Enumerable.Range(0, _groups.Length)
        .GroupBy(group => _clusterOfGroup[group])
        .Select(groups => groups.SelectMany(group => _groups[group]).Order().ToArray());

    /// <summary>What stands between clusters while they are merged. A cluster is named by its first group.</summary>
    private sealed class Totals(long[,] mean, long[,] sum, bool[,] apart, int[] rows)
    {
        public bool IsAlive(int cluster) => rows[cluster] > 0;

        /// <summary>The merge score, in units of 2⁻³² bit.</summary>
        public long Score(int left, int right) => apart[left, right]
            ? long.MinValue
            : (mean[left, right] / ((long)rows[left] * rows[right])) + sum[left, right];

        /// <summary>Whether one partner is better than another; of equals, the one that comes first.</summary>
        public bool IsBetter(int cluster, int partner, int than)
        {
            if (than == Nobody)
            {
                return true;
            }

            var (score, other) = (Score(cluster, partner), Score(cluster, than));
            return score > other || (score == other && partner < than);
        }

        /// <summary>The best partner among the clusters after this one.</summary>
        public int BestAfter(int cluster)
        {
            var best = Nobody;
            for (var partner = cluster + 1; partner < rows.Length; partner++)
            {
                if (IsAlive(partner) && IsBetter(cluster, partner, best))
                {
                    best = partner;
                }
            }

            return best;
        }

        /// <summary>Takes the second cluster into the first.</summary>
        public void Merge(int kept, int joined)
        {
            for (var other = 0; other < rows.Length; other++)
            {
                if (IsAlive(other) && other != kept && other != joined)
                {
                    mean[kept, other] = mean[other, kept] += mean[joined, other];
                    sum[kept, other] = sum[other, kept] += sum[joined, other];
                    apart[kept, other] = apart[other, kept] |= apart[joined, other];
                }
            }

            rows[kept] += rows[joined];
            rows[joined] = 0;
        }
    }
}
