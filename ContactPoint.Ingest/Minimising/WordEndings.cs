using System.Buffers;

namespace ContactPoint.Ingest.Minimising;

/// <summary>Endings by which English and medicine make words, and names are not made: notes are told by them even when nobody listed their words.</summary>
internal static class WordEndings
{
    private const int Shortest = 6;
    private const int ShortestWithoutVowels = 5;

    /// <summary>Without any of these a word is an abbreviation: NSPCC. Welsh names have y or w, and a name mistyped (Khsn) is shorter.</summary>
    private static readonly SearchValues<char> VowelsAndDigits = SearchValues.Create("aeiouyw0123456789");

    /// <summary>Diseases, treatments and medicines. Each is long enough to be no name's: Euphemia and Romania end in shorter ones.</summary>
    private static readonly string[][] Medical = ByLastLetter(WordLists.Of("endings-of-medicine"));

    private static readonly string[] English = [.. WordLists.Of("endings-of-english")];

    /// <summary>What a word in small letters is about by its ending alone.</summary>
    public static Topics TopicsOf(ReadOnlySpan<char> word)
    {
        if (word.Length < Shortest)
        {
            return word.Length >= ShortestWithoutVowels && !word.ContainsAny(VowelsAndDigits) ? Topics.NoName : Topics.None;
        }

        return IsMedical(word) ? Topics.Clinical | Topics.EnglishEnding : IsEnglish(word) ? Topics.EnglishEnding | (IsNoName(word) ? Topics.NoName : Topics.None) : Topics.None;
    }

    private static bool IsMedical(ReadOnlySpan<char> word)
    {
        foreach (var ending in Medical[word[^1] is >= 'a' and <= 'z' and var letter ? letter - 'a' : 0])
        {
            if (word.Length >= ending.Length + 3 && word.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Harding, Ahmed, Alfred, Clement, Harkness and, of the medical ones, Stankaitis, Berzitis and Theodosis do not end so; Fielding does, so one such word says nothing.</summary>
    private static bool IsEnglish(ReadOnlySpan<char> word) => word[^1] switch
    {
        'g' => word.Length >= 8 && word.EndsWith("ing") && word is not ("blessing" or "sterling"),
        'd' => word[^2] == 'e' && word[^3] is 't' or 's' or 'c' or 'p' or 'k' or 'g' or 'd',
        'n' => word.EndsWith("tion") || word.EndsWith("sion"),
        's' => word.EndsWith("tions") || word.EndsWith("sions") || word.EndsWith("ities") || IsNoName(word) || (word.Length >= 9 && word.EndsWith("ments")),
        't' => word.Length >= 8 && word.EndsWith("ment"),
        'y' => word.EndsWith("ology") || IsNoName(word),
        'm' => word.EndsWith("ism"),
        'p' or 'l' => IsNoName(word),
        _ => false,
    };

    private static bool IsNoName(ReadOnlySpan<char> word)
    {
        foreach (var ending in English)
        {
            if (word.Length >= ending.Length + 3 && word.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }

    private static string[][] ByLastLetter(IReadOnlyList<string> endings) =>
        [.. Enumerable.Range('a', 26).Select(letter => endings.Where(ending => ending[^1] == letter).ToArray())];
}
