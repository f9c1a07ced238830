using PhoneNumbers;

namespace ContactPoint.Ingest.Values;

/// <summary>Telephone numbers, written as E.164.</summary>
/// <remarks>
/// The only place that calls libphonenumber. Numbers without a country are British. A number is taken when a number of its
/// length can exist: the ranges kept for drama (07700 900xxx) are possible and never valid, and a new range must not lose a parent.
/// </remarks>
public static class TelephoneNumber
{
    private const string HomeCountry = "GB";
    private const int MaximumLength = 40;
    private const int NationalDigits = 11;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>Reads a number as people type it.</summary>
    /// <param name="text">For example 0161 496 0000.</param>
    /// <param name="standard">For example +441614960000; an extension is left out.</param>
    public static bool TryStandardise(ReadOnlySpan<char> text, out string standard)
    {
        standard = "";
        var trimmed = text.Trim();
        if (trimmed.IsEmpty || trimmed.Length > MaximumLength)
        {
            return false;
        }

        if (TryReadNational(trimmed, out standard))
        {
            return true;
        }

        PhoneNumber number;
        try
        {
            number = Numbers.Parse(trimmed.ToString(), HomeCountry);
        }
        catch (NumberParseException)
        {
            // the library has no other way of saying no
            return false;
        }

        if (Numbers.IsPossibleNumberWithReason(number) != PhoneNumberUtil.ValidationResult.IS_POSSIBLE)
        {
            return false;
        }

        standard = Numbers.Format(number, PhoneNumberFormat.E164);
        return true;
    }

    /// <summary>
    /// The number that nearly every British person writes: 0, then ten digits of which the first is not 0, with spaces anywhere. The library
    /// says the same of it, in fifty times the time (a property test holds the two together; docs/benchmarks.md).
    /// </summary>
    private static bool TryReadNational(ReadOnlySpan<char> text, out string standard)
    {
        standard = "";
        Span<char> international = stackalloc char[NationalDigits + 2];
        var count = 0;
        foreach (var character in text)
        {
            if (character == ' ')
            {
                continue;
            }

            if (count == NationalDigits || !char.IsAsciiDigit(character))
            {
                return false;
            }

            international[2 + count++] = character;
        }

        if (count != NationalDigits || international[2] != '0' || international[3] == '0')
        {
            return false;
        }

        // the 0 of the national form gives way to the country
        "+44".CopyTo(international);
        standard = international.ToString();
        return true;
    }
}
