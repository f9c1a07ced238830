using ContactPoint.Ingest;
using ContactPoint.Ingest.Values;

namespace ContactPoint.Jobs.Directory;

/// <summary>What the directory publishes of one child, and where each value came from.</summary>
/// <remarks>
/// There is no place for an identifier, a preferred name or a former name. Of a shielded child only the number, the name, the gender and
/// the age are present (row 32 of the decision table).
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
/// </remarks>
public sealed record DirectoryEntry
{
    /// <summary>The child's number.</summary>
    public required ChildNumber Number { get; init; }

    /// <summary>Legal given name.</summary>
    public string? Forename { get; init; }

    /// <summary>Further given names.</summary>
    public string? MiddleNames { get; init; }

    /// <summary>Legal family name.</summary>
    public string? Surname { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Age in completed years on the snapshot's as-of date; 0 to 17.</summary>
    public int? Age { get; init; }

    /// <summary>Gender.</summary>
    public Gender Gender { get; init; }

    /// <summary>The current or last-known address.</summary>
    public PublishedAddress Address { get; init; } = PublishedAddress.None;

    /// <summary>The school attended.</summary>
    public SchoolUrn? School { get; init; }

    /// <summary>The general practice.</summary>
    public OdsCode? GpPractice { get; init; }

    /// <summary>Whether the child is shielded.</summary>
    public bool Shielded { get; init; }

    /// <summary>People with parental responsibility or care, in the order to show them in.</summary>
    public IReadOnlyList<Carer> Carers { get; init; } = [];

    /// <summary>Services that work or worked with the child, those that go on first.</summary>
    public IReadOnlyList<Involvement> Involvements { get; init; } = [];

    /// <summary>Where every value above came from, sorted by field. For data-quality staff; in no snapshot file.</summary>
    public IReadOnlyList<FieldSource> Sources { get; init; } = [];
}

/// <summary>An address, always whole from one record: lines of two are never mixed.</summary>
/// <param name="Line1">First line.</param>
/// <param name="Line2">Second line.</param>
/// <param name="Line3">Third line.</param>
/// <param name="Line4">Fourth line.</param>
/// <param name="Postcode">Postcode.</param>
public sealed record PublishedAddress(string? Line1, string? Line2, string? Line3, string? Line4, Postcode? Postcode)
{
    /// <summary>No known address.</summary>
    public static readonly PublishedAddress None = new(null, null, null, null, null);
}

/// <summary>Where one published value came from.</summary>
/// <param name="Field">Name of the published column; of a list, with the place from 1, for example <c>carer_1_phone</c>.</param>
/// <param name="Record">The record that says so; of several that agree, the one believed first.</param>
/// <param name="ExtractDate">The day that its extract speaks of.</param>
public sealed record FieldSource(string Field, RecordKey Record, DateOnly ExtractDate);
