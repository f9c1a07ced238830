using System.Collections.Immutable;

using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Scoring;

/// <summary>Agreement patterns into weights, by a trained model; and the explanation, which is the same sum.</summary>
/// <remarks>All sums are of whole units, so their order does not matter.</remarks>
/// <threadsafety>Immutable, so safe for any number of threads, each with a memory of its own.</threadsafety>
internal sealed class PairScorer
{
    private readonly LinkageModel _model;
    private readonly PairComparer _comparer;
    private readonly PairForming _forming;
    private readonly long[][][] _units;
    private readonly long[][] _priors;
    private readonly long[] _pooledPrior;
    private readonly FrequencyScores?[] _frequencies;

    /// <param name="model">A trained model with its frequencies.</param>
    /// <param name="comparer">The model's comparisons, bound to the table.</param>
    /// <param name="forming">Which rows may be paired.</param>
    /// <param name="sources">The names of the table's sources.</param>
    public PairScorer(LinkageModel model, PairComparer comparer, PairForming forming, IReadOnlyList<string> sources)
    {
        (_model, _comparer, _forming) = (model, comparer, forming);
        var prior = model.Prior!;
        _units = [.. model.Rivals.Select(rival => model.Comparisons.Select(comparison => UnitsOf(comparison, rival)).ToArray())];
        _pooledPrior = PriorUnits(sources.Count > 1 && forming.Mode != LinkMode.Dedupe ? prior.Between : prior.Within);
        _priors = new long[forming.SourcePairCount][];
        for (var right = 0; right < sources.Count; right++)
        {
            for (var left = 0; left <= right; left++)
            {
                _priors[PairForming.SourcePair(left, right)] = PriorUnits(prior.For(sources[left], sources[right]));
            }
        }

        _frequencies = [.. comparer.Comparers.Zip(model.Comparisons, FrequencyScoresOf)];
    }

    public PairComparer Comparer => _comparer;

    /// <summary>
    /// The most by which any pair's weight can differ from what another scorer gives, where the two differ in term frequencies
    /// alone: a weight over rivals moves by no more than the column that moves most.
    /// </summary>
    public MatchWeight LargestShift(PairScorer other) =>
        MatchWeight.FromUnits(_frequencies.Zip(other._frequencies, (mine, its) => mine is null || its is null ? 0 : mine.LargestShift(its)).Sum());

    /// <summary>The pair's weight W.</summary>
    public MatchWeight WeightOf(int left, int right, LevelMemory[] memory) =>
        WeightOf(left, right, _priors[_forming.SourcePairOf(left, right)], memory, out _);

    /// <summary>
    /// The weight W° and the pattern, for clustering: with the prior of pairs of different sources pooled, so that exclusivity
    /// isn't counted twice.
    /// </summary>
    public MatchWeight PooledWeightOf(int left, int right, LevelMemory[] memory, out ulong pattern) =>
        WeightOf(left, right, _pooledPrior, memory, out pattern);

    /// <summary>Whether a comparison of class identifier agrees exactly in a pattern.</summary>
    public bool HasAgreeingIdentifier(ulong pattern)
    {
        for (var index = 0; index < _model.Comparisons.Length; index++)
        {
            if (_model.Comparisons[index].Class == EvidenceClass.Identifier && _comparer.Layout.LevelIn(pattern, index) == 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One column for each rival; their totals, joined, are the pair's weight.</summary>
    public ImmutableArray<RivalColumn> Explain(int left, int right)
    {
        var memory = _comparer.NewMemory();
        var pattern = _comparer.PatternOf(left, right, memory);
        var prior = _priors[_forming.SourcePairOf(left, right)];
        return
        [
            .. _model.Rivals.Select((rival, index) => new RivalColumn(
                rival,
                MatchWeight.FromUnits(prior[index]),
                [.. _model.Comparisons.SelectMany((_, comparison) => StepsOf(index, comparison, pattern, memory))])),
        ];
    }

    private IEnumerable<RivalStep> StepsOf(int rival, int index, ulong pattern, LevelMemory[] memory)
    {
        var comparison = _model.Comparisons[index];
        var level = _comparer.Layout.LevelIn(pattern, index);
        var label = level == RowComparer.Missing ? "missing" : comparison.Levels[level - 1].Label;
        yield return new(comparison.Name, label, MatchWeight.FromUnits(_units[rival][index][level]));

        if (_frequencies[index] is { } frequency && frequency.CountsAgainst(_model.Rivals[rival])
            && frequency.UnitsOf(level, memory[index].Best) is not 0 and var units)
        {
            yield return new(comparison.Name, "frequency of the value", MatchWeight.FromUnits(units));
        }
    }

    private MatchWeight WeightOf(int left, int right, long[] prior, LevelMemory[] memory, out ulong pattern)
    {
        pattern = _comparer.PatternOf(left, right, memory);
        Span<long> sums = stackalloc long[prior.Length];
        prior.CopyTo(sums);
        for (var index = 0; index < _frequencies.Length; index++)
        {
            var level = _comparer.Layout.LevelIn(pattern, index);
            var frequency = _frequencies[index];
            var adjustment = frequency?.UnitsOf(level, memory[index].Best) ?? 0;
            for (var rival = 0; rival < sums.Length; rival++)
            {
                sums[rival] += _units[rival][index][level];
                if (adjustment != 0 && frequency!.CountsAgainst(_model.Rivals[rival]))
                {
                    sums[rival] += adjustment;
                }
            }
        }

        return MatchWeight.OverRivals(System.Runtime.InteropServices.MemoryMarshal.Cast<long, MatchWeight>(sums));
    }

    private static long[] UnitsOf(Comparison comparison, Rival rival) =>
        [0, .. comparison.Levels.Select(level => MatchWeight.FromProbabilities(level.M!.Value, level.Of(rival)!.Value).Units)];

    private long[] PriorUnits(ClassShares shares) =>
        [.. _model.Rivals.Select(rival => MatchWeight.FromBits(Math.Log2(shares.SamePerson) - Math.Log2(shares.Of(rival))).Units)];

    private FrequencyScores? FrequencyScoresOf(RowComparer comparer, Comparison trained) =>
        trained.TermFrequency && comparer is ValueComparer values
            && _model.Frequencies?.Comparisons.GetValueOrDefault(trained.Name) is { } counts
            ? new(values, trained, counts)
            : null;
}
