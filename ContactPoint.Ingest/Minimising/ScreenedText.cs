using System.Buffers;

namespace ContactPoint.Ingest.Minimising;

/// <summary>A text that is screened, with what every rule asks about it found out once: its words' topics, whether it has digits, whether it has signs.</summary>
public readonly ref struct ScreenedText
{
    private static readonly SearchValues<char> LettersOfNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ '-");

    private readonly WordCounts _counts;

    /// <summary>Reads a text.</summary>
    /// <param name="text">A standardised text.</param>
    /// <param name="lists">What the operator knows.</param>
    public ScreenedText(ReadOnlySpan<char> text, ScreenLists lists)
    {
        Text = text;
        Lists = lists;
        IsPlain = !text.ContainsAnyExcept(LettersOfNames) && text.IndexOf(" - ") < 0 && !NotesBeside.EndsInAbbreviation(text);
        DigitCount = IsPlain ? 0 : CountDigits(text);
        _counts = WordLists.Lexicon.Read(text);
    }

    /// <summary>The text itself.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>What the operator knows.</summary>
    public ScreenLists Lists { get; }

    /// <summary>How many digits it has.</summary>
    public int DigitCount { get; }

    /// <summary>Whether it is made of English letters, spaces, hyphens within words and apostrophes alone, and can be spoken, as most names are.</summary>
    public bool IsPlain { get; }

    internal WordCounts Counts => _counts;

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var character in text)
        {
            count += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return count;
    }

    internal bool Has(Topics topics) => (_counts.Topics & topics) != 0;
}
