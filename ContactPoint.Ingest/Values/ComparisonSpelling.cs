using System.Collections.Frozen;
using System.Text;

using AnyAscii;

namespace ContactPoint.Ingest.Values;

/// <summary>Spells names and addresses so that people who write them differently compare equal. For columns that are compared; never shown.</summary>
/// <remarks>
/// Letters with marks and other scripts become plain letters (ł → L, ß → SS, æ → AE; a Cyrillic letter among Latin ones is the one that
/// it looks like), capitals, apostrophes left out, hyphens and
/// other punctuation to spaces. Only A to Z, 0 to 9 and single spaces come out. Spelling twice is spelling once.
/// </remarks>
public static class ComparisonSpelling
{
    /// <summary>Words of an address that are written in more than one way.</summary>
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ShortForms = new Dictionary<string, string>
    {
        ["APARTMENT"] = "FLAT",
        ["APT"] = "FLAT",
        ["AVENUE"] = "AVE",
        ["AV"] = "AVE",
        ["CLOSE"] = "CL",
        ["COURT"] = "CT",
        ["CRESCENT"] = "CRES",
        ["DRIVE"] = "DR",
        ["GARDENS"] = "GDNS",
        ["GROVE"] = "GR",
        ["HOUSE"] = "HSE",
        ["LANE"] = "LN",
        ["PLACE"] = "PL",
        ["ROAD"] = "RD",
        ["SAINT"] = "ST",
        ["SQUARE"] = "SQ",
        ["STREET"] = "ST",
        ["TERRACE"] = "TER",
    }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A name for comparison: O'Neill and O’NEILL are ONEILL, Mc Donald is MCDONALD, Saint-John is ST JOHN.</summary>
    /// <returns>Empty when nothing of the name can be written with A to Z.</returns>
    public static string OfName(string? name) => string.IsNullOrEmpty(name) ? "" : Join(Fold(name), isAddress: false);

    /// <summary>A line of an address for comparison: 12 Station Road and 12, station rd. are 12 STATION RD.</summary>
    /// <returns>Empty when nothing of the line can be written with A to Z and digits.</returns>
    public static string OfAddress(string? line) => string.IsNullOrEmpty(line) ? "" : Join(Fold(line), isAddress: true);

    private static string Fold(string text)
    {
        var ascii = Ascii.IsValid(text) ? text : LookAlikes.ToLatin(PlainText.Standardise(text)).Transliterate();
        return string.Create(ascii.Length, ascii, static (folded, source) =>
        {
            for (var index = 0; index < source.Length; index++)
            {
                var character = source[index];
                folded[index] = char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : character is '\'' or '`' ? '\'' : ' ';
            }
        });
    }

    private static string Join(string folded, bool isAddress)
    {
        var joined = new StringBuilder(folded.Length);
        Span<char> letters = stackalloc char[64];
        foreach (var range in folded.AsSpan().Split(' '))
        {
            var word = WithoutApostrophes(folded.AsSpan(range), letters);
            if (word.IsEmpty)
            {
                continue;
            }

            var followsMc = !isAddress && (joined.Length == 2 ? joined[0] == 'M' && joined[1] == 'C' : EndsWithMc(joined));
            if (joined.Length > 0 && !followsMc)
            {
                joined.Append(' ');
            }

            joined.Append(OneForm(word, isAddress));
        }

        return joined.ToString();
    }

    private static ReadOnlySpan<char> OneForm(ReadOnlySpan<char> word, bool isAddress)
    {
        if (isAddress)
        {
            return ShortForms.TryGetValue(word, out var form) ? form : word;
        }

        return word is "SAINT" ? "ST" : word;
    }

    private static bool EndsWithMc(StringBuilder joined) =>
        joined.Length > 2 && joined[^1] == 'C' && joined[^2] == 'M' && joined[^3] == ' ';

    private static ReadOnlySpan<char> WithoutApostrophes(ReadOnlySpan<char> word, Span<char> letters)
    {
        if (!word.Contains('\''))
        {
            return word;
        }

        var target = word.Length <= letters.Length ? letters : new char[word.Length];
        var count = 0;
        foreach (var character in word)
        {
            if (character != '\'')
            {
                target[count++] = character;
            }
        }

        return target[..count];
    }
}
