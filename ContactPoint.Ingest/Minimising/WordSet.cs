using System.Buffers;
using System.Collections.Frozen;

namespace ContactPoint.Ingest.Minimising;

/// <summary>The words of one or several files of <see cref="WordLists"/> as a set that is asked by span. Case does not count.</summary>
/// <param name="files">The files' names.</param>
/// <threadsafety>Safe for any number of threads.</threadsafety>
internal sealed class WordSet(params IEnumerable<string> files)
{
    /// <summary>What stands between words.</summary>
    public static readonly SearchValues<char> Between = SearchValues.Create(" ,.;:/&-'()[]{}+");

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words =
        files.SelectMany(WordLists.Of).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word is one of them.</summary>
    public bool Has(ReadOnlySpan<char> word) => _words.Contains(word);

    /// <summary>Whether one of them is in the text.</summary>
    public bool AreIn(ReadOnlySpan<char> text)
    {
        foreach (var place in text.SplitAny(Between))
        {
            if (_words.Contains(text[place]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every word of the text is one of them, or a number.</summary>
    public bool AreAllOf(ReadOnlySpan<char> text)
    {
        foreach (var place in text.SplitAny(Between))
        {
            var word = text[place];
            if (!word.IsEmpty && !char.IsAsciiDigit(word[0]) && !_words.Contains(word))
            {
                return false;
            }
        }

        return true;
    }
}
