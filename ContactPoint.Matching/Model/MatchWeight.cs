using System.Globalization;

namespace ContactPoint.Matching.Model;

/// <summary>The strength of the evidence that two records are one person, in bits (log base 2 of the odds).</summary>
/// <remarks>
/// <para>Each bit doubles the odds. 0 means even odds; +10 means about 1,000 to 1 on; −10 means about 1,000 to 1 against.</para>
/// <para>
/// Weights of separate comparisons add up, because Fellegi and Sunter take them to be independent
/// (A Theory for Record Linkage, 1969, section 2).
/// </para>
/// <para>
/// Kept as a whole number of units of 2⁻³² bit, so that a sum is the same in whatever order it is formed: by any
/// number of threads, in any order of rows. The range is ±2³¹ bits.
/// </para>
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
/// </remarks>
public readonly record struct MatchWeight : IComparable<MatchWeight>
{
    private const double UnitsPerBit = 4294967296.0;

    private MatchWeight(long units) => Units = units;

    /// <summary>No evidence either way.</summary>
    public static MatchWeight None => default;

    /// <summary>The weight as a whole number of units of 2⁻³² bit.</summary>
    public long Units { get; }

    /// <summary>The weight in bits.</summary>
    public double Bits => Units / UnitsPerBit;

    /// <summary>The weight of that many units of 2⁻³² bit.</summary>
    public static MatchWeight FromUnits(long units) => new(units);

    /// <summary>The weight nearest to that many bits.</summary>
    /// <exception cref="OverflowException">The number is not finite, or outside ±2³¹ bits.</exception>
    public static MatchWeight FromBits(double bits) => new(checked((long)Math.Round(bits * UnitsPerBit)));

    /// <summary>The weight of seeing a level: log₂(m ÷ k).</summary>
    /// <param name="m">How often pairs that are one person show the level; over 0, at most 1.</param>
    /// <param name="k">How often pairs of the rival class show the level; over 0, at most 1.</param>
    public static MatchWeight FromProbabilities(double m, double k)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(m);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(m, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, 1);
        return FromBits(Math.Log2(m) - Math.Log2(k));
    }

    /// <summary>The weight of a pair over several rivals: −log₂ Σ 2^−W, at most the smallest of the columns.</summary>
    /// <remarks>
    /// The odds of one person against any of the rivals. With one rival it is that rival's column, exactly.
    /// </remarks>
    /// <param name="columns">One weight for each rival, in the model's order.</param>
    public static MatchWeight OverRivals(ReadOnlySpan<MatchWeight> columns)
    {
        var smallest = long.MaxValue;
        foreach (var column in columns)
        {
            smallest = Math.Min(smallest, column.Units);
        }

        if (columns.Length == 1)
        {
            return new(smallest);
        }

        var sum = 0.0;
        foreach (var column in columns)
        {
            sum += Math.Pow(2, (smallest - column.Units) / UnitsPerBit);
        }

        return new(smallest - (long)Math.Round(Math.Log2(sum) * UnitsPerBit));
    }

    /// <summary>The probability, 0 to 1, for people to read: add weights, never probabilities.</summary>
    public double ToProbability() => 1 / (1 + Math.Pow(2, -Bits));

    /// <inheritdoc/>
    public int CompareTo(MatchWeight other) => Units.CompareTo(other.Units);

    /// <summary>The bits with a sign and two decimals, for example <c>+3.25</c>.</summary>
    public override string ToString() => Bits.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    /// <summary>The evidence of both.</summary>
    public static MatchWeight operator +(MatchWeight left, MatchWeight right) => new(left.Units + right.Units);

    /// <summary>The evidence of the left without that of the right.</summary>
    public static MatchWeight operator -(MatchWeight left, MatchWeight right) => new(left.Units - right.Units);

    /// <summary>Whether the left is the weaker evidence.</summary>
    public static bool operator <(MatchWeight left, MatchWeight right) => left.Units < right.Units;

    /// <summary>Whether the left is the stronger evidence.</summary>
    public static bool operator >(MatchWeight left, MatchWeight right) => left.Units > right.Units;

    /// <summary>Whether the left is at most as strong.</summary>
    public static bool operator <=(MatchWeight left, MatchWeight right) => left.Units <= right.Units;

    /// <summary>Whether the left is at least as strong.</summary>
    public static bool operator >=(MatchWeight left, MatchWeight right) => left.Units >= right.Units;
}
