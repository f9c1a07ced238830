namespace ContactPoint.Ingest.Minimising;

/// <summary>Finds the numbers of passports, driving licences and vehicles.</summary>
internal static class DocumentPatterns
{
    private const int LicenceLength = 16;
    private const int PassportDigits = 9;
    private const int FewestLicenceDigits = 6;

    /// <summary>A driving licence by its shape; a passport or a vehicle's plate only with a word about it, since nine digits or "AB12 OAK" may be anything.</summary>
    public static bool HasNumber(in ScreenedText text)
    {
        var letters = text.Text;
        var hasWord = text.Has(Topics.Document);
        if (!hasWord && text.DigitCount < FewestLicenceDigits)
        {
            return false;
        }

        Span<char> compact = stackalloc char[LicenceLength];
        for (var start = 0; start + 5 <= letters.Length; start++)
        {
            if (!NumberPatterns.IsBorder(letters, start - 1) || !char.IsAsciiLetterOrDigit(letters[start]))
            {
                continue;
            }

            var rest = letters[start..];
            if ((NumberPatterns.TryCompact(rest, compact) && IsInOneOrThreePieces(rest) && IsLicence(compact)) || (hasWord && (IsPassport(rest, compact) || IsPlate(rest, compact))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A licence is typed in one piece, or in pieces of five, six and five; "Units 01-02-03 Trade Park" is made of other pieces.</summary>
    private static bool IsInOneOrThreePieces(ReadOnlySpan<char> text) =>
        text.IndexOfAny(" -./") is var first && (first is < 0 or LicenceLength || (first == 5 && text[6..].IndexOfAny(" -./") == 6));

    /// <summary>Five letters of the surname (9 fills), a digit, month (51 to 62 for women), day, a digit, two initials (9 fills), a digit or letter, two letters: the drivers' agency's own form.</summary>
    private static bool IsLicence(ReadOnlySpan<char> number)
    {
        var month = Two(number[6..8]);
        var day = Two(number[8..10]);
        return char.IsAsciiLetter(number[0])
            && AreLettersOrNine(number[..5])
            && char.IsAsciiDigit(number[5])
            && month is (>= 1 and <= 12) or (>= 51 and <= 62)
            && day is >= 1 and <= 31
            && char.IsAsciiDigit(number[10])
            && AreLettersOrNine(number[11..13])
            && char.IsAsciiLetterOrDigit(number[13])
            && char.IsAsciiLetter(number[14])
            && char.IsAsciiLetter(number[15]);
    }

    private static bool IsPassport(ReadOnlySpan<char> text, Span<char> compact) =>
        NumberPatterns.TryCompact(text, compact[..PassportDigits]) && !compact[2..PassportDigits].ContainsAnyExceptInRange('0', '9');

    /// <summary>AB12 CDE, A123 BCD or ABC 123D.</summary>
    private static bool IsPlate(ReadOnlySpan<char> text, Span<char> compact)
    {
        for (var length = 5; length <= 7; length++)
        {
            if (!NumberPatterns.TryCompact(text, compact[..length]))
            {
                continue;
            }

            var plate = compact[..length];
            if ((length == 7 && AreLetters(plate[..2]) && AreDigits(plate[2..4]) && AreLetters(plate[4..]))
                || (char.IsAsciiLetter(plate[0]) && AreDigits(plate[1..^3]) && AreLetters(plate[^3..]))
                || (AreLetters(plate[..3]) && AreDigits(plate[3..^1]) && char.IsAsciiLetter(plate[^1])))
            {
                return true;
            }
        }

        return false;
    }

    private static int Two(ReadOnlySpan<char> text) => AreDigits(text) ? ((text[0] - '0') * 10) + text[1] - '0' : -1;

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static bool AreLetters(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('A', 'Z');

    private static bool AreLettersOrNine(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character is not ((>= 'A' and <= 'Z') or '9'))
            {
                return false;
            }
        }

        return true;
    }
}
