using System.Buffers;
using System.Text;

namespace ContactPoint.Ingest.Minimising;

/// <summary>Finds language in names, addresses and contacts that says more about a child than the directory may hold.</summary>
internal static class TextPatterns
{
    /// <summary>A name of so many words is no sentence by its length; particles (de, bin, van) are not counted.</summary>
    public const int FewWords = 7;

    private const int LongestName = 100;

    /// <summary>What is said of people, in words that a building or a team may be called by.</summary>
    private const Topics SaidOfPeople = Topics.OpinionName | Topics.BeliefPlace | Topics.MoneyName | Topics.CaseName | Topics.StatusPlace | Topics.ClinicalBuilding | Topics.ImmigrationPlace;

    private static readonly string[] AllowedInBrackets = [.. WordLists.Of("titles-in-brackets")];

    private static readonly SearchValues<char> AliasSigns = SearchValues.Create("()[]{}\"/\u201C\u201D\u00AB\u00BB");
    private static readonly SearchValues<char> SignsOfNotes = SearchValues.Create("!;:@#*%=_<>+\\|~^\u00A3$\u20AC");

    private static readonly SearchValues<char> SignsOfLinks = SearchValues.Create(".:@/\\");

    private static readonly SearchValues<string> LinkParts = SearchValues.Create(
        [
            "http:", "https:", "http//", "https//", "ftp:", "://", "www.", ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".heic", ".pdf", ".doc", ".xls", ".ppt", ".rtf", ".msg", ".mp4", ".mov", ".zip", ".html", ".csv", ".txt", ".odt",
            "c:\\", "\\\\", "file:", ".com/", ".org/", ".uk/", ".net/", ".gov/", ".io/", ".com ", ".co.uk", ".org.uk", ".gov.uk", ".nhs.uk", ".sch.uk", ".example.org",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> StreetWords = SearchValues.Create([.. WordLists.Of("streets")], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Particles = SearchValues.Create([.. WordLists.Of("particles").Select(word => $" {word} ")], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is written like a sentence, or has signs that no name has.</summary>
    /// <param name="text">The name.</param>
    public static bool IsSentence(in ScreenedText text)
    {
        var counts = text.Counts;
        var strong = counts.Telling + counts.Joining;
        return counts.Telling >= 1
            || text.Has(Topics.NoName)
            || text.Text.Contains("...", StringComparison.Ordinal)
            || OwnsSomething(text.Text)
            || counts.UnlikeNames >= 1
            || HasAlias(text)
            || strong + counts.Everyday + counts.EnglishEndings >= 2
            || (strong + counts.Everyday >= 1 && counts.EverydayPlace >= 1)
            || counts.EverydayPlace + counts.NameWords >= 3
            || (strong >= 1 && counts.NameWords >= 1)
            || (strong >= 1 && counts.Small >= 1 && counts.Words >= 4)
            || (counts.Small >= 4 && counts.Words >= 6)
            || IsAbout(text.Text)
            || counts.Words - ParticlesIn(text.Text) > (NamesTwo(text.Text) ? 2 * FewWords : FewWords)
            || text.Text.Length > LongestName
            || text.DigitCount > 0
            || (!text.IsPlain
                && (text.Text.ContainsAny(SignsOfNotes) || HasQuestion(text.Text) || text.Text.IndexOf(" - ") >= 0 || NotesBeside.EndsInAbbreviation(text.Text)))
            || HoldsSecondPart(text);
    }

    /// <summary>Whether a name has a part in brackets or quotes, or after a stroke. Titles and maiden names may stand so: Poole (Mrs), Poole (née Hart).</summary>
    private static bool HoldsSecondPart(in ScreenedText text)
    {
        if (text.IsPlain || text.Text.IndexOfAny(AliasSigns) is not (>= 0 and var sign))
        {
            return false;
        }

        var part = text.Text[(sign + 1)..].TrimEnd(")]. ");
        foreach (var allowed in AllowedInBrackets)
        {
            if (part.Equals(allowed, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return !(part.StartsWith("née ", StringComparison.OrdinalIgnoreCase) || part.StartsWith("nee ", StringComparison.OrdinalIgnoreCase)) || part.ContainsAny(AliasSigns);
    }

    /// <summary>"Kian's helmet", "Down's": no name ends so.</summary>
    public static bool OwnsSomething(ReadOnlySpan<char> text) =>
        text.Contains("'s ", StringComparison.OrdinalIgnoreCase) || text.EndsWith("'s", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a practitioner's name is written like a sentence. Teams, days, titles and extensions are none.</summary>
    public static bool IsSentenceAboutPractitioner(in ScreenedText text)
    {
        if (text.Text.Length > LongestName)
        {
            return true;
        }

        if (PractitionerWords.Kinds.AreAllOf(text.Text))
        {
            return false;
        }

        var counts = WordLists.Lexicon.Read(PractitionerParts.CopyBesidePosts(text.Text, stackalloc char[LongestName]));
        return counts.Telling >= 2
            || (counts.Topics & Topics.TellingAlone) != 0
            || (counts.Telling >= 1 && counts.Joining + counts.Everyday + counts.EverydayPlace >= 1 && counts.Words >= 3)
            || (counts.Joining >= 2 && counts.Everyday >= 1)
            || (counts.Telling >= 1 && (counts.Topics & (SaidOfPeople | Topics.Family)) != 0)
            || (counts.Small >= 4 && counts.Words >= 6)
            || IsAbout(text.Text)
            || text.Text.IndexOfAny('!', '?') >= 0
            || PractitionerParts.HaveNote(text);
    }

    /// <summary>Whether a line of an address is written like a sentence. "The Old House at the Back of the Church" is none: it tells nothing.</summary>
    public static bool IsSentenceInAddress(in ScreenedText text)
    {
        var counts = text.Counts;
        return counts.Telling >= 2
            || text.Has(Topics.TellingAlone)
            || (counts.Telling >= 1 && (counts.Joining + counts.Everyday >= 2 || text.Has(Topics.Pronoun)))
            || (counts.Joining >= 1 && counts.Everyday >= 1)
            || counts.Everyday + counts.Joining >= 3
            || text.Has(Topics.Matter)
            || IsNoteInAddress(counts)
            || Kinsfolk.AreNotedIn(text)
            || counts.Notes >= 2
            || (counts.Notes >= 1 && text.DigitCount == 0 && !text.Has(Topics.Building) && (counts.Words == 1 || counts.NoNames >= 2))
            || (text.Has(Topics.Case | Topics.Title) && counts.Telling >= 1 && !text.Has(Topics.Building))
            || (text.Has(SaidOfPeople) && (counts.Telling >= 1 || text.Has(Topics.People)) && !text.Has(Topics.Building))
            || text.Text.IndexOfAny('?', '*') >= 0
            || (!text.IsPlain && NotesBeside.IsBesideAddress(text))
            || (text.Text.Contains('!') && !text.Text.Contains("Westward Ho!", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a note stands after a dash or in a bracket: "(knock loudly)" is one, "(first floor)" and "- The Old Prison" are none.</summary>
    private static bool IsNoteInAddress(in WordCounts counts) =>
        (counts.Noted & (Topics.Telling | Topics.Note | Topics.Opinion | Topics.OpinionName)) != 0
        || ((counts.Noted & (SaidOfPeople | Topics.Everyday | Topics.Family)) != 0 && (counts.Noted & Topics.Building) == 0);

    /// <summary>Whether a child's name holds a second name: Kit (Christopher), Jo/Joseph, aka.</summary>
    public static bool HasSecondName(in ScreenedText text) => HasAlias(text) || (!text.IsPlain && text.Text.ContainsAny(AliasSigns));

    /// <summary>Whether a text says that a name is one of two: aka, "Poole or Hall", "Poole now Hall".</summary>
    public static bool HasAlias(in ScreenedText text) =>
        text.Has(Topics.Alias) || text.Text.Contains(" or ", StringComparison.OrdinalIgnoreCase) || text.Text.Contains(" now ", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Mrs Poole re Hall": whose name this is, and whom it is about.</summary>
    private static bool IsAbout(ReadOnlySpan<char> text) => text.Contains(" re ", StringComparison.OrdinalIgnoreCase) || text.Contains(" re: ", StringComparison.OrdinalIgnoreCase) || text.Contains(" re. ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a line of an address names a refuge; a street of that name is none.</summary>
    public static bool NamesRefuge(in ScreenedText text) =>
        text.Lists.IsRefuge(text.Text) || text.Has(Topics.Refuge) || (text.Has(Topics.RefugeWord) && !IsRefugeStreet(text.Text));

    /// <summary>Whether it is worth looking closely for a refuge: for nearly every line of plain letters it is not.</summary>
    public static bool MayNameRefuge(ReadOnlySpan<char> text, ScreenLists lists) => lists.HasRefuges || text.ContainsAny(WordLists.RefugeHints) || !Ascii.IsValid(text);

    /// <summary>Whether the text points to a page, a picture or a document.</summary>
    public static bool HasLink(in ScreenedText text) => !text.IsPlain && text.Text.ContainsAny(SignsOfLinks) && (text.Text.ContainsAny(LinkParts) || EndsInDomain(text.Text));

    private static bool EndsInDomain(ReadOnlySpan<char> text) =>
        text.EndsWith(".com", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".org", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".net", StringComparison.OrdinalIgnoreCase)
        || HasMailbox(text);

    /// <summary>"The Surgery @ the Park" has spaces around the sign, a mailbox has none.</summary>
    private static bool HasMailbox(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);
    }

    /// <summary>"14 Refuge Street": the word refuge alone, and right after it a word for a street.</summary>
    private static bool IsRefugeStreet(ReadOnlySpan<char> text)
    {
        const string Refuge = "refuge ";
        var at = text.IndexOf(Refuge, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || text[(at + Refuge.Length)..].IndexOf("refuge", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return false;
        }

        return text[(at + Refuge.Length)..].IndexOfAny(StreetWords) == 0 && (at == 0 || !text[..at].TrimEnd().EndsWith("s", StringComparison.OrdinalIgnoreCase));
    }

    private static bool NamesTwo(ReadOnlySpan<char> text) => text.Contains(" and ", StringComparison.OrdinalIgnoreCase) || text.Contains('&');

    private static int ParticlesIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (text.IndexOfAny(Particles) is >= 0 and var at)
        {
            count++;
            text = text[(at + 2)..];
        }

        return count;
    }

    /// <summary>A question mark at a word's end asks something; before or inside a word it is a letter that some system lost (?ukasz), but before an abbreviation it asks too (Ann ?DV).</summary>
    private static bool HasQuestion(ReadOnlySpan<char> text)
    {
        var index = text.LastIndexOf('?');
        if (index < 0)
        {
            return false;
        }

        var rest = text[(index + 1)..];
        return rest.IsEmpty || !char.IsLetter(rest[0]) || (index > 0 && text[index - 1] == ' ' && IsAbbreviation(rest));
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word) => !word.ContainsAny(' ', '\'') && (word.Length <= 3 || !word.ContainsAnyInRange('a', 'z'));
}
