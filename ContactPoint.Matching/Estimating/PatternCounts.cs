using System.Numerics;
using System.Runtime.InteropServices;

using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Comparing;

namespace ContactPoint.Matching.Estimating;

/// <summary>
/// How often each agreement pattern occurs. All that training needs to know of the pairs, of which there may be thousands of
/// times more.
/// </summary>
internal sealed class PatternCounts
{
    private PatternCounts(ulong[] patterns, PatternLayout layout, long[][] byRule, long[][] bySourcePair)
    {
        Levels = Array.ConvertAll(patterns, pattern => Unpacked(pattern, layout));
        ByRule = byRule;
        BySourcePair = bySourcePair;
    }

    /// <summary>For each pattern, in ascending order, the level of each comparison.</summary>
    public byte[][] Levels { get; }

    /// <summary>For each rule, how many of all pairs that it brings together show each pattern.</summary>
    public long[][] ByRule { get; }

    /// <summary>For each pair of sources, how many distinct candidate pairs show each pattern.</summary>
    public long[][] BySourcePair { get; }

    public static PatternCounts Of(CandidatePairs pairs, PairComparer comparer, PairForming forming, ParallelOptions parallel)
    {
        var (rules, sourcePairs) = (pairs.Rules.Count, forming.SourcePairCount);
        var counters = pairs.Visit(() => new Counter(comparer, forming, rules, sourcePairs), parallel);
        var merged = new SortedDictionary<ulong, long[]>();
        foreach (var (pattern, counts) in counters.SelectMany(counter => counter.Counts))
        {
            if (!merged.TryAdd(pattern, counts))
            {
                var sum = merged[pattern];
                for (var index = 0; index < sum.Length; index++)
                {
                    sum[index] += counts[index];
                }
            }
        }

        long[][] Columns(int first, int count) =>
            [.. Enumerable.Range(first, count).Select(index => merged.Values.Select(counts => counts[index]).ToArray())];

        return new([.. merged.Keys], comparer.Layout, Columns(0, rules), Columns(rules, sourcePairs));
    }

    private static byte[] Unpacked(ulong pattern, PatternLayout layout)
    {
        var levels = new byte[layout.Count];
        for (var index = 0; index < levels.Length; index++)
        {
            levels[index] = (byte)layout.LevelIn(pattern, index);
        }

        return levels;
    }

    private sealed class Counter(PairComparer comparer, PairForming forming, int ruleCount, int sourcePairs) : IPairVisitor
    {
        private readonly LevelMemory[] _memory = comparer.NewMemory();

        /// <summary>For each pattern one count for each rule, and then one for each pair of sources.</summary>
        public Dictionary<ulong, long[]> Counts { get; } = [];

        public void See(int rule, int left, int right, ulong rules)
        {
            var pattern = comparer.PatternOf(left, right, _memory);
            ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(Counts, pattern, out _);
            counts ??= new long[ruleCount + sourcePairs];
            counts[ruleCount + forming.SourcePairOf(left, right)]++;
            for (; rules != 0; rules &= rules - 1)
            {
                counts[BitOperations.TrailingZeroCount(rules)]++;
            }
        }
    }
}
