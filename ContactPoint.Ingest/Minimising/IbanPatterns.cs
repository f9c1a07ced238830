using System.Collections.Frozen;

namespace ContactPoint.Ingest.Minimising;

/// <summary>Finds international bank account numbers.</summary>
internal static class IbanPatterns
{
    private const int LongestIban = 34;
    private const int ShortestIban = 15;
    private const int FewestDigits = 7;

    /// <summary>How long each country's account numbers are, its letters and check digits included (ISO 13616, the register of formats).</summary>
    private const string Lengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 "
        + "JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 "
        + "TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> LengthOf = Lengths.Split(' ')
        .ToFrozenDictionary(entry => entry[..2], entry => int.Parse(entry[2..], System.Globalization.CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many countries have such numbers.</summary>
    public static int Countries => LengthOf.Dictionary.Count;

    /// <summary>Its country's length, and remainder 1 modulo 97 (ISO 7064). With a word about banks, a wrong remainder is a mistyped number.</summary>
    public static bool HasIban(in ScreenedText text)
    {
        Span<char> compact = stackalloc char[LongestIban];
        var letters = text.Text;
        for (var start = 0; start + ShortestIban <= letters.Length; start++)
        {
            if (NumberPatterns.IsBorder(letters, start - 1)
                && char.IsAsciiLetter(letters[start])
                && char.IsAsciiLetter(letters[start + 1])
                && FirstSign(letters[(start + 2)..]) is { } third
                && char.IsAsciiDigit(third)
                && LengthOf.TryGetValue(letters.Slice(start, 2), out var length)
                && NumberPatterns.TryCompact(letters[start..], compact[..length])
                && DigitsIn(compact[4..length]) >= FewestDigits
                && (IsIban(compact[..length]) || (text.Has(Topics.Bank) && char.IsAsciiDigit(compact[3]))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"No 52 Nightingale Vale" begins like a Norwegian account, and one text in 97 passes the check; every country's accounts are mostly digits.</summary>
    private static int DigitsIn(ReadOnlySpan<char> account)
    {
        var count = 0;
        foreach (var character in account)
        {
            count += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return count;
    }

    private static char? FirstSign(ReadOnlySpan<char> text) => text.TrimStart(" -.") is { IsEmpty: false } rest ? rest[0] : null;

    private static bool IsIban(ReadOnlySpan<char> iban)
    {
        var remainder = 0;
        for (var index = 0; index < iban.Length; index++)
        {
            // The country and its check digits count as if they stood at the end.
            var character = iban[(index + 4) % iban.Length];
            remainder = char.IsAsciiDigit(character) ? ((remainder * 10) + character - '0') % 97 : ((remainder * 100) + character - 'A' + 10) % 97;
        }

        return remainder == 1;
    }
}
