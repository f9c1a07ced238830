using System.Collections.Frozen;

namespace ContactPoint.Ingest.Minimising;

/// <summary>Words and phrases that are found in a text as whole words. Case does not count, and a hyphen is as good as a space.</summary>
internal sealed class WordList
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> _phrasesByFirstWord;

    public WordList(params IReadOnlyList<string> entries)
    {
        _words = entries.Where(entry => !entry.Contains(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _phrasesByFirstWord = entries.Where(entry => entry.Contains(' '))
            .GroupBy(entry => entry[..entry.IndexOf(' ', StringComparison.Ordinal)], StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether any entry stands in the text.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        var rest = text;
        while (TryNextWord(ref rest, out var word, out var fromWord))
        {
            if (_words.Contains(word) || (_phrasesByFirstWord.TryGetValue(word, out var phrases) && StartsWithAny(fromWord, phrases)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many words of the text are entries; <paramref name="words"/> is how many words there are.</summary>
    public int Count(ReadOnlySpan<char> text, out int words)
    {
        var rest = text;
        var found = 0;
        words = 0;
        while (TryNextWord(ref rest, out var word, out _))
        {
            words++;
            found += _words.Contains(word) ? 1 : 0;
        }

        return found;
    }

    /// <summary>Takes the next run of letters, digits, apostrophes and slashes between letters (a/c).</summary>
    private static bool TryNextWord(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> word, out ReadOnlySpan<char> fromWord)
    {
        var start = 0;
        while (start < rest.Length && !char.IsLetterOrDigit(rest[start]))
        {
            start++;
        }

        var end = start;
        while (end < rest.Length && (char.IsLetterOrDigit(rest[end]) || rest[end] is '\'' or '/'))
        {
            end++;
        }

        word = rest[start..end];
        fromWord = rest[start..];
        rest = rest[end..];
        return !word.IsEmpty;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (StartsWith(text, phrase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, string phrase)
    {
        if (text.Length < phrase.Length || (text.Length > phrase.Length && char.IsLetterOrDigit(text[phrase.Length])))
        {
            return false;
        }

        for (var index = 0; index < phrase.Length; index++)
        {
            var same = phrase[index] == ' ' ? text[index] is ' ' or '-' : char.ToLowerInvariant(text[index]) == phrase[index];
            if (!same)
            {
                return false;
            }
        }

        return true;
    }
}
