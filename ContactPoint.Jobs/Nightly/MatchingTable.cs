using ContactPoint.Ingest;
using ContactPoint.Ingest.Values;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Jobs.Nightly;

/// <summary>The records in force as a table for the engine: the columns of the children's model, spelt for comparison.</summary>
public sealed class MatchingTable(CurrentRecords records, RecordSeal seal)
{
    private const int ReportRows = 20_000;

    /// <summary>Everything that tells who a child is; what a service does with a child tells nothing of that.</summary>
    private static readonly ChildRecordColumn[] Columns =
        [.. ChildRecordColumns.All.TakeWhile(column => column.Name != "service")];

    /// <summary>
    /// Reads every record in force, by feed and local id in ordinal order, and after them the restricted children whose rows could not be
    /// accepted, and the records of protected children that are set aside; the feed is the source.
    /// </summary>
    /// <param name="report">Told, now and then, how many records of how many were read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<(Table Table, IReadOnlyList<RecordName> Names)> ReadAsync(
        Func<long, long, Task> report, CancellationToken cancellationToken)
    {
        var total = await records.CountAsync(cancellationToken);
        var builder = new TableBuilder([.. Columns.Select(column => column.Name)]);
        var names = new List<RecordName>();
        var values = new string?[Columns.Length];
        await foreach (var current in records.ReadAsync(cancellationToken))
        {
            Add(new(current.Feed, current.Record.LocalId), seal.Open(current.Record, current.MatchOnly));
            if (names.Count % ReportRows == 0)
            {
                await report(names.Count, total);
            }
        }

        foreach (var shadow in await records.ReadShadowsAsync(cancellationToken))
        {
            Add(shadow.Record, seal.OpenIdentity(shadow.Record.LocalId, shadow.Identity));
        }

        await foreach (var (setAside, heldFields) in records.ReadProtectedSetAsideAsync(cancellationToken))
        {
            Add(new(setAside.Feed, setAside.Record.LocalId), seal.Open(setAside.Record, setAside.MatchOnly), heldFields);
        }

        return (builder.Build(), names);

        void Add(RecordName name, ChildRecord record, IReadOnlyList<string>? leftOut = null)
        {
            for (var column = 0; column < Columns.Length; column++)
            {
                values[column] = leftOut?.Contains(Columns[column].Name) == true ? null : Spelt(Columns[column], record);
            }

            names.Add(name);
            builder.Add($"{name.Feed}/{name.LocalId}", name.Feed, values);
        }
    }

    private static string? Spelt(ChildRecordColumn column, ChildRecord record) => column.Kind switch
    {
        FieldKind.ChildName or FieldKind.CarerName => ComparisonSpelling.OfName(column.Text(record)),
        FieldKind.AddressLine => ComparisonSpelling.OfAddress(column.Text(record)),
        _ => column.Text(record),
    };
}
