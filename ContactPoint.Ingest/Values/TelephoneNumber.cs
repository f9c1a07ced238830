using System.Collections.Frozen;

using PhoneNumbers;

namespace ContactPoint.Ingest.Values;

/// <summary>Telephone numbers, written as E.164.</summary>
/// <remarks>
/// The only place that calls libphonenumber. Numbers without a country are British. A number is taken when a number of its
/// length can exist, with no words beside it but such as mobile, ext or mum: the ranges kept for drama (07700 900xxx) are possible and never valid, and a new range must not lose a parent.
/// </remarks>
public static class TelephoneNumber
{
    private const string HomeCountry = "GB";
    private const int MaximumLength = 40;
    private const int NationalDigits = 11;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NumberWords = new[]
    {
        "tel", "telephone", "phone", "ph", "no", "number", "mob", "mobile", "m", "t", "p", "h", "w", "home", "work", "office", "direct", "line", "ddi", "switchboard", "ext", "extn", "extension", "x", "main", "reception",
        "mum", "dad", "mother", "father", "or",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

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

        if (HasOtherWords(trimmed))
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

    /// <summary>Whether there are words besides those that say whose or what kind of number it is: a note with a number in it is a note.</summary>
    private static bool HasOtherWords(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('A', 'z') is >= 0 and var start)
        {
            text = text[start..];
            var end = text.IndexOfAnyExceptInRange('A', 'z');
            var word = end < 0 ? text : text[..end];
            if (!NumberWords.Contains(word))
            {
                return true;
            }

            text = text[word.Length..];
        }

        return false;
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
