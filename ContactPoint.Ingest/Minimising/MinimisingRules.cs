using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Minimising;

/// <summary>The rules of data minimisation, in one table. docs/rules.md is generated from it, and its examples are its tests.</summary>
/// <remarks>
/// Structure comes first (a column that is not mapped is never read further), closed lists second, and the detectors third, on
/// the few free texts that are left. The codes are those of the decision table: R20 is its row 20.
/// </remarks>
public static class MinimisingRules
{
    private static readonly FieldKind[] Names = [FieldKind.ChildName, FieldKind.CarerName, FieldKind.PractitionerName];
    private static readonly FieldKind[] Texts = [.. Names, FieldKind.AddressLine];

    /// <summary>Columns nobody mapped.</summary>
    public static readonly MinimisingRule UnmappedColumn = new(
        "R00", "columns that nobody mapped", "Any column that the feed's specification does not map.", RuleAction.Drop,
        "The directory has no place for it. The reader counts how many rows had something there, by column, and reads no further.");

    /// <summary>Universal services.</summary>
    public static readonly MinimisingRule UniversalService = new(
        "R10", "universal services", "A service normally provided to all persons of an age group: music, chess or running clubs, play schemes, libraries (rows 10 and 11).", RuleAction.Withhold,
        "It would not warrant inclusion: SI 2010/1213 covers additional services only.");

    /// <summary>Sensitive service that may be indicated.</summary>
    public static readonly MinimisingRule SensitiveReduced = new(
        "R12", "sensitive services, reduced", "A sensitive service with consent, or with a significant-harm ground recorded.", RuleAction.Reduce,
        "Users see that there is a sensitive service and no more; provider, contact and kind are kept apart, encrypted, for the broker (SI 2007/2182 reg. 11(3), 6(3)(a)).");

    /// <summary>Sensitive service that may not.</summary>
    public static readonly MinimisingRule SensitiveWithheld = new(
        "R13", "sensitive services without consent", "A sensitive service without consent and without a significant-harm ground.", RuleAction.Withhold,
        "It may not be disclosed (reg. 11(3)). A count is all that is kept.");

    /// <summary>Rows marked not to be recorded.</summary>
    public static readonly MinimisingRule NotToBeRecorded = new(
        "R33", "rows not to be recorded", "A row that the school marks \"do not record\", or to which the young person objects.", RuleAction.Withhold,
        "The school's judgement and the young person's objection are honoured at the reader; a count is all that is kept.");

    /// <summary>A flag of rule 33 that cannot be read.</summary>
    public static readonly MinimisingRule UnclearWish = new(
        "R33A", "unclear wishes", "A \"do not record\" or objection column with a word that the specification does not explain.", RuleAction.Hold,
        "It may be an objection, so a person reads it before anything is kept.");

    /// <summary>A contact that says which sensitive service it is.</summary>
    public static readonly MinimisingRule DisclosingContact = new(
        "R14", "contacts that disclose a service", "A practitioner's name or e-mail address that says which sensitive service it is, on a row that is not marked sensitive.", RuleAction.Hold, "The contact itself discloses the service: a person decides whether it is sensitive (rows 12 and 13).")
    {
        Kinds = [FieldKind.PractitionerName, FieldKind.PractitionerEmail],
        Finds = static text => WordPatterns.Discloses(text) || (text.Contains('@') && WordPatterns.DisclosesInAddress(text)),
        Hits = ["Sexual Health Outreach", "j.smith@camhs.example.org", "mental-health.team@example.org", "CAMHS duty desk", "youth.drugs.team@example.org"],
        Misses = ["Jane Health", "s.hall@example.org", "duty@health-visiting.example.org", "Young Carers Team", "d.rugman@example.org"],
    };

