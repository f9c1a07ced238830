using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Scoring;

/// <summary>Two rows that were compared, and the weight of the evidence that they are one person.</summary>
internal readonly record struct ScoredPair(int Left, int Right, MatchWeight Weight);

/// <summary>Scores candidate pairs as they stream by, and keeps those that could matter.</summary>
internal sealed class PairSieve(PairScorer scorer, MatchWeight least, int rules) : IPairVisitor
{
    private readonly LevelMemory[] _memory = scorer.Comparer.NewMemory();

    public List<ScoredPair> Kept { get; } = [];

    /// <summary>How many distinct pairs each rule added to those of the earlier ones.</summary>
    public long[] NewPairs { get; } = new long[rules];

    /// <summary>All pairs at or over a weight, in the order of their rows.</summary>
    public static (ScoredPair[] Pairs, long[] NewPairsByRule) Sift(CandidatePairs candidates, PairScorer scorer, MatchWeight least, ParallelOptions parallel)
    {
        var sieves = candidates.Visit(() => new PairSieve(scorer, least, candidates.Rules.Count), parallel);
        ScoredPair[] kept = [.. sieves.SelectMany(sieve => sieve.Kept)];
        var order = Array.ConvertAll(kept, pair => ((ulong)(uint)pair.Left << 32) | (uint)pair.Right);
        Array.Sort(order, kept);
        return (kept, [.. candidates.Rules.Select((_, rule) => sieves.Sum(sieve => sieve.NewPairs[rule]))]);
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
