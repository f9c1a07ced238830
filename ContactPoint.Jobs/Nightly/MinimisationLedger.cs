using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What the rules kept out of one column of one feed, over some time.</summary>
/// <param name="Supplier">Who sends the feed; empty when its specification is gone.</param>
/// <param name="Feed">The feed.</param>
/// <param name="Rule">The rule's code.</param>
/// <param name="Column">The supplier's column; empty for a rule about whole rows.</param>
/// <param name="Values">Values kept out.</param>
/// <param name="Rows">Rows concerned, each counted once for a rule; for R00, which reads no row, its values.</param>
public sealed record LedgerEntry(string Supplier, string Feed, string Rule, string Column, long Values, long Rows);

/// <summary>What the rules kept out of one day's extracts of a feed.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Day">The day that the extracts speak of.</param>
/// <param name="Rows">Rows received.</param>
/// <param name="Columns">Values of columns that nobody mapped.</param>
/// <param name="Found">Rows in which rules found something, each counted once for a rule.</param>
public sealed record LedgerDay(string Feed, DateOnly Day, long Rows, long Columns, long Found);

/// <summary>The ledger over some time.</summary>
/// <param name="Entries">By feed, rule and column.</param>
/// <param name="Days">By feed and day.</param>
public sealed record LedgerView(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LedgerDay> Days);

/// <summary>The minimisation ledger: by supplier, feed, column and rule, how much was kept out, and how that changes.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class MinimisationLedger(MinimisedCounts counts, FeedCatalogue feeds)
{
    /// <summary>Adds the counts up.</summary>
    /// <param name="feed">The feed; <see langword="null"/> for all.</param>
    /// <param name="since">The first day; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RefusedException">There is no such feed.</exception>
    public async Task<LedgerView> ViewAsync(string? feed, DateOnly? since, CancellationToken cancellationToken)
    {
        if (feed is not null && feeds.Find(feed) is null)
        {
            throw new RefusedException($"There is no feed {feed}. 'contactpoint feed list' lists them.");
        }

        var list = await counts.ListAsync(feed, since, cancellationToken);
        return new([.. Entries(list)], [.. Days(list)]);
    }

    /// <summary>The letter to a feed's supplier: counts, columns and rules, and no value.</summary>
    /// <exception cref="RefusedException">There is no such feed.</exception>
    public async Task<string> LetterAsync(string feed, DateOnly? since, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(feed, since, cancellationToken);
        return SupplierLetter.Write(feeds.Find(feed)!, view);
    }

    private IEnumerable<LedgerEntry> Entries(IReadOnlyList<MinimisedCount> list) =>
        from count in list
        where count.Rule.Length > 0
        group count by (count.Feed, count.Rule, count.Column) into column
        select new LedgerEntry(
            feeds.Find(column.Key.Feed)?.Supplier ?? "", column.Key.Feed, column.Key.Rule, column.Key.Column, column.Sum(count => count.Values), column.Sum(count => count.Rows));

    private static IEnumerable<LedgerDay> Days(IReadOnlyList<MinimisedCount> list) =>
        from count in list
        group count by (count.Feed, count.ExtractDate) into day
        select new LedgerDay(
            day.Key.Feed,
            day.Key.ExtractDate,
            day.DistinctBy(count => count.ExtractId).Sum(count => count.ExtractRows),
            day.Where(count => count.Rule == ExtractReading.UnmappedColumn).Sum(count => count.Values),
            day.Where(count => count.Rule != ExtractReading.UnmappedColumn).Sum(count => count.Rows));
}
