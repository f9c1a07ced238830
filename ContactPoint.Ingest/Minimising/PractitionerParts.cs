namespace ContactPoint.Ingest.Minimising;

/// <summary>
/// Finds notes in a practitioner's name by its parts. Each part, before or after a dash, a comma or a stroke or in brackets, is somebody's name, a
/// post, a team or a time; a part that is none of them and is made of words that names are not made of is a note, whatever it says.
/// </summary>
internal static class PractitionerParts
{
    private const int LongestTeam = 3;

    private const Topics OfTeams = Topics.NoName | Topics.EnglishEnding | Topics.Everyday | Topics.EverydayPlace | Topics.NameWord | Topics.Building | Topics.Role | Topics.Small;

    private const Topics Sentences = (NotesBeside.OfSentences | Topics.Alias) & ~(Topics.Pronoun | Topics.BeliefPlace);

    /// <summary>What a post may be for: an EAL teacher, an asylum team.</summary>
    private const Topics OfPosts = Topics.Belief | Topics.Immigration;

    /// <summary>What is nobody's name, even alone.</summary>
    private const Topics NoNames = Topics.NoName | Topics.Matter | Topics.Severe | Topics.Status | Topics.Clinical | Topics.Assessment | Topics.Family | Topics.TellingAlone;

    private const Topics Matters = Topics.Status | Topics.StatusPlace | Topics.Clinical | Topics.ClinicalBuilding | Topics.Case | Topics.CaseName | Topics.Severe | Topics.Title
        | Topics.Assessment | Topics.AssessmentFloor | Topics.Matter | Topics.Immigration | Topics.ImmigrationPlace;

    /// <summary>Whether a part of a practitioner's name is a note.</summary>
    /// <param name="text">The name.</param>
    public static bool HaveNote(in ScreenedText text)
    {
        var rest = text.Text;
        var before = '\0';
        while (!rest.IsEmpty)
        {
            var length = EndOfPart(rest);
            var part = rest[..length].Trim(" .");
            if (!part.IsEmpty && (before == '+' || IsNote(part, isFirst: before == '\0', isAfterComma: before is ',' or '/' or ':')))
            {
                return true;
            }

            before = length < rest.Length ? rest[length] : before;
            rest = rest[Math.Min(length + 1, rest.Length)..];
        }

        return false;
    }

    private static bool IsNote(ReadOnlySpan<char> part, bool isFirst, bool isAfterComma)
    {
        if (!isFirst && PractitionerWords.Beginnings.Has(FirstWord(part)) && !PractitionerWords.Absences.AreIn(part))
        {
            return true;
        }

        var counts = WordLists.Lexicon.Read(part);
        var isPost = PractitionerWords.Posts.AreIn(part) || PractitionerWords.HaveProfession(part);
        var isTeam = PractitionerWords.Teams.AreIn(part) || (isFirst && (IsKind(FirstWord(part)) || IsKind(part[(part.LastIndexOf(' ') + 1)..])));
        if (PractitionerWords.Kinds.AreAllOf(part))
        {
            return part.Contains('%');
        }

        if (IsDated(part) || (!isPost && !isTeam && (counts.Topics & (Topics.Matter | Topics.Disclosing)) == Topics.Matter))
        {
            return true;
        }

        if ((counts.Topics & (isPost || isTeam ? Sentences & ~OfPosts : Sentences)) != 0 || TellsOfSomebody(part))
        {
            return true;
        }

        // which service it is, R14 asks, and lets it be where the row is marked sensitive
        if ((counts.Topics & Topics.Disclosing) != 0)
        {
            return false;
        }

        // a post that is called after an illness says that the child has it
        if (isPost)
        {
            return (counts.Topics & Topics.Clinical) != 0;
        }

        if (isTeam)
        {
            return PractitionerWords.Endings.Has(part[(part.LastIndexOf(' ') + 1)..]) && (counts.Topics & Matters) != 0;
        }

        // the first part is a name, and a name may be one word that some note has too: Joy Case, Ann Friday
        return isFirst ? (counts.Topics & NoNames) != 0 && !MayBeTeam(counts) : IsNoName(counts, isAfterComma) || HasFigure(part);
    }

