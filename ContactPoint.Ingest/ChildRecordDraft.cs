using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest;

/// <summary>A child record while its values come in one by one.</summary>
internal sealed class ChildRecordDraft
{
    public string? Forename { get; set; }

    public string? MiddleNames { get; set; }

    public string? Surname { get; set; }

    public string? PreferredForename { get; set; }

    public string? PreferredSurname { get; set; }

    public string? FormerForename { get; set; }

    public string? FormerSurname { get; set; }

    public DateOnly? BirthDate { get; set; }

    public bool BirthDateEstimated { get; set; }

    public Gender Gender { get; set; }

    public string? Address1 { get; set; }

    public string? Address2 { get; set; }

    public string? Address3 { get; set; }

    public string? Address4 { get; set; }

    public Postcode? Postcode { get; set; }

    public NhsNumber? NhsNumber { get; set; }

    public Upn? Upn { get; set; }

    public Upn? FormerUpn { get; set; }

    public Uln? Uln { get; set; }

    public SchoolUrn? School { get; set; }

    public DateOnly? SchoolStart { get; set; }

    public OdsCode? GpPractice { get; set; }

    public DateOnly? GpStart { get; set; }

    public CarerDraft Carer1 { get; } = new();

    public CarerDraft Carer2 { get; } = new();

    public string? Service { get; set; }

    public string? Organisation { get; set; }

    public string? Practitioner { get; set; }

    public string? PractitionerPhone { get; set; }

    public string? PractitionerEmail { get; set; }

    public DateOnly? InvolvementStart { get; set; }

    public DateOnly? InvolvementEnd { get; set; }

    public bool LeadProfessional { get; set; }

    public SensitiveDetail? Sensitive { get; set; }

    public bool Shielded { get; set; }

    public DateOnly? DeathDate { get; set; }

    /// <summary>The record as it stands.</summary>
    public ChildRecord ToRecord(string localId) => new()
    {
        LocalId = localId,
        Forename = Forename,
        MiddleNames = MiddleNames,
        Surname = Surname,
        PreferredForename = PreferredForename,
        PreferredSurname = PreferredSurname,
        FormerForename = FormerForename,
        FormerSurname = FormerSurname,
        BirthDate = BirthDate,
        BirthDateEstimated = BirthDateEstimated,
        Gender = Gender,
        Address1 = Address1,
        Address2 = Address2,
        Address3 = Address3,
        Address4 = Address4,
        Postcode = Postcode,
        NhsNumber = NhsNumber,
        Upn = Upn,
        FormerUpn = FormerUpn,
        Uln = Uln,
        School = School,
        SchoolStart = SchoolStart,
        GpPractice = GpPractice,
        GpStart = GpStart,
        Carer1 = Carer1.ToCarer(),
        Carer2 = Carer2.ToCarer(),
        Involvement = Service is null
            ? null
            : new(Service, Organisation, Practitioner, PractitionerPhone, PractitionerEmail, InvolvementStart, InvolvementEnd, LeadProfessional),
        Sensitive = Sensitive,
        Shielded = Shielded,
        DeathDate = DeathDate,
    };
}

/// <summary>A carer while the values come in.</summary>
internal sealed class CarerDraft
{
    public string? Name { get; set; }

    public CarerRelation? Relation { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    /// <summary>The carer; <see langword="null"/> when neither a name nor a contact is known. A relation nobody stated is care: the lesser claim.</summary>
    public Carer? ToCarer() => Name is null && Phone is null && Email is null ? null : new(Name, Relation ?? CarerRelation.Care, Phone, Email);
}
