namespace ContactPoint.Ingest.Minimising;

/// <summary>
/// Finds notes in a practitioner's name by its parts. Each part, before or after a dash, a comma or a stroke or in brackets, is somebody's name, a
/// post, a team or a time; a part that is none of them and is made of words that names are not made of is a note, whatever it says.
/// </summary>
internal static class PractitionerParts
{
    /// <summary>What people and teams are: one of these makes a post or a team of a part.</summary>
    private static readonly WordSet Posts = new(
        "worker workers officer officers nurse nurses nursing manager managers teacher teachers adviser advisor advisers advisors therapist therapists "
        + "psychologist psychologists paediatrician paediatricians doctor doctors consultant coordinator ordinator lead leader leaders assistant assistants "
        + "practitioner practitioners visitor visitors head senco sendco midwife midwives matron sister sgt sergeant pc pcso dc inspector councillor governor "
        + "governors chair mentor mentors physiotherapist physiotherapists physio caseworker caseworkers keyworker keyworkers dietitian dietician audiologist "
        + "optometrist orthoptist counsellor tutor tutors headteacher chaplain registrar psychiatrist surgeon anaesthetist pharmacist trainer instructor "
        + "technician supervisor director commissioner facilitator guardian warden advocate clerk secretary secretaries administrator adminstrator administrators "
        + "admin receptionist representative specialist psych ta hlta hca gp hv ewo fsw sw ot slt salt ep iro lsa senda cpo dsl");

    /// <summary>The same for teams and places, which have more words beside them.</summary>
    private static readonly WordSet Teams = new(
        "team teams service support services physiotherapy physio therapy therapies centre center centres hub hubs unit units desk office offices reception department dept trust council school schools "
        + "academy college nursery nurseries preschool playgroup hospital clinic clinics surgery surgeries practice church foundation partnership panel group "
        + "library switchboard line helpline station house project institute institution ward post records information portage connexions sendiass mash homestart");

    /// <summary>What posts, teams and hours are called by: a part that has no other word is one of them.</summary>
    private static readonly WordSet Kinds = new(
        "worker workers officer officers nurse nurses nursing manager managers teacher teachers adviser advisor advisers advisors therapist therapists "
        + "psychologist psychologists paediatrician paediatricians doctor doctors consultant coordinator ordinator lead leader leaders assistant assistants "
        + "practitioner practitioners visitor visitors head senco sendco midwife midwives matron sister sgt sergeant pc pcso dc inspector councillor governor "
        + "governors chair mentor mentors physiotherapist physiotherapists physio caseworker caseworkers keyworker keyworkers dietitian dietician audiologist "
        + "optometrist orthoptist counsellor tutor tutors headteacher chaplain registrar psychiatrist surgeon anaesthetist pharmacist trainer instructor "
        + "technician supervisor director commissioner facilitator guardian warden advocate clerk secretary secretaries administrator adminstrator administrators "
        + "admin receptionist interpreter representative specialist psych ta hlta hca gp hv ewo fsw sw ot slt salt ep iro lsa senda cpo dsl team teams service services "
        + "centre center centres hub hubs unit units desk office offices reception department dept trust council school schools academy college nursery nurseries "
        + "preschool playgroup hospital clinic clinics surgery surgeries practice church foundation partnership panel group library switchboard line helpline "
        + "station house project institute institution ward post records information portage connexions sendiass mash homestart support community social care early help "
        + "child children childrens family families young people youth health welfare education educational inclusion safeguarding protection police probation "
        + "liaison speech language and of the community district school primary secondary link named designated special needs senior principal deputy acting temp "
        + "temporary locum agency student trainee graduate newly qualified part full time job share locality area north south east west central northern southern "
        + "eastern western cluster zone patch duty cover covering maternity leave paediatric paediatrics therapy therapies occupational physiotherapy mental "
        + "learning disability disabilities fostering adoption leaving virtual attendance pastoral key stage year foundation reception sixth form on "
        + "call rota main front door single point access first response referral referrals assessment planning brokerage booking appointments intake "
        + "allocations prevention intervention outreach play teaching sure start housing area integrated specialist universal services senda additional "
        + "complex continuing crisis emergency out hours day days morning mornings afternoon afternoons evening evenings term only mon tue tues wed weds thu thur "
        + "thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays to am pm ext extn x mobile "
        + "tel direct dial parenting parent parents carer carers young visiting home hospital portage hearing vision visual impairment sensory autism asd "
        + "communication interaction behaviour attainment progress advisory statutory independent reviewing court cafcass conference general practice a b c d e f "
        + "g h i j k l m n o p q r s t u v w y z or fives under five years vacant tba tbc cic nhs la ccg pct foundation");

