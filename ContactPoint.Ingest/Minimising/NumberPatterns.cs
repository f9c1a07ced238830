using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Minimising;

/// <summary>Finds numbers that the directory may not hold inside a text. One pass over the text for each; nothing backtracks.</summary>
internal static class NumberPatterns
{
    private const int LongestCard = 19;
    private const int ShortestCard = 13;
    private const int NhsDigits = 10;

    /// <summary>A payment card: 13 to 19 digits, an issuer's beginning, and a right check digit (Luhn, ISO/IEC 7812); or a word about cards, and one of the two.</summary>
    public static bool HasCard(in ScreenedText text)
    {
        Span<Range> places = stackalloc Range[DigitGroups.Most];
        Span<char> digits = stackalloc char[LongestCard];
        var groups = new DigitGroups(text.Text, places);
        for (var first = 0; first < groups.Count; first++)
        {
            for (var last = first; last < groups.Count; last++)
            {
                var count = groups.Copy(first, last, digits);
                if (count >= ShortestCard && IsGroupedAsCard(groups, first, last) && groups.IsBordered(first, last))
                {
                    var (isIssued, isLuhn) = (IsIssued(digits[..count]), IsLuhn(digits[..count]));
                    if ((isIssued && isLuhn) || ((isIssued || isLuhn) && count >= 15 && text.Has(Topics.Card)))
                    {
                        return true;
                    }
                }

                if (!groups.IsJoined(last) || count == 0)
                {
                    break;
                }
            }
        }

        return false;
    }

    /// <summary>A National Insurance number: two letters that are issued, six digits, A to D; or any two letters and six digits with a word about insurance.</summary>
    public static bool HasNationalInsurance(in ScreenedText text)
    {
        Span<char> compact = stackalloc char[9];
        var hasWord = text.Has(Topics.Insurance);
        var letters = text.Text;
        for (var start = 0; start + 8 <= letters.Length; start++)
        {
            if (!IsBorder(letters, start - 1) || !char.IsAsciiLetter(letters[start]))
            {
                continue;
            }

            if ((TryCompact(letters[start..], compact) && IsNationalInsurance(compact, hasWord))
                || (hasWord && TryCompact(letters[start..], compact[..8]) && HasInsuranceShape(compact[..8])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ten digits that pass the NHS check and lie in an issued or test range, or any ten with a word about it. One number in eleven passes, so the check alone is nothing.</summary>
    public static bool HasNhsNumber(in ScreenedText text)
    {
        var hasWord = text.Has(Topics.Nhs);
        if (text.Has(Topics.Property) && !hasWord)
        {
            return false;
        }

        Span<Range> places = stackalloc Range[DigitGroups.Most];
        Span<char> digits = stackalloc char[NhsDigits];
        var groups = new DigitGroups(text.Text, places);
        for (var first = 0; first < groups.Count; first++)
        {
            var last = first;
            while (last < groups.Count - 1 && groups.Copy(first, last, digits) is > 0 and < NhsDigits && groups.IsJoined(last))
            {
                last++;
            }

            if (groups.Copy(first, last, digits) == NhsDigits
                && groups.IsBordered(first, last)
                && (hasWord || (last - first <= 2 && NhsNumber.TryParse(digits, out _) && (digits[0] is '4' or '6' or '9' || digits.StartsWith("70")))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A unique pupil number whose check letter is right, or ten digits or a pupil number's shape with a word about it.</summary>
    public static bool HasPupilNumber(in ScreenedText text)
    {
        Span<char> compact = stackalloc char[13];
        var hasWord = text.Has(Topics.Pupil);
        var letters = text.Text;
        for (var start = 0; start + 10 <= letters.Length; start++)
        {
            if (!IsBorder(letters, start - 1))
            {
                continue;
            }

            if (char.IsAsciiLetter(letters[start]) && TryCompact(letters[start..], compact) && !compact[1..12].ContainsAnyExceptInRange('0', '9')
                && (hasWord || Upn.TryParse(compact, out _)))
            {
                return true;
            }

            if (hasWord && char.IsAsciiDigit(letters[start]) && TryCompact(letters[start..], compact[..10]) && !compact[..10].ContainsAnyExceptInRange('0', '9'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a character ends or begins a word.</summary>
    public static bool IsBorder(ReadOnlySpan<char> text, int index) => index < 0 || index >= text.Length || !char.IsLetterOrDigit(text[index]);

    /// <summary>Fills the whole target with letters and digits in capitals, leaving out single spaces, hyphens and full stops; the next character must not go on.</summary>
    public static bool TryCompact(ReadOnlySpan<char> text, Span<char> target)
    {
        var count = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is ' ' or '-' or '.' or '/')
            {
                continue;
            }

            if (!char.IsAsciiLetterOrDigit(text[index]))
            {
                return false;
            }

            target[count++] = char.ToUpperInvariant(text[index]);
            if (count == target.Length)
            {
                return IsBorder(text, index + 1);
            }
        }

        return false;
    }

    /// <summary>In one piece, or in the pieces that are printed on cards: fours, or four, six and the rest.</summary>
    private static bool IsGroupedAsCard(in DigitGroups groups, int first, int last)
    {
        if (last - first == 2 && groups.Length(first) == 4 && groups.Length(first + 1) == 6)
        {
            return true;
        }

        for (var group = first; group < last; group++)
        {
            if (groups.Length(group) != 4)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIssued(ReadOnlySpan<char> digits)
    {
        var four = ((digits[0] - '0') * 1000) + ((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + digits[3] - '0';
        return four is (>= 4000 and <= 4999) or (>= 5000 and <= 5999) or (>= 2221 and <= 2720) or (>= 3000 and <= 3059) or (>= 3400 and <= 3499)
            or (>= 3528 and <= 3589) or (>= 3600 and <= 3899) or 6011 or (>= 6200 and <= 6299) or (>= 6304 and <= 6399) or (>= 6440 and <= 6599) or (>= 6700 and <= 6799);
    }

    private static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[^(index + 1)] - '0';
            var weighted = index % 2 == 1 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }

    private static bool HasInsuranceShape(ReadOnlySpan<char> compact) =>
        char.IsAsciiLetter(compact[0]) && char.IsAsciiLetter(compact[1]) && !compact[2..8].ContainsAnyExceptInRange('0', '9');

    private static bool IsNationalInsurance(ReadOnlySpan<char> compact, bool hasWord)
    {
        const string NeverIssued = "DFIQUV";
        return HasInsuranceShape(compact)
            && compact[8] is >= 'A' and <= 'Z'
            && (hasWord
                || (compact[8] <= 'D'
                    && !NeverIssued.Contains(compact[0])
                    && !NeverIssued.Contains(compact[1])
                    && compact[1] != 'O'
                    && compact[..2] is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ")));
    }
}
