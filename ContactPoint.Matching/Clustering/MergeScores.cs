using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Scoring;

namespace ContactPoint.Matching.Clustering;

/// <summary>What speaks for and against joining two clusters (matching.md, section 4).</summary>
/// <remarks>
/// The mean over cross pairs of W° − join, within ±30 bits: the records of one child repeat the same facts, so their
/// weights must not be added up. Plus the sum of the exclusivities of cross pairs of one source without an agreeing
/// identifier: every further duplicate within a source is an improbable event of its own. Plus join − fracture, times the
/// share of cross pairs that were together the night before, so that numbers don't flicker.
/// </remarks>
/// <threadsafety>Immutable, so safe for any number of threads, each with a memory of its own.</threadsafety>
internal sealed class MergeScores(PairScorer scorer, Thresholds thresholds, PreviousNight previous, Exclusivity exclusivity)
{
    private static readonly long MostUnits = MatchWeight.FromBits(30).Units;

    private readonly long _join = MatchWeight.FromBits(thresholds.Join).Units;
    private readonly long _staying = (MatchWeight.FromBits(thresholds.Join) - MatchWeight.FromBits(thresholds.Fracture)).Units;

    /// <summary>
    /// What one cross pair adds to the part of the score that is a mean, and to the part that is a sum; in units of 2⁻³² bit.
    /// </summary>
    public (long Mean, long Sum) Of(int left, int right, LevelMemory[] memory)
    {
        var weight = scorer.PooledWeightOf(left, right, memory, out var pattern);
        var mean = Math.Clamp(weight.Units - _join, -MostUnits, MostUnits) + (previous.WereTogether(left, right) ? _staying : 0);
        var sum = scorer.HasAgreeingIdentifier(pattern) ? 0 : exclusivity.UnitsOf(left, right);
        return (mean, sum);
    }
}

/// <summary>
/// How strongly each source tells its own records apart: log₂ of the odds that a record has a second row there, from −10 to 0
/// bits.
/// </summary>
internal sealed class Exclusivity
{
    private const double LeastBits = -10;

    private readonly int[] _sourceOfRow;
    private readonly long[] _unitsOfSource;

    public Exclusivity(Prior prior, PairForming forming, int[] sourceOfRow, IReadOnlyList<string> sources)
    {
        _sourceOfRow = sourceOfRow;
        _unitsOfSource = [.. sources.Select((source, index) => MatchWeight.FromBits(forming.Mode switch
        {
            // Where each source holds a person once, a second row is as unlikely as anything gets.
            LinkMode.Link => LeastBits,
            LinkMode.Both when sources.Count > 1 => BitsOf(prior.For(source, source).SamePerson * (forming.RowsOf(index) - 1)),
            _ => 0,
        }).Units)];
    }

    /// <summary>The exclusivity of two rows' source, in units of 2⁻³² bit; 0 for rows of different sources.</summary>
    public long UnitsOf(int left, int right) => _sourceOfRow[left] == _sourceOfRow[right] ? _unitsOfSource[_sourceOfRow[left]] : 0;

    private static double BitsOf(double odds) =>
        odds >= 0.5 ? 0 : odds <= 0 ? LeastBits : Math.Max(Math.Log2(odds / (1 - odds)), LeastBits);
}
