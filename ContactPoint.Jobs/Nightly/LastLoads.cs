using System.Data.Common;

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
/// <param name="Fault">Why nothing could be read; <see langword="null"/> when it could.</param>
public sealed record LastLoads(IReadOnlyList<EarlierLoad> Loads, IReadOnlyDictionary<string, double> Filled, string? Fault)
{
    private const int Compared = 3;

    /// <summary>Reads them from a database. It changes nothing there, and where it can't read it says why.</summary>
    public static async Task<LastLoads> ReadAsync(string connectionString, string feed, CancellationToken cancellationToken)
    {
        try
        {
            await using var history = new LoadHistory(connectionString);
            var loads = await history.LastAsync(feed, Compared, cancellationToken);
            var filled = loads is [{ Accepted: > 0 } newest, ..]
                ? await history.FilledAsync(newest.ExtractId, ChildRecordColumns.All.Select(column => column.Name), cancellationToken)
                : new Dictionary<string, long>();
            return new(
                [.. loads.Select(load => new EarlierLoad(load.ExtractDate, load.Rows, load.Accepted))],
                filled.ToDictionary(field => field.Key, field => (double)field.Value / loads[0].Accepted, StringComparer.Ordinal),
                Fault: null);
        }
        catch (MissingPartException missing)
        {
            return new([], new Dictionary<string, double>(), missing.Message);
        }
        catch (DbException)
        {
            return new([], new Dictionary<string, double>(), "The database has no loads of this program that can be read. 'contactpoint db migrate' brings it up to date.");
        }
    }
}
