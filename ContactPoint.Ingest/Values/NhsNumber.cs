using System.Globalization;

namespace ContactPoint.Ingest.Values;

/// <summary>An NHS number whose check digit is right: ten digits, written without spaces.</summary>
/// <remarks>
/// The tenth digit is a modulus 11 check digit over the first nine, weighted 10 down to 2.
/// Source: NHS Data Model and Dictionary, "NHS NUMBER".
/// Numbers that pass the check but stand for "none" (see <see cref="IsPlaceholder"/>) are not NHS numbers.
/// </remarks>
public readonly record struct NhsNumber
{
    // 0 is a placeholder, so it is free to mean "never parsed".
    private readonly ulong _number;

    private NhsNumber(ulong number) => _number = number;

    /// <summary>Reads an NHS number as people type it: spaces and hyphens are ignored.</summary>
    /// <returns><see langword="false"/> when the text has other characters, the wrong length, a wrong check digit, or is a placeholder.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out NhsNumber value)
    {
        value = default;
        Span<char> digits = stackalloc char[CheckedDigits.Count];
        if (!CheckedDigits.TryRead(text, digits) || CheckDigit(digits) != digits[^1] - '0' || IsPlaceholderDigits(digits))
        {
            return false;
        }

        value = new(ulong.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>Whether the text is a number that systems write when there is none.</summary>
    /// <remarks>
    /// Ten equal digits all pass the check: 0000000000 and 9999999999 are the tracing service's "no" and "many" answers,
    /// and 1111111111 and 0123456789 are printed on forms as examples.
    /// </remarks>
    public static bool IsPlaceholder(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[CheckedDigits.Count];
        return CheckedDigits.TryRead(text, digits) && IsPlaceholderDigits(digits);
    }

    /// <summary>The ten digits, without spaces.</summary>
    /// <exception cref="InvalidOperationException">The value was never parsed.</exception>
    public override string ToString() => _number == 0
        ? throw new InvalidOperationException("This NHS number was never parsed.")
        : _number.ToString("D10", CultureInfo.InvariantCulture);

    private static bool IsPlaceholderDigits(ReadOnlySpan<char> digits) =>
        CheckedDigits.AreAllTheSame(digits) || digits.SequenceEqual("0123456789");

    /// <summary>10 means that no check digit exists, so no tenth digit can equal it.</summary>
    private static int CheckDigit(ReadOnlySpan<char> digits)
    {
        var check = 11 - CheckedDigits.Remainder(digits);
        return check == 11 ? 0 : check;
    }
}
