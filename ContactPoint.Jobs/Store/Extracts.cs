using Dapper;

namespace ContactPoint.Jobs.Store;

/// <summary>One file that a supplier delivered, and where it has got to.</summary>
/// <param name="ExtractId">The number of the extract.</param>
/// <param name="Feed">The feed it was delivered on.</param>
/// <param name="Sha256">What it is known by.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="ExtractDate">The day it speaks of.</param>
/// <param name="State"><c>received</c>, <c>held</c>, <c>staged</c>, <c>superseded</c>, <c>refused</c> or <c>discarded</c>.</param>
/// <param name="Refusal">Why it was refused.</param>
/// <param name="Hold">Why it waits for a person, or waited.</param>
/// <param name="Released">Whether a person said that it may be staged whatever it does to its feed's records.</param>
/// <param name="SealedKey">The sealed key of the sealed file; <see langword="null"/> once nobody may read it again.</param>
public sealed record ExtractRow(
    long ExtractId, string Feed, byte[] Sha256, long SizeBytes, DateOnly ExtractDate, string State, string? Refusal, string? Hold, bool Released,
    byte[]? SealedKey);

/// <summary>An extract that a run took and did not stage.</summary>
/// <param name="ExtractId">The extract.</param>
/// <param name="Feed">Its feed.</param>
/// <param name="State"><c>refused</c> or <c>held</c>.</param>
/// <param name="Why">Why.</param>
public sealed record UnstagedRow(long ExtractId, string Feed, string State, string Why);

/// <summary>A feed and its newest extract that was staged.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="ExtractDate">The day that the extract speaks of; <see langword="null"/> when none was ever staged.</param>
/// <param name="Sha256">What the extract is known by.</param>
/// <param name="Rows">Its rows, which is the sum of the five that follow.</param>
/// <param name="Accepted">Rows staged.</param>
/// <param name="Quarantined">Rows with a fault.</param>
/// <param name="Held">Rows that wait for a person.</param>
/// <param name="Withheld">Rows of which the rules leave nothing.</param>
/// <param name="Duplicate">Rows that stood in the extract before.</param>
public sealed record FeedRow(
    string Feed, DateOnly? ExtractDate, byte[]? Sha256, long Rows, long Accepted, long Quarantined, long Held, long Withheld, long Duplicate);

