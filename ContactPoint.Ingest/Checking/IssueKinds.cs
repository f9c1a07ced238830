using ContactPoint.Ingest.Minimising;

using static ContactPoint.Ingest.Checking.Actor;
using static ContactPoint.Ingest.Checking.Effect;
using static ContactPoint.Ingest.Checking.Severity;

namespace ContactPoint.Ingest.Checking;

/// <summary>Every issue kind there is. docs/issue-codes.md is generated from this class.</summary>
/// <remarks>CP01 values, CP02 rows, CP03 files; the minimisation rules bring their own codes.</remarks>
public static class IssueKinds
{
#pragma warning disable CS1591 // Each kind's text says what a comment would: it is the documentation that users get.
    public static readonly IssueKind DayOtherFormat = new("CP0101", Error, ValueDropped, Supplier, "The date is not written in the format that the specification declares.", "Send dates in that format, or correct the format in the specification. Other formats are never guessed.");
    public static readonly IssueKind DayNotReal = new("CP0102", Error, ValueDropped, Supplier, "The date is not a day in the calendar, for example 31/02/2014.", "Ask the supplier for the right date. The row is matched without it.");
    public static readonly IssueKind DayPlaceholder = new("CP0103", Notice, ValueDropped, Nobody, "The date is one that systems write when they have none, for example 01/01/1900.", "Nothing; leave the field empty if you can.");
    public static readonly IssueKind BirthDateInFuture = new("CP0104", Error, ValueDropped, Supplier, "The date of birth is in the future.", "Ask the supplier for the right date.");
    public static readonly IssueKind BirthDateTooLongAgo = new("CP0105", Error, ValueDropped, Supplier, "The date of birth is more than 25 years ago.", "Ask the supplier for the right date, or to leave adults out.");
    public static readonly IssueKind DeathDateInFuture = new("CP0106", Error, ValueDropped, Supplier, "The date of death is in the future.", "Ask the supplier for the right date.");
    public static readonly IssueKind EndBeforeStart = new("CP0107", Query, None, Supplier, "The last day is before the first.", "Ask the supplier which of the two is wrong.");

    public static readonly IssueKind NhsNumberUnreadable = new("CP0111", Query, ValueDropped, Supplier, "The NHS number has the wrong length or a wrong check digit.", "Ask the supplier to read the number again from its source.");
    public static readonly IssueKind NhsNumberPlaceholder = new("CP0112", Notice, ValueDropped, Nobody, "The NHS number is one that systems write when there is none, for example 9999999999.", "Nothing; leave the field empty if you can.");
    public static readonly IssueKind UpnUnreadable = new("CP0113", Query, ValueDropped, Supplier, "The pupil number has the wrong shape or a wrong check letter.", "Ask the school to read the number again from its source.");
    public static readonly IssueKind UlnUnreadable = new("CP0114", Query, ValueDropped, Supplier, "The learner number has the wrong length or a wrong check digit.", "Ask the school to read the number again from its source.");
    public static readonly IssueKind SchoolUnreadable = new("CP0115", Error, ValueDropped, Supplier, "The school is not given by a unique reference number (six digits beginning with 1).", "Send the URN from the register of schools.");
    public static readonly IssueKind PracticeUnreadable = new("CP0116", Error, ValueDropped, Supplier, "The general practice is not given by an ODS code, for example A81001.", "Send the practice's ODS code, in capitals.");
    public static readonly IssueKind OrganisationUnreadable = new("CP0117", Error, ValueDropped, Supplier, "The provider is not given by an ODS code or a local authority's code.", "Send the provider's code. Names of organisations are not kept.");

    public static readonly IssueKind PostcodeUnreadable = new("CP0121", Query, ValueDropped, Supplier, "The postcode has a shape that no postcode has.", "Ask the supplier to correct it.");
    public static readonly IssueKind PostcodeStatement = new("CP0122", Notice, ValueDropped, Nobody, "The postcode stands for \"no fixed abode\" or \"not known\" (ZZ99, NF1).", "Nothing.");

    public static readonly IssueKind CodeUnknown = new("CP0131", Error, ValueDropped, DataManager, "The word is not in the column's list of codes.", "Add it to codes in the feed's specification, or ask the supplier what it means.");
    public static readonly IssueKind ShieldUnclear = new("CP0132", Query, None, DataManager, "A column that restricts records holds a word that the specification does not explain. The record counts as shielded.", "Add the word to codes in the feed's specification.");
    public static readonly IssueKind ServiceMissing = new("CP0133", Query, None, Supplier, "The row names no service. The child is kept, the involvement is not.", "Ask the supplier which service it is.");

