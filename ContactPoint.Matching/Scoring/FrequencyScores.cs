using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Scoring;

/// <summary>What the rarity of a value adds to a weight: log₂(u of the exact level ÷ the value's frequency), for one comparison.</summary>
internal sealed class FrequencyScores
{
    private readonly ValueComparer _comparer;
    private readonly long[] _unitsOfValue;
    private readonly double[] _shareOfLevel;

    public FrequencyScores(ValueComparer comparer, Comparison trained, ValueCounts counts)
    {
        var levels = trained.Levels;
        var exact = levels.First(level => level.IsExact).U!.Value;

        // In a small table ten bearers are a crowd; a rare value must not weigh less than an average one for that.
        var rarest = Math.Min(exact, TermFrequencies.FewestBearers / (double)Math.Max(counts.Bearers, 1));
        _comparer = comparer;
        _shareOfLevel = [0, .. levels.Select(level => level.TermFrequencyShare)];
        _unitsOfValue = comparer.Values.Each(value =>
            MatchWeight.FromBits(Math.Log2(exact / Math.Max(rarest, counts.FrequencyOf(value)))).Units);
    }

    /// <summary>The most, in units of 2⁻³² bit, by which the adjustment of any value differs from the same comparison's under other counts.</summary>
    public long LargestShift(FrequencyScores other)
    {
        var largest = 0L;
        for (var code = 1; code < _unitsOfValue.Length; code++)
        {
            largest = Math.Max(largest, Math.Abs(_unitsOfValue[code] - other._unitsOfValue[code]));
        }

        return largest;
    }

    /// <summary>
    /// Whether the adjustment counts against a rival: a rare forename against all, a rare surname not against a household that
    /// shares it.
    /// </summary>
    public bool CountsAgainst(Rival rival) => rival == Rival.Stranger || _comparer.Comparison.Class == EvidenceClass.Personal;

    /// <summary>The adjustment, by the commoner of the two values.</summary>
    /// <param name="level">The level that the last pair reached in the comparison.</param>
    /// <param name="best">The values of it that agree best.</param>
    public long UnitsOf(int level, BestValues best)
    {
        var share = _shareOfLevel[level];
        if (share == 0)
        {
            return 0;
        }

        return (long)(share * Math.Min(_unitsOfValue[best.Left], _unitsOfValue[best.Right]));
    }
}
