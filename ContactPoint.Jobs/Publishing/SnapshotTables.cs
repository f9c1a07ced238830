using System.Globalization;

using ContactPoint.Ingest;
using ContactPoint.Ingest.Values;
using ContactPoint.Jobs.Directory;

namespace ContactPoint.Jobs.Publishing;

/// <summary>The four tables of a snapshot folder. Names and columns are a contract with the snapshot's readers.</summary>
public static class SnapshotTables
{
    internal static readonly SnapshotTable<DirectoryEntry> ChildrenTable = new(
        "children",
        new("child_number", CellKind.Text, child => child.Number.ToString()),
        new("forename", CellKind.Text, child => child.Forename),
        new("middle_names", CellKind.Text, child => child.MiddleNames),
        new("surname", CellKind.Text, child => child.Surname),
        new("birth_date", CellKind.Date, child => Spell(child.BirthDate)),
        new("age", CellKind.Number, child => child.Age?.ToString(CultureInfo.InvariantCulture)),
        new("gender", CellKind.Text, child => Spell(child.Gender)),
        new("address_1", CellKind.Text, child => child.Address.Line1),
        new("address_2", CellKind.Text, child => child.Address.Line2),
        new("address_3", CellKind.Text, child => child.Address.Line3),
        new("address_4", CellKind.Text, child => child.Address.Line4),
        new("postcode", CellKind.Text, child => child.Address.Postcode?.ToString()),
        new("school_urn", CellKind.Text, child => child.School?.ToString()),
        new("gp_ods", CellKind.Text, child => child.GpPractice?.ToString()),
        new("shielded", CellKind.Flag, child => Spell(child.Shielded)));

    internal static readonly SnapshotTable<(ChildNumber Number, Carer Carer)> CarersTable = new(
        "carers",
        new("child_number", CellKind.Text, row => row.Number.ToString()),
        new("name", CellKind.Text, row => row.Carer.Name),
        new("relation", CellKind.Text, row => Spell(row.Carer.Relation)),
        new("phone", CellKind.Text, row => row.Carer.Phone),
        new("email", CellKind.Text, row => row.Carer.Email));

    internal static readonly SnapshotTable<(ChildNumber Number, Involvement Involvement)> InvolvementsTable = new(
        "involvements",
        new("child_number", CellKind.Text, row => row.Number.ToString()),
        new("service", CellKind.Text, row => row.Involvement.Service),
        new("organisation", CellKind.Text, row => row.Involvement.Organisation),
        new("practitioner", CellKind.Text, row => row.Involvement.Practitioner),
        new("phone", CellKind.Text, row => row.Involvement.Phone),
        new("email", CellKind.Text, row => row.Involvement.Email),
        new("start", CellKind.Date, row => Spell(row.Involvement.Start)),
        new("end", CellKind.Date, row => Spell(row.Involvement.End)),
        new("lead", CellKind.Flag, row => Spell(row.Involvement.Lead)));

    internal static readonly SnapshotTable<LineageChange> ChangesTable = new(
        "changes",
        new("child_number", CellKind.Text, change => change.Number.ToString()),
        new("change", CellKind.Text, change => Spell(change.Kind)),
        new("into", CellKind.Text, change => change.Into?.ToString()));

    /// <summary>One row a child.</summary>
    public static SnapshotTable Children => ChildrenTable;

    /// <summary>One row a person with parental responsibility or care.</summary>
    public static SnapshotTable Carers => CarersTable;

    /// <summary>One row a service working with a child.</summary>
    public static SnapshotTable Involvements => InvolvementsTable;

    /// <summary>One row a change of a child number since the last snapshot.</summary>
    public static SnapshotTable Changes => ChangesTable;

    /// <summary>All four.</summary>
    public static IReadOnlyList<SnapshotTable> All { get; } = [ChildrenTable, CarersTable, InvolvementsTable, ChangesTable];

    /// <summary>What the files say for a kind of change: new, returned, merged, split, moved or withdrawn.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static string Spell(LineageKind kind) => kind switch
    {
        LineageKind.New => "new",
        LineageKind.Returned => "returned",
        LineageKind.Merged => "merged",
        LineageKind.Split => "split",
        LineageKind.Moved => "moved",
        LineageKind.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Spell(bool flag) => flag ? "true" : "false";

    private static string? Spell(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Spell(Gender gender) => gender switch
    {
        Gender.Female => "F",
        Gender.Male => "M",
        _ => "N",
    };

    private static string Spell(CarerRelation relation) =>
        relation == CarerRelation.ParentalResponsibility ? "parental_responsibility" : "care";
}
