using System.Globalization;

namespace ContactPoint.Ingest.Values;

/// <summary>A unique learner number whose check digit is right: ten digits, the first not 0.</summary>
/// <remarks>
/// Weights 10 down to 2 over the first nine digits; r is their sum modulo 11; the tenth digit is 10 − r, and r = 0 is never issued.
/// The NHS number uses the same weights and 11 − r, so no ten digits are ever valid as both: a swapped column shows itself.
/// Source: Learning Records Service, definition of the ULN.
/// </remarks>
public readonly record struct Uln
{
    // A learner number never begins with 0, so 0 is free to mean "never parsed".
    private readonly ulong _number;

    private Uln(ulong number) => _number = number;

    /// <summary>Reads a learner number as people type it: spaces and hyphens are ignored.</summary>
    /// <returns><see langword="false"/> when the text has other characters, the wrong length, a leading 0, or a wrong check digit.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Uln value)
    {
        value = default;
        Span<char> digits = stackalloc char[CheckedDigits.Count];
        if (!CheckedDigits.TryRead(text, digits) || digits[0] == '0')
        {
            return false;
        }

        var remainder = CheckedDigits.Remainder(digits);
        if (remainder == 0 || 10 - remainder != digits[^1] - '0')
        {
            return false;
        }

        value = new(ulong.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>The ten digits, without spaces.</summary>
    /// <exception cref="InvalidOperationException">The value was never parsed.</exception>
    public override string ToString() => _number == 0
        ? throw new InvalidOperationException("This learner number was never parsed.")
        : _number.ToString(CultureInfo.InvariantCulture);
}
