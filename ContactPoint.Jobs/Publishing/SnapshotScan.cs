using ContactPoint.Jobs.Directory;

namespace ContactPoint.Jobs.Publishing;

/// <summary>What can be wrong in the rows of a snapshot.</summary>
public enum ContentFaultKind
{
    /// <summary>A child number isn't one, or stands twice in children.</summary>
    Number,

    /// <summary>A row stands before one with a lower child number.</summary>
    Order,

    /// <summary>A carer or an involvement belongs to no published child.</summary>
    Reference,

    /// <summary>A shielded child is published with more than it may be, or a held child is published.</summary>
    Protection,

    /// <summary>A cell holds what may never be published.</summary>
    Egress,
}

/// <summary>One fault, by its place: never by its value.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Table">Name of the table.</param>
/// <param name="Row">Row after the header, from 1.</param>
/// <param name="What">The column or the rule.</param>
public sealed record ContentFault(ContentFaultKind Kind, string Table, long Row, string What)
{
    /// <summary>The fault as a sentence.</summary>
    public override string ToString() => $"{Table}, row {Row}: {What}.";
}

/// <summary>What a scan of a snapshot's files found.</summary>
/// <param name="Rows">Rows of each table.</param>
/// <param name="FaultCounts">How many faults of each kind.</param>
/// <param name="Faults">The first faults of each kind, at most twenty.</param>
public sealed record SnapshotScanResult(
    IReadOnlyDictionary<string, long> Rows,
    IReadOnlyDictionary<ContentFaultKind, long> FaultCounts,
    IReadOnlyList<ContentFault> Faults)
{
    /// <summary>How many faults of one kind.</summary>
    public long Count(ContentFaultKind kind) => FaultCounts.GetValueOrDefault(kind);
}

/// <summary>Reads a snapshot's CSV files back from disk, once, and checks every row: what was written is judged, not what was meant.</summary>
/// <remarks>Streams all files side by side, so memory doesn't grow with them. Not safe for several threads.</remarks>
public sealed class SnapshotScan
{
    /// <summary>Columns that a shielded child may have (row 32 of the decision table); the others must be empty.</summary>
    private static readonly string[] AllowedOfShielded = ["child_number", "forename", "middle_names", "surname", "age", "gender", "shielded"];

    private static readonly int ShieldedColumn = SnapshotTables.Children.IndexOf("shielded");
    private static readonly (int Index, string Name)[] ForbiddenOfShielded =
        [.. SnapshotTables.Children.Columns.Index().Where(each => !AllowedOfShielded.Contains(each.Item.Name)).Select(each => (each.Index, each.Item.Name))];

    private readonly Func<ChildNumber, Protection> _protectionOf;
    private readonly FaultTally _faults = new();

    private SnapshotScan(Func<ChildNumber, Protection> protectionOf) => _protectionOf = protectionOf;

    /// <summary>Scans a folder.</summary>
    /// <param name="folder">The snapshot folder; it needs no signature yet.</param>
    /// <param name="screen">The egress screen.</param>
    /// <param name="protectionOf">How a child is protected, from the directory and not from the files.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    /// <exception cref="InvalidDataException">A file isn't a snapshot's CSV.</exception>
    public static SnapshotScanResult Run(
        string folder,
        EgressScreen screen,
        Func<ChildNumber, Protection> protectionOf,
        CancellationToken cancellationToken)
    {
        var scan = new SnapshotScan(protectionOf);
        using var children = new ScannedTable(folder, SnapshotTables.Children, scan._faults, screen);
        using var carers = new ScannedTable(folder, SnapshotTables.Carers, scan._faults, screen);
        using var involvements = new ScannedTable(folder, SnapshotTables.Involvements, scan._faults, screen);
        using var changes = new ScannedTable(folder, SnapshotTables.Changes, scan._faults, screen);

        scan.ScanChildren(children, [carers, involvements], cancellationToken);
        while (changes.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        var rows = new[] { children, carers, involvements, changes }.ToDictionary(table => table.Name, table => table.Row);
        return new(rows, scan._faults.Counts, scan._faults.First);
    }

    private void ScanChildren(ScannedTable children, ScannedTable[] details, CancellationToken cancellationToken)
    {
        Array.ForEach(details, detail => detail.MoveNext());
        var last = "";
        while (children.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (children.Number == last)
            {
                _faults.Add(new(ContentFaultKind.Number, children.Name, children.Row, "the child number stands twice"));
            }

            last = children.Number;
            var isShielded = children.Cells[ShieldedColumn] == "true";
            CheckProtection(children, isShielded);
            foreach (var detail in details)
            {
                PassOver(detail, until: children.Number);
                CheckDetails(detail, children.Number, isShielded);
            }
        }

        Array.ForEach(details, detail => PassOver(detail, until: null));
    }

    private void CheckProtection(ScannedTable children, bool isShielded)
    {
        var protection = ChildNumber.TryParse(children.Number, out var number) ? _protectionOf(number) : Protection.None;
        if (protection == Protection.Held)
        {
            Blame(children, "a held child is published");
        }

        if (protection == Protection.Shielded && !isShielded)
        {
            Blame(children, "a shielded child isn't marked as shielded");
        }

        if (isShielded || protection == Protection.Shielded)
        {
            foreach (var (index, name) in ForbiddenOfShielded.Where(column => children.Cells[column.Index].Length > 0))
            {
                Blame(children, $"a shielded child is published with {name}");
            }
        }
    }

    private void CheckDetails(ScannedTable detail, string number, bool isShielded)
    {
        while (!detail.IsAtEnd && detail.Number == number)
        {
            if (isShielded)
            {
                Blame(detail, "it belongs to a shielded child");
            }

            detail.MoveNext();
        }
    }

    private void PassOver(ScannedTable detail, string? until)
    {
        while (!detail.IsAtEnd && (until is null || string.CompareOrdinal(detail.Number, until) < 0))
        {
            _faults.Add(new(ContentFaultKind.Reference, detail.Name, detail.Row, "it belongs to no published child"));
            detail.MoveNext();
        }
    }

    private void Blame(ScannedTable table, string what) => _faults.Add(new(ContentFaultKind.Protection, table.Name, table.Row, what));
}
