using System.Collections.Concurrent;

using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Scoring;

/// <summary>Two rows that were compared, and the weight of the evidence that they are one person.</summary>
internal readonly record struct ScoredPair(int Left, int Right, MatchWeight Weight);

/// <summary>The candidate pairs that could matter.</summary>
/// <param name="Pairs">Those at or over some weight, in the order of their rows.</param>
/// <param name="NewPairsByRule">How many distinct pairs each rule added to those of the earlier ones, whatever their weights.</param>
internal sealed record SiftedPairs(ScoredPair[] Pairs, long[] NewPairsByRule);

/// <summary>Scores candidate pairs as they stream by, and keeps those that could matter.</summary>
internal sealed class PairSieve(PairScorer scorer, MatchWeight least, int rules) : IPairVisitor
{
    private readonly LevelMemory[] _memory = scorer.Comparer.NewMemory();

    public List<ScoredPair> Kept { get; } = [];

    /// <summary>How many distinct pairs each rule added to those of the earlier ones.</summary>
    public long[] NewPairs { get; } = new long[rules];

    /// <summary>All pairs at or over a weight, in the order of their rows.</summary>
    public static SiftedPairs Sift(CandidatePairs candidates, PairScorer scorer, MatchWeight least, ParallelOptions parallel)
    {
        var sieves = candidates.Visit(() => new PairSieve(scorer, least, candidates.Rules.Count), parallel);
        ScoredPair[] kept = [.. sieves.SelectMany(sieve => sieve.Kept)];
        var order = Array.ConvertAll(kept, pair => ((ulong)(uint)pair.Left << 32) | (uint)pair.Right);
        Array.Sort(order, kept);
        return new(kept, [.. candidates.Rules.Select((_, rule) => sieves.Sum(sieve => sieve.NewPairs[rule]))]);
    }

    /// <summary>The same pairs scored anew, of which those at or over a weight are kept.</summary>
    public static ScoredPair[] Resift(ScoredPair[] pairs, PairScorer scorer, MatchWeight least, ParallelOptions parallel)
    {
        if (pairs.Length == 0)
        {
            return [];
        }

        var scored = new ScoredPair[pairs.Length];
        Parallel.ForEach(Partitioner.Create(0, pairs.Length), parallel, scorer.Comparer.NewMemory, (range, _, memory) =>
        {
            for (var index = range.Item1; index < range.Item2; index++)
            {
                var (left, right, _) = pairs[index];
                scored[index] = new(left, right, scorer.WeightOf(left, right, memory));
            }

            return memory;
        }, _ => { });
        return Array.FindAll(scored, pair => pair.Weight >= least);
    }

    public void See(int rule, int left, int right, ulong rules)
    {
        NewPairs[rule]++;
        var weight = scorer.WeightOf(left, right, _memory);
        if (weight >= least)
        {
            Kept.Add(new(left, right, weight));
        }
    }
}
