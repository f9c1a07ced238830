using System.Collections.Frozen;
using System.Text;

namespace ContactPoint.Ingest.Values;

/// <summary>Names of people: one spelling, and the words that systems write when they have none.</summary>
public static class PersonName
{
    /// <summary>Whole texts that stand for "not known".</summary>
    private static readonly FrozenSet<string> Placeholders = new[]
    {
        "BABY", "BABY BOY", "BABY GIRL", "BABY TWIN", "INFANT", "MALE INFANT", "FEMALE INFANT", "NEWBORN", "CHILD", "TWIN", "TRIPLET",
        "UNKNOWN", "NOT KNOWN", "NAME UNKNOWN", "NAME NOT KNOWN", "SURNAME UNKNOWN", "NK", "N/K", "NOT GIVEN", "NOT STATED", "NOT ENTERED",
        "NOT RECORDED", "NOT PROVIDED", "NOT APPLICABLE", "N/A", "TBA", "TBC", "NIL", "NULL", "BLANK", "FNU", "LNU", "TEST", "TEST TEST",
        "SURNAME", "FORENAME", "FIRST NAME", "LAST NAME", "X", "XX", "XXX", "XXXX", "ANON", "ANONYMOUS",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PlaceholderTexts =
        Placeholders.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a name begins with when it stands for "not known", before a number or another name.</summary>
    private static readonly string[] PlaceholderBeginnings =
        ["BABY ", "BABY-", "INFANT ", "TWIN ", "TRIPLET ", "B/O ", "BABY OF ", "MIG_ERROR", "NO_SHOW", "DUPLICATE_", "NOT ENTERED"];

    /// <summary>The name in its one spelling (<see cref="PlainText"/>, <see cref="LetterCase"/>).</summary>
    /// <returns><see langword="null"/> when the text is empty or a placeholder: then the name is missing.</returns>
    public static string? Standardise(ReadOnlySpan<char> text)
    {
        var plain = PlainText.Standardise(text);
        return plain.Length == 0 || IsPlaceholder(plain) ? null : LetterCase.Standardise(plain);
    }

    /// <summary>Whether a standardised text stands for "not known": Baby, Twin 2, Unknown, N/K, a lone full stop.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> text)
    {
        if (PlaceholderTexts.Contains(text) || !HasALetter(text))
        {
            return true;
        }

        foreach (var beginning in PlaceholderBeginnings)
        {
            if (text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        // ZZZ, ZZ99: filled in so that the person sorts last
        return text is ['Z' or 'z', 'Z' or 'z', ..] && !text.TrimStart("Zz").ContainsAnyExceptInRange('0', '9');
    }

    private static bool HasALetter(ReadOnlySpan<char> text)
    {
        // by runes: some scripts, and the bold and curly letters of mathematics, are two characters each
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                return true;
            }
        }

        return false;
    }
}
