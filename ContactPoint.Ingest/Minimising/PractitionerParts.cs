namespace ContactPoint.Ingest.Minimising;

/// <summary>
/// Finds notes in a practitioner's name by its parts. Each part, before or after a dash, a comma or a stroke or in brackets, is somebody's name, a
/// post, a team or a time; a part that is none of them and is made of words that names are not made of is a note, whatever it says.
/// </summary>
internal static class PractitionerParts
{
    private const int LongestTeam = 3;
    private const int LongestTitle = 4;
    private const int ShortestOfTitle = 4;
    private const int ShortestCode = 4;

    private const Topics OfTeams = Topics.NoName | Topics.EnglishEnding | Topics.Everyday | Topics.EverydayPlace | Topics.NameWord | Topics.Building | Topics.Role | Topics.Small;

    private const Topics Sentences = (NotesBeside.OfSentences | Topics.Alias) & ~(Topics.Pronoun | Topics.BeliefPlace);

    /// <summary>What a post may be for: an EAL teacher, an asylum team.</summary>
    private const Topics OfPosts = Topics.Belief | Topics.Immigration;

    /// <summary>What a project may be called by when it is written as a name: Drum Circle, Good Neighbours.</summary>
    private const Topics OfNames = OfTeams | Topics.Joining | Topics.CapitalName | Topics.Code | Topics.People | Topics.Note;

    /// <summary>What a colleague or a place may be called by.</summary>
    private const Topics OfColleagues = Topics.Everyday | Topics.EverydayPlace | Topics.NameWord | Topics.CapitalName | Topics.Code | Topics.Building | Topics.Role | Topics.Small;

    /// <summary>What is nobody's name, even alone.</summary>
    private const Topics NoNames = Topics.NoName | Topics.Matter | Topics.Severe | Topics.PostMatter | Topics.Status | Topics.Clinical | Topics.Treatment | Topics.Assessment | Topics.Family | Topics.TellingAlone;

    private const Topics Matters = Topics.PostMatter | MattersOfWork;

    /// <summary>What makes a note of words of work that are neither a post nor a team.</summary>
    private const Topics MattersOfWork = Topics.Status | Topics.StatusPlace | Topics.Clinical | Topics.Treatment | Topics.ClinicalBuilding | Topics.Case | Topics.CaseName | Topics.Severe | Topics.Title
        | Topics.Assessment | Topics.AssessmentFloor | Topics.Matter | Topics.Immigration | Topics.ImmigrationPlace;

    /// <summary>Whether a part that is no post and no team has one of the topics, or the parts have it together.</summary>
    /// <param name="text">A practitioner's name that has one of them.</param>
    /// <param name="topics">The topics.</param>
    public static bool Have(ReadOnlySpan<char> text, Topics topics)
    {
        var isWithinParts = false;
        for (var rest = text; !rest.IsEmpty;)
        {
            var length = EndOfPart(rest);
            var counts = WordLists.Lexicon.Read(WithoutQualifications(rest[..length].TrimEnd()));
            if ((counts.Topics & topics) != 0)
            {
                isWithinParts = true;
                // "Looked After Health", "Immunisation": a team that stands alone has no word for a team
                var isTeamAlone = rest.Length == text.Length && IsOfWork(rest[..length]) && (counts.Words > 2 || topics == Topics.Treatment);
                if (!isTeamAlone && !NamesPost(rest[..length], counts))
                {
                    return true;
                }
            }

            rest = rest[Math.Min(length + 1, rest.Length)..];
        }

        return !isWithinParts && !NamesPost(text, WordLists.Lexicon.Read(text));
    }

    /// <summary>Copies the parts that are neither a post, a team nor a time: what is left to tell anything.</summary>
    /// <param name="text">A practitioner's name.</param>
    /// <param name="rest">Room for all of it.</param>
    public static ReadOnlySpan<char> CopyBesidePosts(ReadOnlySpan<char> text, Span<char> rest)
    {
        var count = 0;
        while (!text.IsEmpty)
        {
            var length = EndOfPart(text);
            var end = Math.Min(length + 1, text.Length);
            if (!IsOfWork(text[..length]) && !IsKnown(text[..length]))
            {
                text[..end].CopyTo(rest[count..]);
                count += end;
            }

            text = text[end..];
        }

        return rest[..count];
    }

    /// <summary>Whether it is a post or a team, and tells nothing.</summary>
    private static bool NamesPost(ReadOnlySpan<char> part, in WordCounts counts) =>
        IsKnown(part)
        || (IsOfWork(part) && (IsPost(part) || PractitionerWords.Teams.AreIn(part)))
        || ((counts.Topics & Topics.Role) != 0 && counts.Telling <= 1 && (counts.Topics & Topics.TellingAlone) == 0 && (counts.BesideServices & Topics.Case) == 0);

