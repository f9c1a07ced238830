using Dapper;

namespace ContactPoint.Jobs.Store;

/// <summary>One extract that was staged before.</summary>
/// <param name="ExtractId">Its number.</param>
/// <param name="ExtractDate">The day that it speaks of.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Accepted">Rows that were staged.</param>
public sealed record LoadRow(long ExtractId, DateOnly ExtractDate, long Rows, long Accepted);

/// <summary>What a feed's last extracts were like. It reads, and nothing else: the session cannot write.</summary>
/// <param name="connectionString">The database in use.</param>
public sealed class LoadHistory(string connectionString) : IAsyncDisposable
{
    private const string ReadOnly = ";Options=-c default_transaction_read_only=on";

    private readonly Database _database = new(connectionString + ReadOnly);

    /// <summary>The last extracts of a feed that were staged, newest first.</summary>
    public async Task<IReadOnlyList<LoadRow>> LastAsync(string feed, int count, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<LoadRow>(
            """
            select extract_id, extract_date, rows, accepted
            from ingest.extract join ingest.feed using (feed_id)
            where name = @feed and state in ('staged', 'superseded') and rows is not null
            order by extract_id desc limit @count
            """,
            new { feed, count })).AsList();
    }

    /// <summary>In how many accepted rows of an extract each column has a value. Columns that staging keeps sealed are left out.</summary>
    public async Task<IReadOnlyDictionary<string, long>> FilledAsync(long extractId, IEnumerable<string> columns, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        var open = (await connection.QueryAsync<string>(
            "select attname from pg_attribute where attrelid = 'ingest.record'::regclass and attnum > 0 and not attisdropped and not attnotnull")).ToHashSet(StringComparer.Ordinal);
        var wanted = columns.Where(open.Contains).ToList();
        var counts = (IDictionary<string, object>)await connection.QuerySingleAsync(
            $"select {string.Join(", ", wanted.Select(column => $"count({column}) as {column}"))} from ingest.record where extract_id = @extractId and kept_from is null",
            new { extractId });
        return counts.ToDictionary(count => count.Key, count => (long)count.Value, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
