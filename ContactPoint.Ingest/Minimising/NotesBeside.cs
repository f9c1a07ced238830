using System.Buffers;

namespace ContactPoint.Ingest.Minimising;

/// <summary>
/// Finds what people write beside a name or an address for want of another place: in brackets, after a dash, as an abbreviation at the end.
/// What stands there is a note unless its words are those that may stand there, so no list must know what notes say.
/// </summary>
internal static class NotesBeside
{
    private const int ShortestAbbreviation = 2;
    private const int LongestAbbreviation = 5;
    private const int ShortestUnspeakable = 3;
    private const int ShortestPlace = 5;
    private const int MostWordsOfPlace = 2;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyAEIOUY");

    /// <summary>What a note is about.</summary>
    public const Topics OfNotes = Topics.Everyday | Topics.Telling | Topics.NoName | Topics.Matter | Topics.Pronoun | Topics.Family | Topics.Case | Topics.Title | Topics.Severe | Topics.PostMatter | Topics.Clinical | Topics.Treatment
        | Topics.ClinicalBuilding | Topics.Status | Topics.StatusPlace | Topics.Assessment | Topics.Opinion | Topics.Belief | Topics.BeliefPlace | Topics.Immigration | Topics.ImmigrationPlace | Topics.Money
        | Topics.MoneyName | Topics.OpinionName | Topics.CaseName;

    /// <summary>What no post, no team and no building is called by, whatever stands beside it.</summary>
    public const Topics OfSentences = Topics.Pronoun | Topics.Opinion | Topics.Belief | Topics.BeliefPlace | Topics.Immigration | Topics.Money;

    /// <summary>What buildings and streets are called by too.</summary>
    private const Topics OfPlaces = Topics.ClinicalBuilding | Topics.StatusPlace | Topics.BeliefPlace | Topics.ImmigrationPlace | Topics.OpinionName | Topics.CaseName | Topics.MoneyName;

    /// <summary>What may stand in brackets beside a carer's name: who she was born, and who she is to the child.</summary>
    private static readonly string[] NotesOfCarers = [.. WordLists.Of("notes-of-carers")];

    /// <summary>One of these in brackets, or a number, makes a line of an address of what stands there.</summary>
    private static readonly WordSet OfAddresses = new("parts-of-addresses");

    private static readonly WordSet Titles = new("titles-before-strokes");

    /// <summary>What stands after names and cannot be spoken.</summary>
    private static readonly WordSet AfterNames = new("after-names");

    /// <summary>Abbreviations that are somebody's name too, and count only at a name's end.</summary>
    private static readonly WordSet AtTheEnd = new("abbreviations-at-the-end");

    /// <summary>Whether something stands in brackets or after a spaced dash that a carer's name does not have.</summary>
    public static bool IsBesideCarer(in ScreenedText text)
    {
        var rest = text.Text;
        if (TextPatterns.HasAlias(text) || HasStroke(rest))
        {
            return true;
        }

        while (TryNextNote(ref rest, out var note, out _))
        {
            if (!IsOfCarer(note))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what stands there in a line of an address is no part of one: neither a number, nor a word of addresses, nor what may be a place's name.</summary>
    public static bool IsBesideAddress(in ScreenedText text)
    {
        var rest = text.Text;
        while (TryNextNote(ref rest, out var note, out _))
        {
            var counts = WordLists.Lexicon.Read(note);
            if ((counts.Topics & (Topics.Matter | Topics.Severe | Topics.PostMatter)) != 0 || note.Contains('%') || (counts.Words == 1 && (counts.Topics & Topics.NameWord) != 0))
            {
                return true;
            }

            if (note.IsEmpty || char.IsAsciiDigit(note[0]))
            {
                continue;
            }

            var ofNotes = (counts.Topics & Topics.Building) != 0 ? OfSentences : OfAddresses.AreIn(note) ? OfNotes & ~OfPlaces : OfNotes;
            if ((counts.Topics & ofNotes) != 0)
            {
                return true;
            }

            var mayBePlace = note.Length >= ShortestPlace && counts.Words <= MostWordsOfPlace && (counts.Topics & OfNotes) == 0;
            if (!mayBePlace && !note.ContainsAnyInRange('0', '9') && !OfAddresses.AreIn(note))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a name ends in an abbreviation: letters that cannot be spoken (CCJ, PNC), capitals after small letters (Poole DV), or one of those
    /// that are asked for at the end alone.
    /// </summary>
    public static bool EndsInAbbreviation(ReadOnlySpan<char> text)
    {
        var start = text.LastIndexOfAny(' ', '-') + 1;
        var last = text[start..];
        if (start == 0 || last.Length is < ShortestAbbreviation or > LongestAbbreviation || last.ContainsAnyExcept(Letters))
        {
            return false;
        }

        return (last.Length >= ShortestUnspeakable && !last.ContainsAny(Vowels) && !AfterNames.Has(last))
            || AtTheEnd.Has(last)
            || (last.Length == ShortestUnspeakable && !last.ContainsAnyInRange('a', 'z') && text[..start].ContainsAnyInRange('a', 'z') && last is not "III");
    }

    /// <summary>"Poole/Hall" and "c/o"; "Mr/Mrs Poole" and "Mr &amp; Mrs" are how couples are written.</summary>
    private static bool HasStroke(ReadOnlySpan<char> text)
    {
        var stroke = text.IndexOf('/');
        if (stroke < 0)
        {
            return false;
        }

        var before = text[..stroke].TrimEnd();
        return !Titles.Has(before[(before.LastIndexOf(' ') + 1)..].TrimEnd('.'));
    }

    private static bool IsOfCarer(ReadOnlySpan<char> note)
    {
        foreach (var known in NotesOfCarers)
        {
            if (note.StartsWith(known, StringComparison.OrdinalIgnoreCase) && (note.Length == known.Length || (known[0] == 'n' && note[known.Length] == ' ')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes what stands in the next brackets, or after the next spaced dash.</summary>
    private static bool TryNextNote(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> note, out bool isBracket)
    {
        var bracket = rest.IndexOfAny('(', '[', '{');
        var dash = rest.IndexOf(" - ");
        isBracket = bracket >= 0 && (dash < 0 || bracket < dash);
        if (bracket < 0 && dash < 0)
        {
            note = default;
            return false;
        }

        rest = rest[(isBracket ? bracket + 1 : dash + 3)..];
        var end = isBracket ? rest.IndexOfAny(')', ']', '}') : rest.IndexOf(" - ");
        note = (end < 0 ? rest : rest[..end]).Trim();
        rest = end < 0 ? default : rest[end..];
        return true;
    }
}
