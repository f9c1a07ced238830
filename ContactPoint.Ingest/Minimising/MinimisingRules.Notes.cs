namespace ContactPoint.Ingest.Minimising;

public static partial class MinimisingRules
{
    private const string NotInSchedule = "It is not in Schedule 1, and its column is never mapped; in a kept field a person reads it first.";

    private static IEnumerable<MinimisingRule> Notes() =>
    [
        new("R17A", "case-note words in names", "A word of case notes or orders in a name. In a practitioner's name, titles (social worker, police liaison) are let be.", RuleAction.Hold, "Case notes and observations are never held.")
        {
            Kinds = Names,
            Finds = static (in text) => text.HasBesidePosts(Topics.Case),
            Hits = ["Smith VIOLENT", "Khan - no contact with father", "Self-harm risk", "Ellis (overdose)", "Jones court order", "known to police"],
            Misses = ["Payne", "Ward", "Savage", "Foster", "Grace Court", "Violet Law", "Loan Do", "An See", "Case-Grant", "Jane Poole, Social Worker"],
        },
        new("R17F", "titles in family names", "A word of case notes that is a title of people who work with children, in the name of a child or carer.", RuleAction.Hold, "It says who works with the family, where a name should stand.")
        {
            Kinds = FamilyNames,
            Finds = static (in text) => text.Has(Topics.Title),
            Hits = ["Khan - child protection", "Lee police", "Brown safeguarding", "Hill (social worker)"],
            Misses = ["Constable", "Sergeant", "Bishop", "Protheroe"],
        },
        new("R17B", "case-note words in addresses", "Severe words of case notes in a line of an address.", RuleAction.Hold, "Case notes are never held.")
        {
            Kinds = [FieldKind.AddressLine],
            Finds = static (in text) => text.Has(Topics.Severe | Topics.PostMatter),
            Hits = ["12 Mill Lane - violent father", "do not visit alone", "Injunction in place", "Safe address, do not disclose to dad", "drugs found", "confidential"],
            Misses = ["Hospital Road", "The Old Surgery", "Clinic Cottage", "St Thomas' Hospital School", "Police House, 3 Station Road", "Court Lane", "Asylum Road", "Prison Lane"],
        },
        new("R17E", "opinions", "A word that judges a person.", RuleAction.Hold, "Subjective observations are never held.")
        {
            Kinds = Texts,
            Finds = static (in text) => text.HasBesidePosts(Topics.Opinion),
            Hits = ["Lee (lazy)", "disruptive in class", "Poole attention seeking", "chaotic household", "a very difficult family"],
            Misses = ["Moody", "Bright", "Smart", "Darling", "Strange", "Wild", "Hardy", "Goodchild", "Merry Bright Cottage"],
        },
        new("R17J", "notes in family names", "Opinions, offences, harm, drink and drugs, in words that a building or a team may be called by, in the name of a child or carer.", RuleAction.Hold, "Case notes and observations are never held.")
        {
            Kinds = FamilyNames,
            Finds = static (in text) => text.Has(Topics.OpinionName | Topics.CaseName),
            Hits = ["Lee naughty", "Poole (grumbler)", "Hall robbery", "Khan - ecstasy", "Ellis thug"],
            Misses = ["Moody", "Savage", "Clever", "Payne", "Trouble", "Slack", "Gamble"],
        },
    ];