    /// <summary>A part that begins with one of these tells something of the rest: "(on tag)", "- in foster care".</summary>
    private static readonly WordSet Beginnings = new("on in re for has had is was not no at under via with without since due needs wants seeing seen sees hears heard investigating ref query due awaiting");

    /// <summary>When somebody is at work, and when not.</summary>
    private static readonly WordSet Absences = new("call leave maternity duty rota secondment holiday training office mon tue tues wed weds thu thur thurs fri monday tuesday wednesday thursday friday mondays tuesdays wednesdays thursdays fridays mornings afternoons term");

    /// <summary>What somebody does to a child, or a child needs.</summary>
    private static readonly WordSet Tellers = new("uses wants has had is was seen seeing hx supervises supervising chairs helping investigating investigates disputing involved finds says reports reported misper inpatient");

    private static readonly WordSet Months = new("jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december");

    /// <summary>A team, a post or a school has no more to say of a child than these.</summary>
    private static readonly WordSet Endings = new("case cases review reviews referral referrals plan plans register order orders conference disclosure meeting appt appts appointment appointments");

    /// <summary>Before these an 's belongs to no child: Children's Centre, St Mary's School.</summary>
    private static readonly WordSet Owners = new("child children women men people person girl boy parent carer king queen bishop mother infant junior student pupil family");

    private const Topics Sentences = NotesBeside.OfSentences & ~(Topics.Pronoun | Topics.BeliefPlace);

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
        if (!isFirst && Beginnings.Has(FirstWord(part)) && !Absences.AreIn(part))
        {
            return true;
        }

        var counts = WordLists.Lexicon.Read(part);
        if ((counts.Topics & Topics.Matter) != 0 || IsDated(part))
        {
            return true;
        }

        if (Kinds.AreAllOf(part))
        {
            return false;
        }

        if ((counts.Topics & (Sentences | Topics.Alias)) != 0 || Kinsfolk.Words.AreIn(part) || Tellers.AreIn(part) || IsOfChild(part) || TellsAfterJoin(part))
        {
            return true;
        }

        if (Posts.AreIn(part))
        {
            return (counts.Topics & (Topics.Clinical | Topics.Matter)) != 0;
        }

        if (Teams.AreIn(part))
        {
            return Endings.Has(part[(part.LastIndexOf(' ') + 1)..]) && (counts.Topics & Matters) != 0;
        }

        // the first part is a name, and a name may be one word that some note has too: Joy Case, Ann Friday
        return isFirst
            ? (counts.Topics & NoNames) != 0
            : (counts.Topics & (NoNames | Matters | Topics.BeliefPlace)) != 0 || counts.Everyday + counts.EverydayPlace + counts.NoNames >= 2 || (counts.Words == 1 && !isAfterComma && counts.Topics != 0) || HasFigure(part);
    }

    /// <summary>"Kian's play therapy", but no Children's Centre and no St Mary's School.</summary>
    private static bool IsOfChild(ReadOnlySpan<char> part)
    {
        var at = part.IndexOf("'s ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return false;
        }

        var before = part[..at];
        return !Owners.Has(before[(before.LastIndexOfAny(' ', '-') + 1)..])
            && !before.StartsWith("st ", StringComparison.OrdinalIgnoreCase)
            && !before.Contains(" st ", StringComparison.OrdinalIgnoreCase)
            && !before.Contains("st.", StringComparison.OrdinalIgnoreCase)
            && !Teams.AreIn(part[at..]);
    }

    /// <summary>"for CP quad", "re Hall", "to read for Hannah": what comes after the word is neither a post nor a time.</summary>
    private static bool TellsAfterJoin(ReadOnlySpan<char> part) =>
        IsNoPostAfter(part, " for ") || IsNoPostAfter(part, " re ") || IsNoPostAfter(part, " re. ") || IsNoPostAfter(part, " re: ")
        || (After(part, " to ") is { IsEmpty: false } rest && (WordLists.Lexicon.Read(rest).Topics & (Topics.Telling | Topics.NoName | Topics.Everyday | Topics.EverydayPlace)) != 0 && !Kinds.Has(FirstWord(rest)));

    private static bool IsNoPostAfter(ReadOnlySpan<char> part, string word) => After(part, word) is { IsEmpty: false } rest && !Kinds.Has(FirstWord(rest));

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

        return digits is > 0 and < 6 && !Kinds.Has(FirstWord(part));
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
            if (isAfterFigure && Months.Has(word))
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
            if (rest[index] is '(' or ')' or '[' or ']' or '{' or '}' or ',' or ';' or ':' or '/' or '*' or '+' || (rest[index] is '-' or '\u2013' && index > 0 && rest[index - 1] == ' '))
            {
                return index;
            }
        }

        return rest.Length;
    }
}