    /// <summary>Every rule, in the order in which a text is screened.</summary>
    public static readonly IReadOnlyList<MinimisingRule> All =
    [
        UnmappedColumn,
        UniversalService,
        SensitiveReduced,
        SensitiveWithheld,
        NotToBeRecorded,
        UnclearWish,
        new("R20A", "international bank accounts", "An international bank account number (length of its country, modulo 97).", RuleAction.Drop, "Bank details are never held.")
        {
            NeedsDigit = true,
            Kinds = Texts,
            Finds = NumberPatterns.HasIban,
            Hits = ["GB29 NWBK 6016 1331 9268 19", "Amina Shah GB29NWBK60161331926819", "pay to de89370400440532013000 please"],
            Misses = ["GB29 NWBK 6016 1331 9268 18", "12 Gb Terrace", "Flat GB22, 1 High Street"],
        },
        new("R20B", "bank accounts", "A sort code and an account number within 30 characters, or six and eight digits with a word about banks.", RuleAction.Drop, "Bank details are never held.")
        {
            NeedsDigit = true,
            Kinds = Texts,
            Finds = NumberPatterns.HasBankAccount,
            Hits = ["20-00-00 55779911", "sort code 200000 acc 55779911", "55779911 / 20 00 00"],
            Misses = ["12-05-09", "12-14-16 High Street", "USRN 20401234", "Bank House, 12 Bank Street"],
        },
        new("R20C", "payment cards", "A payment card number (13 to 19 digits, issuer's beginning, Luhn check digit).", RuleAction.Drop, "Card numbers are never held.")
        {
            NeedsDigit = true,
            Kinds = Texts,
            Finds = NumberPatterns.HasCard,
            Hits = ["4111 1111 1111 1111", "card 5500005555555559", "3400-000000-00009"],
            Misses = ["4111 1111 1111 1112", "1234567890123", "UPRN 100012345678"],
        },
        new("R20D", "National Insurance numbers", "A National Insurance number (issued prefix, six digits, A to D).", RuleAction.Drop, "National Insurance numbers are never held.")
        {
            NeedsDigit = true,
            Kinds = Texts,
            Finds = NumberPatterns.HasNationalInsurance,
            Hits = ["AB123456C", "ab 12 34 56 c", "Maria Dos Santos AB 12 34 56 C"],
            Misses = ["QQ123456C", "GB123456A", "AB123456E", "Flat AB12"],
        },
        new("R20E", "parts of bank accounts", "A sort code or an account number alone, with a word about banks.", RuleAction.Hold, "It may be half of somebody's bank details; \"Unit 10-12-14 Bank Street\" is a known false alarm.")
        {
            NeedsDigit = true,
            Kinds = Texts,
            Finds = NumberPatterns.HasPartOfBankAccount,
            Hits = ["acc 55779911", "sort code 20-00-00", "Unit 10-12-14 Bank Street"],
            Misses = ["Bank House, 12 Bank Street", "12-14-16 High Street", "20401234"],
        },
        new("R22", "NHS numbers in free text", "An NHS number in a free text (check digit, and an issued range or the word NHS).", RuleAction.Drop, "It belongs in its own column, where it is encrypted and never published.")
        {
            NeedsDigit = true,
            Kinds = Texts,
            Finds = NumberPatterns.HasNhsNumber,
            Hits = ["943 476 5919", "NHS 4010232137", "Tom Hill nhs number 943-476-5870"],
            Misses = ["943 476 5918", "0161 496 0000", "07700 900123", "Unit 1234567881"],
        },
        new("R23", "links and documents", "The address of a page, a picture or a document.", RuleAction.Drop, "Photographs, documents and links are not in Schedule 1.")
        {
            Kinds = Texts,
            Finds = WordPatterns.HasLink,
            Hits = ["https://example.org/child", "www.example.org", "photo.jpg"],
            Misses = ["St. Helens Road", "Dr. Png", "Flat 1. Mill House"],
        },
        new("R17A", "case-note words in names", "A word of case notes, diagnoses or orders in a name.", RuleAction.Hold, "Case notes, medical records and opinions are never held.")
        {
            Kinds = Names,
            Finds = WordPatterns.HasCaseWord,
            Hits = ["Smith VIOLENT", "Jack (autism)", "Khan - child protection", "Self-harm risk", "Ellis CAMHS"],
            Misses = ["Payne", "Ward", "Savage", "Foster", "Grace Court", "Violet Law", "Loan Do", "An See", "Case-Grant"],
        },
        new("R17B", "case-note words in addresses", "Severe words of case notes in a line of an address.", RuleAction.Hold, "Case notes are never held.")
        {
            Kinds = [FieldKind.AddressLine],
            Finds = WordPatterns.HasSevereWord,
            Hits = ["12 Mill Lane - violent father", "do not visit alone", "Injunction in place", "Safe address, do not disclose to dad"],
            Misses = ["Hospital Road", "The Old Surgery", "Clinic Cottage", "St Thomas' Hospital School", "Police House, 3 Station Road", "Court Lane"],
        },
        new("R01", "names inside names", "A second name inside a name: aka, known as, (Kit), Jo/Joseph.", RuleAction.Hold, "An officer moves it to the former or preferred name, or lets it go.")
        {
            Kinds = [FieldKind.ChildName],
            Finds = WordPatterns.HasAlias,
            Hits = ["Christopher (Kit)", "Jo/Joseph", "Smith aka Jones", "Ali known as Alex", "formerly Brown"],
            Misses = ["Smith née Jones", "Akande", "Alia", "O'Shea", "Anne-Marie"],
        },
        new("R17C", "sentences in names", "A name that is written like a sentence: function words, digits, ! ? ; : or more than seven words.", RuleAction.Hold, "Free text in a name is an opinion or a note until somebody has read it.")
        {
            Kinds = Names,
            Finds = WordPatterns.IsSentence,
            Hits = ["lives with his gran and the dog", "Smith!", "Brown - see file", "Mum is not to be told", "Ali 07700"],
            Misses = ["Maria do Nascimento da Silva", "Abdullah bin Abdul Rahman Al Saud", "De La Cruz y Santos", "van der Berg", "To Ho", "Smith-Jones"],
        },
        DisclosingContact,
        new("R25", "refuges and safe houses", "A refuge or safe house in a line of an address.", RuleAction.Hold, "Publishing it may lead a violent person there. The row waits, and a shield is considered.")
        {
            Kinds = [FieldKind.AddressLine],
            Finds = WordPatterns.NamesRefuge,
            Hits = ["Women's Refuge", "The Safe House, Mill Lane", "c/o Womens Aid", "Refuge"],
            Misses = ["14 Refuge Street", "Refugee Week Office", "Safe Lane House", "Haven Court"],
        },
        new("R06", "contacts that are none", "A telephone number or e-mail address that is not shaped as one.", RuleAction.Drop, "What is no contact is free text, and free text is not held here.")
        {
            Kinds = [FieldKind.CarerPhone, FieldKind.PractitionerPhone, FieldKind.CarerEmail, FieldKind.PractitionerEmail],
            Finds = static text => !IsContact(text),
            Hits = ["ask gran", "0161 496", "smith at example.org"],
            Misses = ["+441614960000", "smith@example.org"],
        },
    ];

    private static bool IsContact(ReadOnlySpan<char> text) =>
        text.StartsWith("+")
            ? text.Length is > 7 and <= 16 && !text[1..].ContainsAnyExceptInRange('0', '9')
            : EmailAddress.TryStandardise(text, out _);
}
