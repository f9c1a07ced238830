using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest;

/// <summary>What one feed says about one child at one time: the canonical record.</summary>
/// <remarks>
/// It has no place for anything that the directory may not hold (Children Act 2004 s.12 and its regulations;
/// see docs/rules.md): a value without a property here cannot be stored, logged or published.
/// Texts are standardised: trimmed, single spaces, composed letters, one kind of apostrophe and hyphen; what comes in capitals only
/// is given the capitals that people write, so that one name from two systems is one text.
/// <see langword="null"/> is a missing value. Two records are equal when every value is.
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
/// </remarks>
public sealed record ChildRecord
{
    /// <summary>The supplier's own key for this record, unique within the feed; 1 to 100 characters.</summary>
    public required string LocalId { get; init; }

    /// <summary>The child's given name.</summary>
    public string? Forename { get; init; }

    /// <summary>Further given names, separated by single spaces.</summary>
    public string? MiddleNames { get; init; }

    /// <summary>The child's family name.</summary>
    public string? Surname { get; init; }

    /// <summary>The given name the child is known by, where it differs.</summary>
    public string? PreferredForename { get; init; }

    /// <summary>The family name the child is known by, where it differs.</summary>
    public string? PreferredSurname { get; init; }

    /// <summary>A given name held before. For matching and shield checks only; never published.</summary>
    public string? FormerForename { get; init; }

    /// <summary>A family name held before. For matching and shield checks only; never published.</summary>
    public string? FormerSurname { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Whether the supplier says that the date of birth is an estimate.</summary>
    public bool BirthDateEstimated { get; init; }

    /// <summary>Gender as the directory holds it; not specified when missing.</summary>
    public Gender Gender { get; init; }

    /// <summary>First line of the current or last-known address.</summary>
    public string? Address1 { get; init; }

    /// <summary>Second line of the address.</summary>
    public string? Address2 { get; init; }

    /// <summary>Third line of the address.</summary>
    public string? Address3 { get; init; }

    /// <summary>Fourth line of the address.</summary>
    public string? Address4 { get; init; }

    /// <summary>Postcode of the address.</summary>
    public Postcode? Postcode { get; init; }

    /// <summary>NHS number. Match-only: encrypted at rest, never published.</summary>
    public NhsNumber? NhsNumber { get; init; }

    /// <summary>Unique pupil number. Match-only: encrypted at rest, never published.</summary>
    public Upn? Upn { get; init; }

    /// <summary>Unique pupil number held before. Match-only.</summary>
    public Upn? FormerUpn { get; init; }

    /// <summary>Unique learner number. Match-only.</summary>
    public Uln? Uln { get; init; }

    /// <summary>The school attended.</summary>
    public SchoolUrn? School { get; init; }

    /// <summary>First day at the school.</summary>
    public DateOnly? SchoolStart { get; init; }

    /// <summary>The general practice registered with.</summary>
    public OdsCode? GpPractice { get; init; }

    /// <summary>First day of that registration.</summary>
    public DateOnly? GpStart { get; init; }

    /// <summary>First person with parental responsibility or care.</summary>
    public Carer? Carer1 { get; init; }

    /// <summary>Second person with parental responsibility or care.</summary>
    public Carer? Carer2 { get; init; }

    /// <summary>The service that works with the child, if this row is about one.</summary>
    public Involvement? Involvement { get; init; }

    /// <summary>What only a broker may read of a sensitive service. Encrypted at rest, read by no snapshot.</summary>
    public SensitiveDetail? Sensitive { get; init; }

    /// <summary>Whether the supplier restricts the record (PDS sensitivity flag, an authority's shield, an adoption marker).</summary>
    public bool Shielded { get; init; }

    /// <summary>Date of death; stops publication.</summary>
    public DateOnly? DeathDate { get; init; }
}

/// <summary>A person with parental responsibility or care. Never the same as a link to another child's record.</summary>
/// <param name="Name">Full name as the supplier gives it, standardised.</param>
/// <param name="Relation">Parental responsibility, or care.</param>
/// <param name="Phone">E.164, for example +441614960000.</param>
/// <param name="Email">Address with its domain in lower case.</param>
public sealed record Carer(string? Name, CarerRelation Relation, string? Phone, string? Email);

/// <summary>How an adult stands to the child. Finer relations are reduced to these two.</summary>
public enum CarerRelation
{
    /// <summary>Holds parental responsibility.</summary>
    ParentalResponsibility,

    /// <summary>Has care of the child.</summary>
    Care,
}

/// <summary>One service working with the child.</summary>
/// <param name="Service">A code of the closed list of services; a sensitive one reads <c>sensitive</c> and nothing more.</param>
/// <param name="Organisation">The provider's code (ODS, or local authority GSS); <see langword="null"/> for a sensitive service.</param>
/// <param name="Practitioner">The practitioner's name.</param>
/// <param name="Phone">The practitioner's telephone, E.164.</param>
/// <param name="Email">The practitioner's e-mail.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day; <see langword="null"/> while it goes on.</param>
/// <param name="Lead">Whether the practitioner is the child's lead professional.</param>
public sealed record Involvement(
    string Service,
    string? Organisation,
    string? Practitioner,
    string? Phone,
    string? Email,
    DateOnly? Start,
    DateOnly? End,
    bool Lead);

/// <summary>Provider and contact of a sensitive service, for the broker alone.</summary>
/// <param name="Service">The service's own code.</param>
/// <param name="Organisation">The provider's code.</param>
/// <param name="Practitioner">The practitioner's name.</param>
/// <param name="Phone">The practitioner's telephone.</param>
/// <param name="Email">The practitioner's e-mail.</param>
public sealed record SensitiveDetail(string Service, string? Organisation, string? Practitioner, string? Phone, string? Email);