    /// <summary>Whether it can be nothing but a post, a team, a time, a year or a degree.</summary>
    private static bool IsKnown(ReadOnlySpan<char> part) =>
        PractitionerWords.Kinds.AreAllOf(part)
        || PractitionerWords.Availability.AreAllOf(part)
        || PractitionerWords.Grades.AreAllOf(part, PractitionerWords.Grades)
        || PractitionerWords.Qualifications.AreAllOf(part);

    private static bool IsOfWork(ReadOnlySpan<char> part) => PractitionerWords.Work.AreAllOf(part, PractitionerWords.Grades);

    private static bool IsPost(ReadOnlySpan<char> part) => PractitionerWords.Posts.AreIn(part) || PractitionerWords.HaveProfession(part);

    /// <summary>What no sensitive service is called by: drink, drugs, harm and illness are what it is for.</summary>
    private const Topics MattersBesideServices = Topics.Status | Topics.Case | Topics.Assessment | Topics.Opinion | Topics.Immigration | Topics.Money | Topics.Telling;

    /// <summary>What a team that stands alone is not called by.</summary>
    private const Topics MattersOfNobody = MattersOfWork & ~(Topics.Title | Topics.Severe | Topics.StatusPlace | Topics.ClinicalBuilding | Topics.CaseName);

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
            if (!part.IsEmpty && (IsNote(part, isFirst: before == '\0', isAfterComma: before is ',' or '/' or ':' or '+') || (before == '+' && IsOfWork(part) && !IsPost(part))))
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
        part = isFirst ? WithoutQualifications(part) : part;
        if (PractitionerWords.Availability.AreAllOf(part) || IsOfColleague(part))
        {
            return false;
        }

        if (!isFirst && PractitionerWords.Beginnings.Has(FirstWord(part)) && !PractitionerWords.Absences.AreIn(part))
        {
            return true;
        }

        var counts = WordLists.Lexicon.Read(part);
        var isPost = IsPost(part);
        var isTeam = PractitionerWords.Teams.AreIn(part) || (isFirst && (IsKind(FirstWord(part)) || IsKind(part[(part.LastIndexOf(' ') + 1)..])));
        if (IsKnown(part) || (IsOfWork(part) && (isPost || isTeam || (counts.Topics & (isFirst ? MattersOfNobody : MattersOfWork)) == 0)))
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

        // which service it is, R14 asks, and lets it be where the row is marked sensitive; what stands beside it is a note all the same
        if ((counts.Topics & Topics.Disclosing) != 0)
        {
            return ((counts.BesideServices & MattersBesideServices) != 0 && !IsServiceOfKinds(part)) || PractitionerWords.Endings.Has(part[(part.LastIndexOf(' ') + 1)..]);
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
        if (MayBePlace(part, counts, isFirst) || IsCode(part, counts))
        {
            return false;
        }

        return isFirst ? (counts.Topics & NoNames) != 0 && !MayBeTeam(counts) : IsNoName(counts, isAfterComma) || HasFigure(part);
    }

    /// <summary>"cover for Ann Hall", "based at St Mary's": whom or where a practitioner has to do with, who is no child.</summary>
    /// <summary>A name without what was awarded to it: BSc, QTS, NVQ Level 3.</summary>
    private static ReadOnlySpan<char> WithoutQualifications(ReadOnlySpan<char> part)
    {
        var rest = part.TrimEnd();
        while (rest.LastIndexOf(' ') is var space and > 0)
        {
            var word = rest[(space + 1)..];
            var isQualification = PractitionerWords.Qualifications.Has(word);
            if (!isQualification && !word.Equals("level", StringComparison.OrdinalIgnoreCase) && !(word.Length is 1 or 2 && char.IsAsciiDigit(word[^1])))
            {
                break;
            }

            rest = rest[..space];
            part = isQualification ? rest : part;
        }

        return part;
    }

    private static bool IsOfColleague(ReadOnlySpan<char> part)
    {
        if (!PractitionerWords.BeginningsOfCover.Has(FirstWord(part)))
        {
            return false;
        }

        var isJoined = PractitionerWords.JoinsOfCover.Has(FirstWord(part));
        var rest = part[FirstWord(part).Length..].TrimStart(" -");
        while (PractitionerWords.JoinsOfCover.Has(FirstWord(rest)))
        {
            isJoined = true;
            rest = rest[FirstWord(rest).Length..].TrimStart(" -");
        }

        return isJoined && !rest.IsEmpty && (IsOfWork(rest) || (WordLists.Lexicon.Read(rest).Topics & ~OfColleagues) == 0);
    }

