namespace ContactPoint.Jobs.Samples.Recording;

/// <summary>A kind of planted content, with what the product is expected to do about it.</summary>
/// <param name="Code">Stable name in planted.csv.</param>
/// <param name="Expected">
/// <c>dropped</c> (the value), <c>held</c> or <c>withheld</c> (the row), <c>reduced</c> (to less), <c>missing</c> (counts as no value).
/// </param>
internal sealed record PlantKind(string Code, string Expected)
{
    /// <summary>The row goes no further.</summary>
    public bool StopsRow => Expected is "held" or "withheld";

    /// <summary>Bank, card or insurance numbers in a mapped field.</summary>
    public bool IsAccount => this == Iban || this == SortCodeAccount || this == Card || this == NiNumber;

    // In a mapped field.
    public static readonly PlantKind Iban = new("iban", "dropped");
    public static readonly PlantKind SortCodeAccount = new("sort_code_account", "dropped");
    public static readonly PlantKind Card = new("card", "dropped");
    public static readonly PlantKind NiNumber = new("ni_number", "dropped");
    public static readonly PlantKind NoteInName = new("note_in_name", "held");
    public static readonly PlantKind NoteInAddress = new("note_in_address", "held");
    public static readonly PlantKind NoteInPractitioner = new("note_in_practitioner", "held");
    public static readonly PlantKind Alias = new("alias", "held");
    public static readonly PlantKind DisclosingContact = new("disclosing_contact", "held");
    public static readonly PlantKind Refuge = new("refuge", "held");

    // The whole row; the text is its local id.
    public static readonly PlantKind UniversalService = new("universal_service", "withheld");
    public static readonly PlantKind SensitiveWithoutConsent = new("sensitive_without_consent", "withheld");
    public static readonly PlantKind DoNotRecord = new("do_not_record", "withheld");
    public static readonly PlantKind Objection = new("objection", "withheld");

    /// <summary>The text is the service's code.</summary>
    public static readonly PlantKind SensitiveWithConsent = new("sensitive_with_consent", "reduced");

    public static readonly PlantKind PlaceholderName = new("placeholder_name", "missing");
    public static readonly PlantKind PlaceholderDate = new("placeholder_date", "missing");
    public static readonly PlantKind PlaceholderPostcode = new("placeholder_postcode", "missing");

    // In columns that no specification maps.
    public static readonly PlantKind UnmappedCaseNote = new("unmapped_case_note", "dropped");
    public static readonly PlantKind UnmappedComment = new("unmapped_comment", "dropped");
    public static readonly PlantKind UnmappedDiagnosis = new("unmapped_diagnosis", "dropped");
    public static readonly PlantKind UnmappedMedication = new("unmapped_medication", "dropped");
    public static readonly PlantKind UnmappedLegalStatus = new("unmapped_legal_status", "dropped");
    public static readonly PlantKind UnmappedNiNumber = new("unmapped_ni_number", "dropped");
    public static readonly PlantKind UnmappedAccount = new("unmapped_account", "dropped");
}