    private static IEnumerable<MinimisingRule> Matters() =>
    [
        new("R16", "assessments and results", "CAF content, assessments, exam results, grades, levels and scores (rows 16 and 19). An address may have a level 2.", RuleAction.Hold, NotInSchedule)
        {
            Kinds = Texts,
            Finds = static (in text) => text.HasBesidePosts(Topics.Assessment),
            Hits = ["CAF score 14", "GCSE maths", "Key Stage 2", "reading age 7", "predicted grades"],
            Misses = ["Level Crossing Cottage", "Grade", "Caffrey", "Level 2, Mill House", "Stage Lane"],
        },
        new("R16A", "levels and grades in names", "A grade, a level or a score in a name.", RuleAction.Hold, NotInSchedule)
        {
            Kinds = Names,
            Finds = static (in text) => text.HasBesidePosts(Topics.AssessmentFloor),
            Hits = ["Tom level 3b", "Grade C", "scored", "caf"],
            Misses = ["Level", "Grade", "Scorer", "Bandy"],
        },
        new("R18A", "diagnoses and treatments", "Words of diagnoses, treatments and needs, but those that stand on buildings.", RuleAction.Hold, "Medical records, diagnoses and medication are never held.")
        {
            SparesSensitive = true,
            Kinds = Texts,
            Finds = static (in text) => text.Has(Topics.Clinical) || text.HasBesidePosts(Topics.Treatment),
            Hits = ["Jack (autism)", "A.D.H.D.", "Lee - asthmatic", "takes Ritalin", "Khan epilepsy", "learning difficulties"],
            Misses = ["The Old Surgery", "Hospital Road", "Hale", "Ritchie", "Austin", "Asda House"],
        },
        new("R18C", "words of hospitals in family names", "Words of treatment that stand on buildings, in the name of a child or carer.", RuleAction.Hold, "Medical records are never held.")
        {
            Kinds = FamilyNames,
            Finds = static (in text) => text.Has(Topics.ClinicalBuilding),
            Hits = ["Lee (disabled)", "Hall deaf", "Poole - cancer patient", "counselling"],
            Misses = ["Ward", "Hospital", "Deefe", "Nurse"],
        },
        new("R18B", "standing at school, in care, in court", "Free school meals, special needs, exclusions, care and protection orders, convictions.", RuleAction.Hold, NotInSchedule)
        {
            Kinds = Texts,
            Finds = static (in text) => text.HasBesidePosts(Topics.Status),
            Hits = ["FSM", "Lee EHCP", "Section 47", "care order", "Hall (fostered)", "looked after child", "excluded"],
            Misses = ["Sen", "Lac", "Foster", "Court", "Ward", "Care Street", "Order Cottage"],
        },
        new("R18D", "standing in names", "Attendance, suspension and the like in the name of a child or carer.", RuleAction.Hold, NotInSchedule)
        {
            Kinds = FamilyNames,
            Finds = static (in text) => text.Has(Topics.StatusPlace),
            Hits = ["attendance poor", "Lee suspended", "Poole absent"],
            Misses = ["Absalom", "Tendance", "Suspiro"],
        },
    ];

    private static IEnumerable<MinimisingRule> Origins() =>
    [
        new("R21A", "ethnicity, religion, language", "Words that say where a family comes from, what it believes or what it speaks. Muslim and Christian are names too, and count in phrases only.", RuleAction.Hold, NotInSchedule)
        {
            Kinds = Texts,
            Finds = static (in text) => text.HasBesidePosts(Topics.Belief) || (text.HasBesidePosts(Topics.BeliefPlace) && text.Has(Topics.People) && !text.Has(Topics.Building)),
            Hits = ["Lee White British", "speaks Urdu at home", "Jehovah's Witness", "ethnicity WBRI", "strict Muslim family"],
            Misses = ["Muslim Uddin", "Christian White", "Ireland", "Roman Black", "Catholic Lane", "Mosque Street", "English"],
        },
        new("R21C", "peoples and churches in family names", "The same words where a church or a street may be called so, in the name of a child or carer.", RuleAction.Hold, NotInSchedule)
        {
            Kinds = FamilyNames,
            Finds = static (in text) => text.Has(Topics.BeliefPlace),
            Hits = ["Lee Catholic", "Hall (Sikh)", "Pakistani", "traveller"],
            Misses = ["Israel", "Jordan", "France", "Pagan", "Islam", "Temple", "Church"],
        },
        new("R21B", "immigration", "Asylum, visas, leave to remain, recourse to public funds.", RuleAction.Hold, NotInSchedule)
        {
            Kinds = Texts,
            Finds = static (in text) => text.HasBesidePosts(Topics.Immigration),
            Hits = ["asylum seeker", "NRPF", "no recourse to public funds", "visa expired", "awaiting deportation"],
            Misses = ["12 Asylum Road", "Refugee Week Office", "Visage", "Overs"],
        },
        new("R21D", "immigration in family names", "The same where a street or an office may be called so, in the name of a child or carer.", RuleAction.Hold, NotInSchedule)
        {
            Kinds = FamilyNames,
            Finds = static (in text) => text.Has(Topics.ImmigrationPlace),
            Hits = ["Lee refugee", "Hall (migrant)", "home office"],
            Misses = ["Hom", "Migranyan", "Visser"],
        },
    ];