    /// <summary>"CAMHS LAC nurse": a sensitive service, and nothing else but what posts and teams are called by.</summary>
    private static bool IsServiceOfKinds(ReadOnlySpan<char> part)
    {
        foreach (var place in part.SplitAny(WordSet.Between))
        {
            var word = part[place];
            if (!word.IsEmpty && !PractitionerWords.Kinds.Has(word) && (WordLists.Lexicon.Read(word).Topics & Topics.Disclosing) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TellsOfSomebody(ReadOnlySpan<char> part) =>
        Kinsfolk.Words.AreIn(part) || PractitionerWords.Tellers.AreIn(part) || IsOfChild(part) || TellsAfterJoin(part);

    /// <summary>A letter alone is somebody's initial.</summary>
    private static bool IsKind(ReadOnlySpan<char> word) => word.Length > 1 && PractitionerWords.Kinds.Has(word);

    /// <summary>"Quality Assurance", "Family Solutions": nobody's name from its first word to its last, and nothing that is told of anybody.</summary>
    private static bool MayBeTeam(in WordCounts counts) =>
        counts.Words is > 0 and <= LongestTeam && counts.NoNames >= counts.Words && counts.Telling == 0 && (counts.Topics & ~OfTeams) == 0;

    /// <summary>
    /// "Kirkby Neighbourhood Policing", "(Drum Circle)": words of work and words that are in no list, or a part that is written as names are, and no
    /// matter of anybody.
    /// </summary>
    private static bool MayBePlace(ReadOnlySpan<char> part, in WordCounts counts, bool isFirst)
    {
        var isOfWork = true;
        var isWritten = true;
        var titles = 0;
        foreach (var place in part.SplitAny(WordSet.Between))
        {
            var word = part[place];
            if (word.IsEmpty)
            {
                continue;
            }

            var isWork = IsOfWork(word);
            var isTitle = word.Length >= ShortestOfTitle && char.IsUpper(word[0]) && char.IsLower(word[1]);
            titles += isTitle ? 1 : 0;
            isOfWork &= isWork || WordLists.Lexicon.Read(word).Topics == Topics.None;
            isWritten &= (isTitle || isWork || word.Length < ShortestOfTitle) && !char.IsAsciiDigit(word[0]);
        }

        return (isOfWork && isFirst && (counts.Topics & MattersOfWork) == 0)
            || (isWritten && titles >= 1 && counts.Words <= LongestTitle && (counts.Topics & ~(titles > 1 ? OfNames | Topics.Telling : OfNames)) == 0);
    }

    /// <summary>"(AUD1)", "(GP0042)": letters and figures in one piece, in no list.</summary>
    private static bool IsCode(ReadOnlySpan<char> part, in WordCounts counts) =>
        part.Length >= ShortestCode && counts.Topics == Topics.None && char.IsLetter(part[0]) && char.IsLetter(part[1]) && char.IsAsciiDigit(part[^1]) && !part.ContainsAny(WordSet.Between);

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
        return !IsOfDoctor(part, at)
            && !PractitionerWords.Owners.Has(before[(before.LastIndexOfAny(' ', '-') + 1)..])
            && !before.StartsWith("st ", StringComparison.OrdinalIgnoreCase)
            && !before.Contains(" st ", StringComparison.OrdinalIgnoreCase)
            && !before.Contains("st.", StringComparison.OrdinalIgnoreCase)
            && (part.EndsWith("therapy", StringComparison.OrdinalIgnoreCase) || !PractitionerWords.Teams.AreIn(part[at..]));
    }

    /// <summary>"Dr Fernando's Secretary"</summary>
    private static bool IsOfDoctor(ReadOnlySpan<char> part, int at) =>
        part.StartsWith("dr", StringComparison.OrdinalIgnoreCase) && FirstWord(part).Length == 2 && IsOfWork(part[(at + 2)..].Trim());

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

        return digits is > 0 and < 6 && !IsNumbered(part) && !PractitionerWords.Kinds.Has(FirstWord(part));
    }

    /// <summary>"Kirkby 2", "734 Hall": a word that is in no list, with one figure after it or three before it.</summary>
    private static bool IsNumbered(ReadOnlySpan<char> part)
    {
        var space = part.IndexOf(' ');
        if (space < 0 || part[(space + 1)..].Contains(' '))
        {
            return false;
        }

        var first = part[..space];
        var second = part[(space + 1)..];
        var name = second.Length == 1 && char.IsAsciiDigit(second[0]) ? first : first.Length == 3 && !first.ContainsAnyExceptInRange('0', '9') ? second : default;
        return name.Length >= ShortestOfTitle && WordLists.Lexicon.Read(name).Topics == Topics.None;
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
