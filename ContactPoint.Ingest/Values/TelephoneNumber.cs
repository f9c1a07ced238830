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
}