/// <summary>Feeds and their extracts.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class Extracts(Database database)
{
    private const string Columns =
        "extract_id, name as feed, sha256, size_bytes, extract_date, state, refusal, hold, released, sealed_key from ingest.extract join ingest.feed using (feed_id)";

    /// <summary>Makes the feeds known that are not known yet.</summary>
    public async Task AddFeedsAsync(IEnumerable<string> feeds, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            "insert into ingest.feed (name) select feed from unnest(@feeds) with ordinality as f(feed, place) order by place on conflict do nothing",
            new { feeds = feeds.ToArray() });
    }

    /// <summary>Whether there is a feed of this name.</summary>
    public async Task<bool> IsKnownAsync(string feed, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<bool>("select exists (select from ingest.feed where name = @feed)", new { feed });
    }

    /// <summary>The feeds that no one has paused.</summary>
    public async Task<IReadOnlyList<string>> ActiveFeedsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<string>("select name from ingest.feed where not paused order by name")).AsList();
    }

    /// <summary>The feeds that somebody has paused.</summary>
    public async Task<IReadOnlyList<string>> PausedFeedsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<string>("select name from ingest.feed where paused order by name")).AsList();
    }

    /// <summary>Pauses a feed, or lets it go on: a paused feed's files stay where they are.</summary>
    /// <returns><see langword="false"/> when no such feed is known.</returns>
    public async Task<bool> PauseAsync(string feed, bool paused, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync("update ingest.feed set paused = @paused where name = @feed", new { feed, paused }) == 1;
    }

    /// <summary>Finds the extract with these bytes, if the feed has had them before; the newest, when they were received anew after their key was destroyed.</summary>
    public async Task<ExtractRow?> FindAsync(string feed, byte[] sha256, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<ExtractRow>(
            $"select {Columns} where name = @feed and sha256 = @sha256 order by extract_id desc limit 1", new { feed, sha256 });
    }

    /// <summary>Finds an extract by its number.</summary>
    public async Task<ExtractRow> FindAsync(long extractId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<ExtractRow>($"select {Columns} where extract_id = @extractId", new { extractId });
    }

    /// <summary>Every extract there is, oldest first.</summary>
    public async Task<IReadOnlyList<ExtractRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<ExtractRow>($"select {Columns} order by extract_id")).AsList();
    }

    /// <summary>Notes an extract whose sealed file is in the inbox. The same bytes twice are one extract.</summary>
    /// <returns><see langword="false"/> when the feed has these bytes already: they can be read, or are in force.</returns>
    public async Task<bool> AddAsync(
        string feed, byte[] sha256, long sizeBytes, DateOnly extractDate, byte[] sealedKey, string? hold, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync(
            """
            insert into ingest.extract (feed_id, sha256, size_bytes, extract_date, sealed_key, state, hold)
            select feed_id, @sha256, @sizeBytes, @extractDate, @sealedKey, case when @hold::text is null then 'received' else 'held' end, @hold from ingest.feed where name = @feed
            on conflict do nothing
            """,
            new { feed, sha256, sizeBytes, extractDate, sealedKey, hold }) == 1;
    }

    /// <summary>Gives every waiting extract to the run with the work of its stage, except those of paused feeds.</summary>
    /// <param name="hold">The stage.</param>
    /// <param name="feeds">The feeds that have a specification; what others delivered goes on waiting.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>How many extracts the run has.</returns>
    public static async Task<long> TakeWaitingAsync(StageHold hold, IEnumerable<string> feeds, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        return await connection.ExecuteAsync(
            """
            update ingest.extract set run_id = @RunId from ingest.feed
            where feed.feed_id = extract.feed_id and not feed.paused and feed.name = any(@feeds) and extract.state = 'received'
            """,
            new { hold.Key.RunId, feeds = feeds.ToArray() });
    }

    /// <summary>How many of a run's extracts are neither staged nor refused.</summary>
    public async Task<long> CountUndecidedAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<long>("select count(*) from ingest.extract where run_id = @runId and state = 'received'", new { runId });
    }

    /// <summary>Whether an older extract of the same feed still waits in the run: extracts of one feed are staged in their order.</summary>
    public async Task<bool> MustWaitAsync(long extractId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<bool>(
            """
            select exists (
                select from ingest.extract older join ingest.extract this on this.feed_id = older.feed_id and this.run_id = older.run_id
                where this.extract_id = @extractId and older.extract_id < @extractId and older.state = 'received')
            """,
            new { extractId });
    }

    /// <summary>Refuses a whole extract; what its feed delivered before stays in force.</summary>
    public static async Task RefuseAsync(StageHold hold, long extractId, string refusal, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        await connection.ExecuteAsync(
            "update ingest.extract set state = 'refused', refusal = @refusal where extract_id = @extractId", new { extractId, refusal });
    }

    /// <summary>Lets a whole extract wait for a person; what its feed delivered before stays in force.</summary>
    public static async Task HoldAsync(StageHold hold, long extractId, string why, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        await connection.ExecuteAsync("update ingest.extract set state = 'held', hold = @why where extract_id = @extractId", new { extractId, why });
    }

    /// <summary>Every feed with its newest extract that was staged, by name; a feed that never delivered has no extract.</summary>
    public async Task<IReadOnlyList<FeedRow>> FreshnessAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<FeedRow>(
            """
            select feed.name as feed, newest.extract_date, newest.sha256, coalesce(newest.rows, 0) as rows, coalesce(newest.accepted, 0) as accepted,
                coalesce(newest.quarantined, 0) as quarantined, coalesce(newest.held, 0) as held, coalesce(newest.withheld, 0) as withheld,
                coalesce(newest.duplicate, 0) as duplicate
            from ingest.feed left join lateral (
                select * from ingest.extract
                where extract.feed_id = feed.feed_id and extract.state in ('staged', 'superseded')
                order by extract.state = 'staged' desc, extract_id desc limit 1) newest on true
            order by feed.name collate "C"
            """)).AsList();
    }

    /// <summary>How much each rule kept out of a run's extracts: rows and values, by rule.</summary>
    public async Task<IReadOnlyDictionary<string, long>> MinimisedAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Rule, long Values)>(
            """
            select rule, sum(rows_seen)::bigint from ingest.minimised join ingest.extract using (extract_id)
            where run_id = @runId group by rule order by rule collate "C"
            """,
            new { runId });
        return rows.ToDictionary(row => row.Rule, row => row.Values);
    }

    /// <summary>The extracts that a run took and did not stage, oldest first.</summary>
    public async Task<IReadOnlyList<UnstagedRow>> UnstagedAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<UnstagedRow>(
            """
            select extract_id, name as feed, state, coalesce(case state when 'held' then hold else refusal end, '') as why
            from ingest.extract join ingest.feed using (feed_id)
            where run_id = @runId and state in ('refused', 'held') order by extract_id
            """,
            new { runId })).AsList();
    }
}
