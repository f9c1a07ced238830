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
    /// <param name="kind">What kind of field it stands in; <see langword="null"/> when that is not known.</param>
    public ScreenedText(ReadOnlySpan<char> text, ScreenLists lists, FieldKind? kind)
    {
        Text = text;
        Lists = lists;
        Kind = kind;
        IsPlain = !text.ContainsAnyExcept(LettersOfNames) && text.IndexOf(" - ") < 0 && !NotesBeside.EndsInAbbreviation(text) && !TextPatterns.OwnsSomething(text);
        DigitCount = IsPlain ? 0 : CountDigits(text);
        _counts = WordLists.Lexicon.Read(text);
    }

    /// <summary>The text itself.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>What the operator knows.</summary>
    public ScreenLists Lists { get; }

    /// <summary>What kind of field it stands in; <see langword="null"/> when that is not known.</summary>
    public FieldKind? Kind { get; }

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

    /// <summary>The same, but for a practitioner's post that is called so: "Adoption Team Manager" says of no child that it is adopted.</summary>
    internal bool HasBesidePosts(Topics topics) => Has(topics) && (Kind != FieldKind.PractitionerName || PractitionerParts.Have(Text, topics));
}
