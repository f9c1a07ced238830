namespace ContactPoint.Ingest.Minimising;

/// <summary>The words of which posts, teams and hours are made, and those that tell something beside them.</summary>
internal static class PractitionerWords
{
    private const string PostWords =
        "scphn prescriber optician opticians dentist dentists orthodontist childminder childminders nanny pa worker workers officer officers nurse nurses nursing manager managers teacher teachers adviser advisor advisers advisors therapist therapists psychologist "
        + "psychologists paediatrician paediatricians doctor doctors consultant coordinator ordinator lead leader leaders assistant assistants practitioner practitioners "
        + "visitor visitors head senco sendco midwife midwives matron sister sgt sergeant pc pcso dc inspector councillor governor governors chair mentor mentors "
        + "physiotherapist physiotherapists physio caseworker caseworkers keyworker keyworkers dietitian dietician audiologist optometrist orthoptist counsellor tutor tutors "
        + "headteacher chaplain registrar psychiatrist surgeon anaesthetist pharmacist trainer instructor technician supervisor director commissioner facilitator guardian "
        + "warden advocate clerk secretary secretaries administrator adminstrator administrators admin receptionist representative specialist psych ta hlta hca gp hv ewo fsw sw "
        + "ot slt salt ep iro lsa senda cpo dsl";

    private const string TeamWords =
        "leaving opd outpatients cdc action ews tys orthotics nspcc barnardo barnardos yot yos yjs dental opticians audiology dietetics orthoptics pharmacy duty admissions team teams service support services physiotherapy physio therapy therapies centre center centres hub hubs unit units desk office offices reception department dept "
        + "trust council school schools academy college nursery nurseries preschool playgroup hospital clinic clinics surgery surgeries practice church foundation partnership "
        + "panel group library switchboard line helpline station house project institute institution ward post records information portage connexions sendiass mash homestart start";

    private const string KindWords =
        "supporting troubled wheelchair short breaks housing options quality assurance solutions throughcare aftercare casework secs comm paeds yjs ccn fnp qtvi qtmsi qtod eal pa pas ehe cwd lac cla send sen inclusion nurture reablement commissioning enablement resettlement mediation brokerage triage rapid missing education community exclusions transport bookings commissioning contracts complaints finance census data sims ict it hr estates facilities caretaker premises exams enrolment registry archives careers guidance medical first aid boarding yot yos edt mast cme csc cin eha lado fgc cdc cdt ssa spa spoc fis newborn infant feeding immunisation screening physical sensory services interpreter community social care early help child children childrens family families young people youth health welfare education educational inclusion safeguarding "
        + "protection police probation liaison speech language and of the district primary secondary link named designated special needs senior principal deputy acting temp "
        + "temporary locum agency student trainee graduate newly qualified part full time job share locality area north south east west central northern southern eastern "
        + "western cluster zone patch duty cover covering maternity leave paediatric paediatrics occupational mental learning disability disabilities fostering adoption leaving "
        + "virtual attendance pastoral key stage year sixth form on call rota main front door single point access first response referral referrals assessment planning "
        + "brokerage booking appointments intake allocations prevention intervention outreach play teaching sure start housing integrated universal additional complex "
        + "continuing crisis emergency out hours day days morning mornings afternoon afternoons evening evenings term only mon tue tues wed weds thu thur thurs fri sat sun "
        + "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays to am pm ext extn x mobile tel direct dial parenting parent "
        + "parents carer carers visiting hearing vision visual impairment sensory autism asd communication interaction behaviour attainment progress advisory statutory "
        + "independent reviewing court cafcass conference general a b c d e f g h i j k l m n o p q r s t u v w y z or fives under five years vacant tba tbc cic nhs la ccg pct";

    /// <summary>What people are: one of these makes a post of a part.</summary>
    public static readonly WordSet Posts = new(PostWords);

    /// <summary>What teams and places are: one of these makes a team of a part.</summary>
    public static readonly WordSet Teams = new(TeamWords);

    /// <summary>What posts, teams and hours are called by: a part that has no other word is one of them.</summary>
    public static readonly WordSet Kinds = new($"{PostWords} {TeamWords} {KindWords}");

    /// <summary>A part that begins with one of these tells something of the rest: "(on tag)", "- in foster care".</summary>
    public static readonly WordSet Beginnings = new(
        "on in re for has had is was not no at under via with without since due needs wants seeing seen sees hears heard investigating ref query due awaiting");

    /// <summary>When somebody is at work, and when not.</summary>
    public static readonly WordSet Absences = new(
        "call leave maternity duty rota secondment holiday training office mon tue tues wed weds thu thur thurs fri monday tuesday wednesday thursday friday mondays tuesdays "
        + "wednesdays thursdays fridays mornings afternoons term");

    /// <summary>What somebody does to a child, or a child needs.</summary>
    public static readonly WordSet Tellers = new(
        "uses wants has had is was seen seeing hx chairs helping investigating investigates disputing involved finds says reports reported misper "
        + "inpatient");

    /// <summary>Months, after a figure a date.</summary>
    public static readonly WordSet Months = new(
        "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december");

    /// <summary>A team or a school that ends in one of these is none: "MARAC case".</summary>
    public static readonly WordSet Endings = new(
        "case cases review reviews referral referrals plan plans register order orders conference disclosure meeting appt appts appointment appointments");

    /// <summary>Before these an 's belongs to no child: Children's Centre, King's School.</summary>
    public static readonly WordSet Owners = new(
        "barnardo child children women men people person girl boy parent carer king queen bishop mother infant junior student pupil family");

    /// <summary>By what English makes professions and their departments: orthoptist, optician, audiology, dietetics.</summary>
    private static readonly string[] ProfessionEndings = ["ist", "ists", "ician", "icians", "ology", "etics", "optics", "iatrics", "iatry", "therapy", "therapies", "minder", "minders", "worker", "workers"];

    /// <summary>Whether a text has a profession in it.</summary>
    public static bool HaveProfession(ReadOnlySpan<char> text)
    {
        foreach (var place in text.SplitAny(WordSet.Between))
        {
            var word = text[place];
            foreach (var ending in ProfessionEndings)
            {
                if (word.Length >= ending.Length + 4 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
