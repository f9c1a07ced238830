using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Estimating;

/// <summary>
/// How often two records taken at random show each level: u, before the few of one person or household among them are taken
/// out.
/// </summary>
internal sealed class Strangers(PairComparer comparer, PairForming forming, Table table, Sampling sampling)
{
    private const int Streams = 64;

    /// <summary>A level that no sampled pair showed is taken to be half a pair's.</summary>
    private const double UnseenPairs = 0.5;

    /// <summary>
    /// The shares of each comparison's levels. Levels that are plain equality are counted over the whole table; the rest are
    /// sampled.
    /// </summary>
    public double[][] Shares(ParallelOptions parallel)
    {
        var sampled = Sample(parallel);
        return [.. comparer.Comparers.Select((row, index) => SharesOf(row, sampled[index]))];
    }

    private double[] SharesOf(RowComparer row, long[] sampled)
    {
        var shares = new double[row.Comparison.Levels.Length];
        var agreed = 0.0;
        for (var level = 0; level < row.CountedLevels.Count; level++)
        {
            // Each counted level implies the next, so what the next adds is the difference.
            var (share, pairs) = ShareThatAgrees(row.CountedLevels[level]);
            shares[level] = Math.Max(share - agreed, UnseenPairs / Math.Max(pairs, 1));
            agreed = Math.Max(agreed, share);
        }

        var rest = sampled.Skip(1 + row.CountedLevels.Count).Sum(count => count + UnseenPairs);
        for (var level = row.CountedLevels.Count; level < shares.Length; level++)
        {
            shares[level] = (1 - agreed) * (sampled[level + 1] + UnseenPairs) / rest;
        }

        return LevelTable.Normalised(shares);
    }

    /// <summary>The share of pairs that may be formed, of those without a missing value, in which both rows have one code.</summary>
    private (double Share, double Pairs) ShareThatAgrees(int[] codes)
    {
        var rowsBySource = new double[forming.SourceCount];
        var counts = new Dictionary<(int Code, int Source), long>();
        for (var row = 0; row < codes.Length; row++)
        {
            if (codes[row] != Column.Missing)
            {
                rowsBySource[table.SourceOfRow[row]]++;
                var key = (codes[row], table.SourceOfRow[row]);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        var within = counts.Values.Sum(count => (double)count * (count - 1));
        var pairsWithin = rowsBySource.Sum(rows => rows * (rows - 1));
        var all = counts.GroupBy(entry => entry.Key.Code, entry => entry.Value).Sum(group => (double)group.Sum() * (group.Sum() - 1));
        var pairs = rowsBySource.Sum() * (rowsBySource.Sum() - 1);
        var (agreeing, possible) = forming.Mode switch
        {
            LinkMode.Dedupe => (within, pairsWithin),
            LinkMode.Link => (all - within, pairs - pairsWithin),
            _ => (all, pairs),
        };
        return (possible == 0 ? 0 : agreeing / possible, possible / 2);
    }

    /// <summary>How many sampled pairs reached each level; the first count of each comparison is of missing ones.</summary>
    private long[][] Sample(ParallelOptions parallel)
    {
        var rows = table.RowCount;
        var whole = (long)rows * (rows - 1) / 2 <= sampling.Pairs;
        var counts = new long[Streams][][];
        Parallel.For(0, Streams, parallel, comparer.NewMemory, (stream, _, memory) =>
        {
            counts[stream] = [.. comparer.Comparers.Select(row => new long[row.Comparison.Levels.Length + 1])];
            foreach (var (left, right) in whole ? AllPairs(stream) : RandomPairs(stream))
            {
                Count(left, right, counts[stream], memory);
            }

            return memory;
        }, _ => { });
        return [.. comparer.Comparers.Select((_, index) =>
            Enumerable.Range(0, counts[0][index].Length).Select(level => counts.Sum(of => of[index][level])).ToArray())];
    }

    private IEnumerable<(int Left, int Right)> AllPairs(int stream)
    {
        for (var left = stream; left < table.RowCount; left += Streams)
        {
            for (var right = left + 1; right < table.RowCount; right++)
            {
                yield return (left, right);
            }
        }
    }

    private IEnumerable<(int Left, int Right)> RandomPairs(int stream)
    {
        var random = new SeededRandom(sampling.Seed, stream);
        for (var pair = stream; pair < sampling.Pairs; pair += Streams)
        {
            var (left, right) = (random.Below(table.RowCount), random.Below(table.RowCount));
            if (left != right)
            {
                yield return (left, right);
            }
        }
    }

    private void Count(int left, int right, long[][] counts, LevelMemory[] memory)
    {
        if (forming.MayPair(left, right))
        {
            var pattern = comparer.PatternOf(left, right, memory);
            for (var index = 0; index < counts.Length; index++)
            {
                counts[index][comparer.Layout.LevelIn(pattern, index)]++;
            }
        }
    }
}