    private static IEnumerable<MinimisingRule> Sentences() =>
    [
        new("R01", "names inside names", "A second name inside a name: aka, known as, (Kit), Jo/Joseph.", RuleAction.Hold, "An officer moves it to the former or preferred name, or lets it go.")
        {
            Kinds = [FieldKind.ChildName],
            Finds = static (in text) => TextPatterns.HasSecondName(text),
            Hits = ["Christopher (Kit)", "Jo/Joseph", "Smith aka Jones", "Ali known as Alex", "formerly Brown", "Lee a.k.a. Poole"],
            Misses = ["Smith née Jones", "Akande", "Alia", "O'Shea", "Anne-Marie"],
        },
        new("R17C", "sentences in names", "A name that is written like a sentence: words that tell something, digits, signs, or more than seven words besides de, bin, van and the like.", RuleAction.Hold, "Free text in a name is an opinion or a note until somebody has read it.")
        {
            Kinds = FamilyNames,
            Finds = static (in text) => TextPatterns.IsSentence(text),
            Hits = ["lives with his gran and the dog", "Smith!", "Brown - see file", "Mum is not to be told", "Ali 07700"],
            Misses = ["Maria do Nascimento da Silva", "Abdullah bin Abdul Rahman Al Saud", "De La Cruz y Santos", "van der Berg", "To Ho", "Smith-Jones", "Will Young", "Mr and Mrs Call"],
        },
        new("R17I", "notes beside carers' names", "A second name, or text in brackets or after a dash, in the name of a carer, but what she was born and who she is to the child.", RuleAction.Hold, "What stands there is a note, whatever its words are, until somebody has read it.")
        {
            Kinds = [FieldKind.CarerName],
            Finds = static (in text) => NotesBeside.IsBesideCarer(text),
            Hits = ["Mrs Poole (Bins)", "Ann Lee (Nell)", "Mr Hall - Tuesdays"],
            Misses = ["Ann Lee (née Poole)", "Mr Hall (father)", "Jo Smith-Jones"],
        },
        new("R17G", "family words in family names", "Mum, dad, stepfather and the like in the name of a child or carer.", RuleAction.Hold, "It is a note about the family; what a carer is to a child has a column of its own.")
        {
            Kinds = FamilyNames,
            Finds = static (in text) => text.Has(Topics.Family) || (text.Has(Topics.Kin) && text.Kind != FieldKind.CarerName),
            Hits = ["Lee mum", "dad Poole", "stepfather Hall"],
            Misses = ["Mumford", "Daddow", "Faithers-Lee", "Nan"],
        },
        new("R17H", "sentences in practitioners' names", "The same in the name of a practitioner, who may have a title, a team and a telephone extension.", RuleAction.Hold, "Free text in a name is an opinion or a note until somebody has read it.")
        {
            Kinds = [FieldKind.PractitionerName],
            Finds = static (in text) => TextPatterns.IsSentenceAboutPractitioner(text),
            Hits = ["do not tell the family that she has left", "on leave since the incident with his father", "she says they lied", "Hart!! not him again"],
            Misses = ["Jane Poole, Family Support Worker", "Duty Team", "School Nurse (Tuesday to Friday)", "Sam Poole - Team Manager", "Jo Hart ext 21"],
        },
        new("R17D", "sentences in addresses", "A line of an address that tells something: pronouns, verbs, exclamation marks.", RuleAction.Hold, "Free text in an address is a note until somebody has read it.")
        {
            Kinds = [FieldKind.AddressLine],
            Finds = static (in text) => TextPatterns.IsSentenceInAddress(text),
            Hits = ["lives with his gran", "she says they moved", "keys with neighbour, ring before visiting", "call first!"],
            Misses = ["The Old House at the Back of the Church", "Land to the Rear of the Old School", "Rear of 12 High Street", "c/o Mr and Mrs Poole", "Flat above the Shop", "Home Farm House", "Well Thought Of Cottage"],
        },
    ];
}
