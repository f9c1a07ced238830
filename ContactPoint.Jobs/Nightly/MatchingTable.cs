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

    /// <summary>Whether no record is in force.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) => await records.CountAsync(cancellationToken) == 0;

    /// <summary>Reads every record in force, by feed and local id in ordinal order; the feed is the source.</summary>
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
            var record = seal.Open(current.Record, current.MatchOnly);
            for (var column = 0; column < Columns.Length; column++)
            {
                values[column] = Spelt(Columns[column], record);
            }

            names.Add(new(current.Feed, record.LocalId));
            builder.Add($"{current.Feed}/{record.LocalId}", current.Feed, values);
            if (names.Count % ReportRows == 0)
            {
                await report(names.Count, total);
            }
        }

        return (builder.Build(), names);
    }

    private static string? Spelt(ChildRecordColumn column, ChildRecord record) => column.Kind switch
    {
        FieldKind.ChildName or FieldKind.CarerName => ComparisonSpelling.OfName(column.Text(record)),
        FieldKind.AddressLine => ComparisonSpelling.OfAddress(column.Text(record)),
        _ => column.Text(record),
    };
}