    public static readonly IssueKind NamePlaceholder = new("CP0141", Notice, ValueDropped, Nobody, "The name is a word that stands for \"not known\", for example Baby, Twin 2 or N/K.", "Nothing; leave the field empty if you can.");
    public static readonly IssueKind TextTooLong = new("CP0142", Error, ValueDropped, Supplier, "The text is longer than 250 characters.", "Look for notes in this column, or a quote that is never closed.");
    public static readonly IssueKind HiddenCharacters = new("CP0143", Notice, None, Supplier, "The text has characters that show nothing or turn the direction of writing. They were left out.", "Nothing, unless there are many: then look at how the extract is made.");
    public static readonly IssueKind DoublyDecoded = new("CP0144", Query, None, Supplier, "An accented letter was decoded twice (ChloÃ« for Chloë). It was repaired.", "Tell the supplier that some system on the way reads UTF-8 as Windows-1252.");
    public static readonly IssueKind LostCharacter = new("CP0145", Error, RowHeld, Supplier, "A character was lost before the file reached us (the sign �).", "Ask the supplier to send the row from its source.");
    public static readonly IssueKind LetterLost = new("CP0146", Query, None, Supplier, "A question mark stands where a letter should (?ukasz for Łukasz).", "Ask the supplier to send the extract as UTF-8.");
    public static readonly IssueKind LettersMixed = new("CP0147", Query, None, Supplier, "A word of the name mixes Latin letters with letters of another script that look the same (Аnna with a Cyrillic А). The name is kept as it was sent, and compared as it looks.", "Ask the supplier to type the name again. If it comes in many rows, look at how names get into that system.");
    public static readonly IssueKind OtherScript = new("CP0148", Query, None, Supplier, "The name is written in another script than Latin. It is kept as it was sent, and compared by its transliteration.", "Ask the supplier for the name as the family writes it in Latin letters; other services know the child by that.");

    public static readonly IssueKind PhoneUnreadable = new("CP0151", Query, ValueDropped, Supplier, "The telephone number is none that can be rung.", "Ask the supplier to send the number alone, without notes.");
    public static readonly IssueKind EmailUnreadable = new("CP0152", Query, ValueDropped, Supplier, "The e-mail address is not shaped like one.", "Ask the supplier to send the address alone.");

    public static readonly IssueKind SchoolNotListed = new("CP0161", Query, None, Supplier, "The register of schools has no school of this number.", "Ask the supplier which school is meant; if it is new, bring the register up to date. The number is kept.");
    public static readonly IssueKind SchoolClosed = new("CP0162", Query, None, Supplier, "The register of schools says that the school has closed.", "Ask the supplier which school the child attends now: often a successor with a number of its own. The number is kept.");
    public static readonly IssueKind PracticeNotListed = new("CP0163", Query, None, Supplier, "The register of general practices has no practice of this code.", "Ask the supplier which practice is meant; if it is new, bring the register up to date. The code is kept.");
    public static readonly IssueKind PracticeClosed = new("CP0164", Query, None, Supplier, "The register of general practices says that the practice has closed.", "Ask the supplier which practice took the patients. The code is kept.");
    public static readonly IssueKind AuthorityNotListed = new("CP0165", Query, None, Supplier, "The register of local authorities has no authority of this code.", "Ask the supplier which authority is meant. The code is kept.");
    public static readonly IssueKind AuthorityClosed = new("CP0166", Query, None, Supplier, "The register of local authorities says that the authority was replaced.", "Ask the supplier to send the code of the authority that took its place. The code is kept.");

    public static readonly IssueKind RowTooShort = new("CP0201", Error, RowQuarantined, Supplier, "The row has fewer columns than the header.", "Look for an unquoted line break in the column before the last one.");
    public static readonly IssueKind RowTooLong = new("CP0202", Error, RowQuarantined, Supplier, "The row has more columns than the header.", "Look for a delimiter inside a value that is not quoted.");
    public static readonly IssueKind TextAfterQuote = new("CP0203", Error, RowQuarantined, Supplier, "Text follows a closing quote, so it is not certain where the values end.", "Ask the supplier to double quotes inside values.");
    public static readonly IssueKind StrayQuote = new("CP0204", Query, None, Supplier, "A quote stands inside a value that is not quoted. It was read as part of the value.", "Ask the supplier to quote such values and to double the quotes inside.");
    public static readonly IssueKind RowBlank = new("CP0205", Notice, RowQuarantined, Supplier, "The row has delimiters and nothing else.", "Nothing; it names nobody.");

    public static readonly IssueKind RowsSwallowed = new("CP0206", Error, RowQuarantined, Supplier, "A quote is opened and closed only on a later line, and what it holds looks like rows that the value swallowed: lines with the delimiters of a row, or more lines than one and the delimiter in a column of one line. Such rows are lost to this load.", "Ask the supplier to double quotes inside values, and to send the file again. Until then the extract withdraws nobody. If the column does have values of several lines, write split: lines in the specification.");

