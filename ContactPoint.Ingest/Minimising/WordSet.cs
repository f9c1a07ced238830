using System.Buffers;
using System.Collections.Frozen;

namespace ContactPoint.Ingest.Minimising;

/// <summary>The words of one or several files of <see cref="WordLists"/> as a set that is asked by span. Case does not count.</summary>
/// <param name="files">The files' names.</param>
/// <threadsafety>Safe for any number of threads.</threadsafety>
internal sealed class WordSet(params IEnumerable<string> files)
{
    /// <summary>What stands between words.</summary>
    public static readonly SearchValues<char> Between = SearchValues.Create(" ,.;:/&-'()[]{}+_\u2013");

    private const string Digits = "0123456789";

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

    /// <summary>Whether every word of the text is one of them, a number (9B), or one of some with a number at its end (KS3, Y7).</summary>
    /// <param name="text">The text.</param>
    /// <param name="numbered">What may have a number at its end; <see langword="null"/> when nothing may.</param>
    public bool AreAllOf(ReadOnlySpan<char> text, WordSet? numbered = null)
    {
        foreach (var place in text.SplitAny(Between))
        {
            var word = text[place];
            if (!word.IsEmpty && !char.IsAsciiDigit(word[0]) && !_words.Contains(word) && numbered?.Has(word.TrimEnd(Digits)) != true)
            {
                return false;
            }
        }

        return true;
    }
}
