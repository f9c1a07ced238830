using ContactPoint.Ingest;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>An extract of the same feed that was loaded before.</summary>
/// <param name="ExtractDate">The day that it speaks of.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Accepted">Rows that were accepted.</param>
public sealed record EarlierLoad(DateOnly ExtractDate, long Rows, long Accepted);

/// <summary>What a feed's last extracts were like, to hold a new one against.</summary>
/// <param name="Loads">Newest first; empty when there was none.</param>
/// <param name="Filled">For each field of the newest that may be counted: the share of its accepted rows that had a value, 0 to 1.</param>
public sealed record LastLoads(IReadOnlyList<EarlierLoad> Loads, IReadOnlyDictionary<string, double> Filled)
{
    private const int Compared = 3;

    /// <summary>Reads them.</summary>
    public static async Task<LastLoads> ReadAsync(LoadHistory history, string feed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        var loads = await history.LastAsync(feed, Compared, cancellationToken);
        var filled = loads is [{ Accepted: > 0 } newest, ..]
            ? await history.FilledAsync(newest.ExtractId, ChildRecordColumns.All.Select(column => column.Name), cancellationToken)
            : new Dictionary<string, long>();
        return new(
            [.. loads.Select(load => new EarlierLoad(load.ExtractDate, load.Rows, load.Accepted))],
            filled.ToDictionary(field => field.Key, field => (double)field.Value / loads[0].Accepted, StringComparer.Ordinal));
    }
}
