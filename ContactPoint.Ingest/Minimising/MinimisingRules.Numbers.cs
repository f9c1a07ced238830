namespace ContactPoint.Ingest.Minimising;

public static partial class MinimisingRules
{
    private const string NeverBankDetails = "Bank details are never held.";

    private static MinimisingRule Links() => new(
        "R23", "links and documents", "The address of a page, a picture, a document or a mailbox.", RuleAction.Drop, "Photographs, documents and links are not in Schedule 1; a contact has a column of its own.")
    {
        Kinds = Texts,
        Finds = static (in text) => TextPatterns.HasLink(text),
        Hits = ["https://example.org/child", "www.example.org", "photo.jpg", "see file://share/plan.docx", "jo@example.org"],
        Misses = ["St. Helens Road", "Dr. Png", "Flat 1. Mill House", "Wwwoods Farm"],
    };

    private static IEnumerable<MinimisingRule> Numbers() =>
    [
        new("R20A", "international bank accounts", "An international bank account number (length of its country, modulo 97), or one mistyped beside a word about banks.", RuleAction.Drop, NeverBankDetails)
        {
            FewestDigits = 7,
            CountsForFile = true,
            Kinds = Texts,
            Finds = static (in text) => IbanPatterns.HasIban(text),
            Hits = ["GB29 NWBK 6016 1331 9268 19", "Amina Shah GB29NWBK60161331926819", "pay to de89370400440532013000 please", "IBAN GB29 NWBK 6016 1331 9268 18", "NO93.8601.1117.947"],
            Misses = ["GB29 NWBK 6016 1331 9268 18", "12 Gb Terrace", "Flat GB22, 1 High Street", "NL17 Noord House, 21 High Street", "No 52 Nightingale Vale"],
        },
        new("R20B", "bank accounts", "A sort code and an account number within 30 characters; six and eight digits with a word about banks, or that pass the banks' own check where the operator has the table.", RuleAction.Drop, NeverBankDetails)
        {
            FewestDigits = 13,
            CountsForFile = true,
            Kinds = Texts,
            Finds = static (in text) => BankNumbers.HasAccount(text),
            Hits = ["20-00-00 55779911", "sort code 200000 acc 55779911", "55779911 / 20 00 00", "s/c 20.00.00 a/c 5577 9911", "bank 20000055779911", "20/00/00 - 55779911"],
            Misses = ["12-05-09", "12-14-16 High Street", "USRN 20401234", "Bank House, 12 Bank Street", "12-14-16 High Street, USRN 20401234", "Flat 200000, 20401234 Depot"],
        },
        new("R20C", "payment cards", "A payment card number (13 to 19 digits, issuer's beginning, Luhn check digit), or nearly one beside a word about cards.", RuleAction.Drop, "Card numbers are never held.")
        {
            FewestDigits = 13,
            CountsForFile = true,
            Kinds = Texts,
            Finds = static (in text) => NumberPatterns.HasCard(text),
            Hits = ["4111 1111 1111 1111", "card 5500005555555559", "3400-000000-00009", "Visa 4111.1111.1111.1111 exp 09/27", "card no 4111111111111112"],
            Misses = ["4111 1111 1111 1112", "1234567890123", "UPRN 100012345678", "Flats 1111 1112 1113 1114"],
        },
        new("R20D", "National Insurance numbers", "A National Insurance number (issued prefix, six digits, A to D), or its shape beside a word about it.", RuleAction.Drop, "National Insurance numbers are never held.")
        {
            FewestDigits = 6,
            CountsForFile = true,
            Kinds = Texts,
            Finds = static (in text) => NumberPatterns.HasNationalInsurance(text),
            Hits = ["AB123456C", "ab 12 34 56 c", "Maria Dos Santos AB 12 34 56 C", "NI no AB-12-34-56", "nino: qq.12.34.56.c"],
            Misses = ["QQ123456C", "GB123456A", "AB123456E", "Flat AB12", "AB12 3CD"],
        },
        new("R20E", "parts of bank accounts", "A sort code or an account number alone, with a word about banks.", RuleAction.Hold, "It may be half of somebody's bank details.")
        {
            FewestDigits = 6,
            CountsForFile = true,
            Kinds = Texts,
            Finds = static (in text) => BankNumbers.HasPart(text),
            Hits = ["acc 55779911", "sort code 20-00-00", "a/c no 5577991", "Barclays 200000"],
            Misses = ["Bank House, 12 Bank Street", "12-14-16 High Street", "20401234", "Unit 10-12-14 Bank Street", "Bankside, 20401234 Depot"],
        },
        new("R20F", "benefits and money", "Benefits, debts and amounts of money.", RuleAction.Hold, "What a family lives on is not in Schedule 1.")
        {
            Kinds = Texts,
            Finds = static (in text) => text.HasBesidePosts(Topics.Money) || (!text.IsPlain && text.Text.IndexOfAny('\u00A3', '\u20AC', '$') >= 0),
            Hits = ["on housing benefit", "Smith - rent arrears", "universal credit", "\u00A3120 a week"],
            Misses = ["Pip Credit", "Pound Lane", "The Old Penny House", "Bill Price", "Cash Street"],
        },
        new("R20G", "money in family names", "The same in words that a building may be called by, in the name of a child or carer.", RuleAction.Hold, "What a family lives on is not in Schedule 1.")
        {
            Kinds = FamilyNames,
            Finds = static (in text) => text.Has(Topics.MoneyName),
            Hits = ["Lee skint", "Hall (overdraft)", "Poole debts", "signing on"],
            Misses = ["Cash", "Price", "Penny", "Fine", "Bill", "Rich"],
        },
    ];

    private static IEnumerable<MinimisingRule> Identifiers() =>
    [
        new("R22", "NHS numbers in free text", "An NHS number in a free text (check digit, and an issued range), or any ten digits with the word NHS.", RuleAction.Drop, "It belongs in its own column, where it is encrypted and never published.")
        {
            FewestDigits = 10,
            Kinds = Texts,
            Finds = static (in text) => NumberPatterns.HasNhsNumber(text),
            Hits = ["943 476 5919", "NHS 4010232137", "Tom Hill nhs number 943-476-5870", "N.H.S. no 943.476.5871"],
            Misses = ["943 476 5918", "0161 496 0000", "07700 900123", "Unit 1234567881", "UPRN 9434765919"],
        },
        new("R22B", "pupils' and learners' numbers in free text", "A unique pupil number with its check letter, or a pupil's or learner's number with a word about it.", RuleAction.Drop, "It belongs in its own column, where it is encrypted and never published.")
        {
            FewestDigits = 10,
            Kinds = Texts,
            Finds = static (in text) => NumberPatterns.HasPupilNumber(text),
            Hits = ["B801200005001", "ULN 1000000019", "upn: b801 2000 0500 1"],
            Misses = ["A801200005001", "1000000019", "UPRN 100012345678", "B8 House"],
        },
        new("R23B", "passports, licences and vehicles", "A driving licence number by its shape; a passport's or a vehicle's with a word about it.", RuleAction.Drop, "Documents of identity and vehicles are not in Schedule 1.")
        {
            FewestDigits = 1,
            Kinds = Texts,
            Finds = static (in text) => DocumentPatterns.HasNumber(text),
            Hits = ["MORGA657054SM9IJ", "passport 925665416", "drives AB12 CDE", "Vehicle reg A123 BCD", "BRP ZX1234567"],
            Misses = ["925665416", "AB12 Oak House", "Flat B12, Van Lane", "AB12 3CD"],
        },
    ];
}
