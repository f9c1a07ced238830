namespace ContactPoint.Ingest.Minimising;

/// <summary>What the words of a text are about. A word may be about several things.</summary>
[Flags]
internal enum Topics : ulong
{
    /// <summary>Nothing that any rule asks about.</summary>
    None = 0,

    /// <summary>Case notes.</summary>
    Case = 1 << 0,

    /// <summary>A word of case notes that is also a title of people who work with children.</summary>
    Title = 1 << 1,

    /// <summary>Case notes, in words that no street or house is called.</summary>
    Severe = 1 << 2,

    /// <summary>Diagnoses and treatments.</summary>
    Clinical = 1 << 3,

    /// <summary>The same, where the word may also stand on a building.</summary>
    ClinicalBuilding = 1 << 4,

    /// <summary>Assessments and results.</summary>
    Assessment = 1 << 5,

    /// <summary>The same, where an address may say it too: level 2 is a floor.</summary>
    AssessmentFloor = 1 << 6,

    /// <summary>Standing at school, in care and before courts.</summary>
    Status = 1 << 7,

    /// <summary>The same, where the word may also stand in an address.</summary>
    StatusPlace = 1 << 8,

    /// <summary>Opinions.</summary>
    Opinion = 1 << 9,

    /// <summary>Ethnicity, religion, language, nationality.</summary>
    Belief = 1 << 10,

    /// <summary>The same, where a church or a street may be called so.</summary>
    BeliefPlace = 1 << 11,

    /// <summary>Immigration.</summary>
    Immigration = 1 << 12,

    /// <summary>The same, where a street or an office may be called so.</summary>
    ImmigrationPlace = 1 << 13,

    /// <summary>Benefits and debts.</summary>
    Money = 1 << 14,

    /// <summary>One name instead of another.</summary>
    Alias = 1 << 15,

    /// <summary>A sensitive service.</summary>
    Disclosing = 1 << 16,

    /// <summary>A refuge or a safe house.</summary>
    Refuge = 1 << 17,

    /// <summary>Somebody's place in a family.</summary>
    Family = 1 << 18,

    /// <summary>Banks.</summary>
    Bank = 1 << 19,

    /// <summary>Payment cards.</summary>
    Card = 1 << 20,

    /// <summary>National Insurance.</summary>
    Insurance = 1 << 21,

    /// <summary>The National Health Service.</summary>
    Nhs = 1 << 22,

    /// <summary>Pupils' and learners' numbers.</summary>
    Pupil = 1 << 23,

    /// <summary>Passports, licences and vehicles.</summary>
    Document = 1 << 24,

    /// <summary>Numbers of properties and streets: what stands beside them is no account.</summary>
    Property = 1 << 25,

    /// <summary>A word that says or does something to somebody: is, has, his, they, told.</summary>
    Telling = 1 << 26,

    /// <summary>A word that joins others in a sentence, and in no name: with, for, because.</summary>
    Joining = 1 << 27,

    /// <summary>A word that joins others, and may be a name or part of one: the, to, do, can, be.</summary>
    Small = 1 << 28,

    /// <summary>An everyday word that notes are made of and names are not.</summary>
    Everyday = 1 << 29,

    /// <summary>A pronoun, which no address has.</summary>
    Pronoun = 1 << 30,

    /// <summary>The word refuge itself, which is also the name of streets.</summary>
    RefugeWord = 1UL << 31,

    /// <summary>An everyday word that addresses are made of too.</summary>
    EverydayPlace = 1UL << 32,

    /// <summary>A word that ends as English words do, and names do not.</summary>
    EnglishEnding = 1UL << 33,

    /// <summary>A word that tells something, and that no address has even alone.</summary>
    TellingAlone = 1UL << 34,

    /// <summary>A word that joins others and is part of no name, even alone.</summary>
    NoName = 1UL << 35,

    /// <summary>Opinions, in words that a house or a service may be called by.</summary>
    OpinionName = 1UL << 36,

    /// <summary>Benefits, debts and money, in words that a building may be called by.</summary>
    MoneyName = 1UL << 37,

    /// <summary>Offences, harm, drink and drugs, in words that a building, a street or a team may be called by.</summary>
    CaseName = 1UL << 38,

    /// <summary>A word that makes a note of an address when it stands after a dash or in a bracket.</summary>
    Note = 1UL << 39,

    /// <summary>A word about people that no building is called by.</summary>
    People = 1UL << 40,

    /// <summary>What a post or a team is called.</summary>
    Role = 1UL << 41,

    /// <summary>What a building or a street is called.</summary>
    Building = 1UL << 42,

    /// <summary>An everyday word that is somebody's name too.</summary>
    NameWord = 1UL << 43,

    /// <summary>A code of schools, care or medicine that is somebody's name when it is not in capitals.</summary>
    Code = 1UL << 44,

    /// <summary>A word that is somebody's name, but for small letters after a name with a capital: "Amina slow".</summary>
    CapitalName = 1UL << 45,

    /// <summary>A matter that no name and no address tells: conditions, medicines, peoples, orders, debts.</summary>
    Matter = 1UL << 46,

    /// <summary>What notes call a child's relatives, and a carer may be called beside her name.</summary>
    Kin = 1UL << 47,

    /// <summary>The same in a line of an address.</summary>
    KinPlace = 1UL << 48,

    /// <summary>Treatments and needs that posts and teams are called by, and that say nothing of a child there.</summary>
    Treatment = 1UL << 49,

    /// <summary>A matter that posts and teams are called by (safeguarding, looked after), and no person and no address.</summary>
    PostMatter = 1UL << 50,
}