    private static bool TellsOfSomebody(ReadOnlySpan<char> part) =>
        Kinsfolk.Words.AreIn(part) || PractitionerWords.Tellers.AreIn(part) || IsOfChild(part) || TellsAfterJoin(part);

    /// <summary>A letter alone is somebody's initial.</summary>
    private static bool IsKind(ReadOnlySpan<char> word) => word.Length > 1 && PractitionerWords.Kinds.Has(word);

    /// <summary>"Quality Assurance", "Family Solutions": nobody's name from its first word to its last, and nothing that is told of anybody.</summary>
    private static bool MayBeTeam(in WordCounts counts) =>
        counts.Words is > 0 and <= LongestTeam && counts.NoNames >= counts.Words && counts.Telling == 0 && (counts.Topics & ~OfTeams) == 0;

    private static bool IsNoName(in WordCounts counts, bool isAfterComma) =>
        (counts.Topics & (NoNames | Matters | Topics.BeliefPlace)) != 0
        || counts.Everyday + counts.EverydayPlace + counts.NoNames >= 2
        || (counts.Words == 1 && !isAfterComma && counts.Topics != Topics.None);

    /// <summary>"Kian's play therapy", but no Children's Centre and no St Mary's School.</summary>
    private static bool IsOfChild(ReadOnlySpan<char> part)
    {
        var at = part.IndexOf("'s ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return false;
        }

        var before = part[..at];
        return !PractitionerWords.Owners.Has(before[(before.LastIndexOfAny(' ', '-') + 1)..])
            && !before.StartsWith("st ", StringComparison.OrdinalIgnoreCase)
            && !before.Contains(" st ", StringComparison.OrdinalIgnoreCase)
            && !before.Contains("st.", StringComparison.OrdinalIgnoreCase)
            && !PractitionerWords.Teams.AreIn(part[at..]);
    }

    /// <summary>"for CP quad", "re Hall", "to read for Hannah": what comes after the word is neither a post nor a time.</summary>
    private static bool TellsAfterJoin(ReadOnlySpan<char> part) =>
        IsNoPostAfter(part, " for ")
        || IsNoPostAfter(part, " re ")
        || IsNoPostAfter(part, " re. ")
        || (After(part, " to ") is { IsEmpty: false } rest && (WordLists.Lexicon.Read(rest).Topics & (Topics.Telling | Topics.NoName | Topics.Everyday | Topics.EverydayPlace)) != 0 && !PractitionerWords.Kinds.Has(FirstWord(rest)));

    private static bool IsNoPostAfter(ReadOnlySpan<char> part, string word) => After(part, word) is { IsEmpty: false } rest && !PractitionerWords.Kinds.Has(FirstWord(rest));

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> part, string word)
    {
        var at = part.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? default : part[(at + word.Length)..];
    }

    /// <summary>Whether it has a figure that is no telephone number: 43%, 12/3, DQ 54.</summary>
    private static bool HasFigure(ReadOnlySpan<char> part)
    {
        var digits = 0;
        foreach (var character in part)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return digits is > 0 and < 6 && !PractitionerWords.Kinds.Has(FirstWord(part));
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> part)
    {
        var end = part.IndexOfAny(WordSet.Between);
        return end < 0 ? part : part[..end];
    }

    /// <summary>Whether a month follows a figure, or a per cent: 3 Nov, 62%. Hours and days have neither.</summary>
    private static bool IsDated(ReadOnlySpan<char> part)
    {
        if (part.Contains('%'))
        {
            return true;
        }

        var isAfterFigure = false;
        foreach (var place in part.SplitAny(WordSet.Between))
        {
            var word = part[place];
            if (isAfterFigure && PractitionerWords.Months.Has(word))
            {
                return true;
            }

            isAfterFigure = !word.IsEmpty && char.IsAsciiDigit(word[0]);
        }

        return false;
    }

    /// <summary>Where the part ends: at a bracket, a comma, a stroke, a plus or a spaced dash.</summary>
    private static int EndOfPart(ReadOnlySpan<char> rest)
    {
        for (var index = 0; index < rest.Length; index++)
        {
            if (rest[index] is '(' or ')' or '[' or ']' or '{' or '}' or ',' or ';' or ':' or '/' or '*' || (rest[index] is '-' or '\u2013' or '+' && index > 0 && rest[index - 1] == ' '))
            {
                return index;
            }
        }

        return rest.Length;
    }
}
