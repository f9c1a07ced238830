using System.Text.Json.Serialization;

namespace ContactPoint.Jobs.Directory;

/// <summary>A child as a practitioner is shown it.</summary>
/// <param name="ChildNumber">The number in force, which may be another than the one asked for.</param>
/// <param name="Forename">Given name.</param>
/// <param name="MiddleNames">Further given names.</param>
/// <param name="Surname">Family name.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Age">Completed years on the snapshot's as-of date.</param>
/// <param name="Gender">F, M, or N for not specified.</param>
/// <param name="Address">The lines of the address.</param>
/// <param name="Postcode">Its postcode.</param>
/// <param name="SchoolUrn">The school's number.</param>
/// <param name="GpOds">The practice's code.</param>
/// <param name="Shielded">A shielded child is shown with number, name, gender and age, and nothing else.</param>
/// <param name="Carers">People with parental responsibility or care.</param>
/// <param name="Involvements">Services that work or worked with the child.</param>
/// <param name="Lineage">What happened to the number, oldest first.</param>
/// <param name="Sources">Where each value came from: field to feed.</param>
public sealed record ShownChild(
    string ChildNumber,
    string? Forename,
    string? MiddleNames,
    string? Surname,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? BirthDate,
    short? Age,
    string Gender,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Address,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Postcode,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SchoolUrn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? GpOds,
    bool Shielded,
    IReadOnlyList<ShownCarer> Carers,
    IReadOnlyList<ShownInvolvement> Involvements,
    IReadOnlyList<ShownChange> Lineage,
    IReadOnlyDictionary<string, string> Sources);

/// <summary>A carer as shown.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Relation">Parental responsibility, or care.</param>
/// <param name="Phone">Telephone, E.164.</param>
/// <param name="Email">E-mail.</param>
public sealed record ShownCarer(string? Name, string Relation, string? Phone, string? Email);

/// <summary>An involvement as shown.</summary>
/// <param name="Service">A code of the closed list of services.</param>
/// <param name="Organisation">The provider's code.</param>
/// <param name="Practitioner">The practitioner's name.</param>
/// <param name="Phone">The practitioner's telephone.</param>
/// <param name="Email">The practitioner's e-mail.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="Lead">Whether this is the lead professional.</param>
public sealed record ShownInvolvement(
    string Service, string? Organisation, string? Practitioner, string? Phone, string? Email, DateOnly? Start, DateOnly? End, bool Lead);

/// <summary>A change of a child number as shown.</summary>
/// <param name="Snapshot">The snapshot that it took effect in.</param>
/// <param name="Change">What happened.</param>
/// <param name="Into">The other number concerned.</param>
public sealed record ShownChange(int Snapshot, string Change, string? Into);
