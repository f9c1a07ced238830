using Dapper;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>One extract that was staged before.</summary>
/// <param name="ExtractId">Its number.</param>
/// <param name="ExtractDate">The day that it speaks of.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Accepted">Rows that were staged.</param>
public sealed record LoadRow(long ExtractId, DateOnly ExtractDate, long Rows, long Accepted);

/// <summary>What a feed delivered before an extract.</summary>
/// <param name="Rows">Rows of its extract in force (of a delta feed, of all of them); <see langword="null"/> when there is none.</param>
/// <param name="Newest">The latest day that one in force speaks of.</param>
/// <param name="Undecided">Extracts that are held or refused, and that nobody has decided about since.</param>
public sealed record DeliveredBefore(long? Rows, DateOnly? Newest, long Undecided);

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

    /// <summary>How a file that has not been received would stand to what its feed delivered before.</summary>
    /// <param name="feed">The feed's name.</param>
    /// <param name="isNamed">Whether the file names a local id. Asked for each record in force while they stream by, so that none is held in memory.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<StagingEffect> EffectAsync(string feed, Func<string, bool> isNamed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isNamed);
        await using var connection = await _database.OpenAsync(cancellationToken);
        var feedId = await connection.QuerySingleOrDefaultAsync<short?>("select feed_id from ingest.feed where name = @feed", new { feed });
        if (feedId is null)
        {
            return new(0, 0, null, null, 0);
        }

        var before = await BeforeAsync(connection, feedId.Value, long.MaxValue);
        long inForce = 0, unnamed = 0;
        await foreach (var localId in connection
            .QueryUnbufferedAsync<string>("select local_id from ingest.accepted_record where feed_id = @feedId", new { feedId })
            .WithCancellation(cancellationToken))
        {
            inForce++;
            unnamed += isNamed(localId) ? 0 : 1;
        }

        return new(inForce, unnamed, before.Rows, before.Newest, before.Undecided);
    }

    /// <summary>The values that two people let be.</summary>
    public AllowedValues Allowed => new(_database);

    /// <summary>The keyed hash by which this installation's key is known; <see langword="null"/> before its first start.</summary>
    public async Task<byte[]?> KeyCheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<byte[]>("select key_check from run.installation");
    }

    internal static async Task<DeliveredBefore> BeforeAsync(NpgsqlConnection connection, short feedId, long extractId) =>
        await connection.QuerySingleAsync<DeliveredBefore>(
            """
            select
                sum(extract.rows) filter (where state = 'staged' and extract_id <> @extractId)::bigint as rows,
                max(extract_date) filter (where state = 'staged' and extract_id <> @extractId) as newest,
                count(*) filter (where state in ('held', 'refused') and extract_id < @extractId) as undecided
            from ingest.extract where feed_id = @feedId
            """,
            new { feedId, extractId });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
