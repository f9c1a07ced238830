using Dapper;

namespace ContactPoint.Jobs.Store;

/// <summary>What one rule kept out of one column of one feed's extract.</summary>
/// <param name="ExtractId">The extract.</param>
/// <param name="Feed">The feed.</param>
/// <param name="ExtractDate">The day that the extract speaks of.</param>
/// <param name="ExtractRows">Rows of the extract.</param>
/// <param name="Rule">The rule's code.</param>
/// <param name="Column">The supplier's column; empty for a rule about whole rows.</param>
/// <param name="Values">Values kept out.</param>
/// <param name="Rows">Rows concerned, each counted once for a rule.</param>
public sealed record MinimisedCount(long ExtractId, string Feed, DateOnly ExtractDate, long ExtractRows, string Rule, string Column, long Values, long Rows);

/// <summary>How much the rules kept out, extract by extract; counts outlive the rows that they are about.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class MinimisedCounts(Database database)
{
    /// <summary>The counts by feed, day, rule and column. An extract in which no rule acted has one entry with an empty rule.</summary>
    /// <param name="feed">The feed; <see langword="null"/> for all.</param>
    /// <param name="since">The first day; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<MinimisedCount>> ListAsync(string? feed, DateOnly? since, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<MinimisedCount>(
            """
            select extract_id, feed.name as feed, extract_date, coalesce(extract.rows, 0) as extract_rows, coalesce(rule, '') as rule,
                coalesce(column_name, '') as column, coalesce(values_seen, 0) as values, coalesce(rows_seen, 0) as rows
            from ingest.extract join ingest.feed using (feed_id) left join ingest.minimised using (extract_id)
            where extract.state in ('staged', 'superseded') and (@feed::text is null or feed.name = @feed) and (@since::date is null or extract_date >= @since)
            order by feed.name collate "C", extract_date, extract_id, rule collate "C", column_name collate "C"
            """,
            new { feed, since })).AsList();
    }
}