    public static readonly IssueKind LocalIdMissing = new("CP0211", Error, RowQuarantined, Supplier, "The row has no local id, or only part of one.", "Ask the supplier to send its own key in every row. Until then the extract withdraws nobody.");
    public static readonly IssueKind LocalIdTooLong = new("CP0212", Error, RowQuarantined, Supplier, "The local id is longer than 100 characters.", "Check local_id in the specification; a key is short.");
    public static readonly IssueKind LocalIdRepeated = new("CP0213", Error, RowQuarantined, Supplier, "An earlier row has the same local id and other values. The earlier row was taken.", "Ask the supplier which of the two is right, and to send each key once.");
    public static readonly IssueKind RowRepeated = new("CP0214", Notice, None, Supplier, "An earlier row has the same local id and the same values. This one was counted and left.", "Nothing, unless there are many.");
    public static readonly IssueKind NobodyNamed = new("CP0215", Error, RowQuarantined, Supplier, "The row has neither a name nor a valid identifier, so it can be linked to nobody.", "Ask the supplier for a name, or a valid NHS, pupil or learner number.");
    public static readonly IssueKind BirthDateNeeded = new("CP0216", Error, RowQuarantined, Supplier, "The date of birth cannot be true, and no valid NHS, pupil or learner number stands in for it.", "Ask the supplier for the right date of birth.");
    public static readonly IssueKind ServiceUnknown = new("CP0217", Error, RowQuarantined, DataManager, "The service is not on the list of services, so it is not known whether it may be held.", "Add it to codes in the specification if the list has it under another name; otherwise ask for a decision about the service.");

    public static readonly IssueKind ColumnMissing = new("CP0301", Query, None, Supplier, "The header has no such column, although the specification expects it.", "Ask the supplier to send it, or write presence: optional in the specification.");
    public static readonly IssueKind DaysNeverOverTwelve = new("CP0302", Error, None, Supplier, "No date of birth in the file is later than the 12th of its month: day and month were probably exchanged, and the later ones lost.", "Ask the supplier in which order the system writes day and month, and compare it with format in the specification. Do not load the file until it is clear.");
    public static readonly IssueKind FirstOfJanuaryOften = new("CP0303", Query, None, Supplier, "More than one date of birth in twenty is a 1 January: some system writes it where only the year is known.", "Ask the supplier to mark such dates as estimated, or to leave them empty.");
    public static readonly IssueKind OneNameOften = new("CP0304", Query, None, Supplier, "More than one row in a hundred bears the same forename and surname, which no name does.", "Look for a test record or a default value in the supplier's system.");
    public static readonly IssueKind NoRows = new("CP0305", Notice, None, Nobody, "The file has a header and no row: the supplier says that nothing is new.", "Nothing, unless something should have changed. (As a full extract such a file is refused.)");
#pragma warning restore CS1591

    private static readonly Dictionary<string, MinimisingRule> RulesByCode = MinimisingRules.All.ToDictionary(rule => rule.Code, StringComparer.Ordinal);

    private static readonly Dictionary<string, IssueKind> OfRules =
        MinimisingRules.All.ToDictionary(rule => rule.Code, FromRule, StringComparer.Ordinal);

    /// <summary>Every kind: those of values, rows and files by code, then those of the minimisation rules in the order of their table.</summary>
    public static IReadOnlyList<IssueKind> All { get; } =
    [
        .. typeof(IssueKinds).GetFields().Select(field => field.GetValue(null)).OfType<IssueKind>().OrderBy(kind => kind.Code, StringComparer.Ordinal),
        .. MinimisingRules.All.Where(rule => rule != MinimisingRules.UnmappedColumn).Select(Of),
    ];

    /// <summary>The kind of issue that a minimisation rule raises.</summary>
    public static IssueKind Of(MinimisingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return OfRules[rule.Code];
    }

    /// <summary>Whether a minimisation rule raises the kind.</summary>
    internal static bool IsOfRule(IssueKind kind) => OfRules.ContainsKey(kind.Code);

    /// <summary>The minimisation rule that raises the kind; <see langword="null"/> when none does.</summary>
    internal static MinimisingRule? RuleOf(IssueKind kind) => RulesByCode.GetValueOrDefault(kind.Code);

    private static IssueKind FromRule(MinimisingRule rule) => rule.Action switch
    {
        RuleAction.Drop => new(rule.Code, Error, ValueDropped, Supplier, $"Found: {rule.LooksAt}", "Ask the supplier to stop sending it. The row goes on without the value."),
        RuleAction.Hold => new(rule.Code, Error, RowHeld, Officer, $"Found: {rule.LooksAt}", "An officer reads the row in the inbox and decides. The last accepted record stays meanwhile."),
        RuleAction.Withhold => new(rule.Code, Notice, RowWithheld, Nobody, rule.LooksAt, "Nothing; the row is counted and not kept. The supplier may stop sending it."),
        _ => new(rule.Code, Notice, None, Nobody, rule.LooksAt, "Nothing; less is kept than was sent."),
    };
}
