using System.Text.Json;

using Dapper;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>A run as the ledger has it.</summary>
/// <param name="RunId">The ledger's number of the run.</param>
/// <param name="AsOf">The day that the night counts as: ages and limits are reckoned from it.</param>
/// <param name="Inbox">The drop folder that the run receives from.</param>
/// <param name="State"><c>running</c>, <c>published</c>, <c>held</c> or <c>failed</c>.</param>
/// <param name="SnapshotNumber">The number its snapshot bears, or would bear.</param>
/// <param name="ManifestSha256">The hash of the manifest that its gates judged; <see langword="null"/> before.</param>
public sealed record RunRow(long RunId, DateOnly AsOf, string Inbox, string State, int SnapshotNumber, byte[]? ManifestSha256);

/// <summary>One part of one stage of a run.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Part">Which part; a stage that is not divided has the one part <c>all</c>.</param>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Counts">What the stage counted, as a JSON object of numbers.</param>
/// <param name="Seconds">How long the work took that was committed.</param>
/// <param name="DoneRows">Progress within the part.</param>
/// <param name="TotalRows">Of how many; 0 while unknown.</param>
/// <param name="Fault">The kind of fault that failed it.</param>
public sealed record StageRow(
    string Stage, string Part, string State, string Counts, double? Seconds, long DoneRows, long TotalRows, string? Fault);

/// <summary>A stage of the night as the ledger needs to know it.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="PerExtract">Whether it has a part for each extract of the run; else it has the one part <c>all</c>.</param>
public sealed record StagePlan(string Stage, bool PerExtract);

/// <summary>Whose fault a fault is, which decides how often the work is tried again.</summary>
public enum FaultKind
{
    /// <summary>The work's own: tried three times.</summary>
    Own,

    /// <summary>
    /// That of something round the work, such as a database that is short of connections: it passes, so it is tried sixty times, and never
    /// held against an extract.
    /// </summary>
    Passing,

    /// <summary>The work never ended, time and again: it is not tried again.</summary>
    Endless,
}

/// <summary>What follows from a fault.</summary>
public enum FaultVerdict
{
    /// <summary>The part is tried again.</summary>
    TryAgain,

    /// <summary>The extract is refused, and the night goes on without it.</summary>
    ExtractGivenUp,

    /// <summary>The part and its run have failed; the last snapshot stays in force.</summary>
    RunFailed,
}

/// <summary>The ledger of runs and stages: the truth about what is begun, done or failed. Hangfire only asks; the ledger decides.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class RunLedger(Database database)
{
    /// <summary>A part that was taken so often in a row, and whose work never ended, kills its workers.</summary>
    public const int MostUnended = 10;

    private const string Undivided = "all";

    /// <summary>Begins a run; <see cref="AdvanceAsync"/> adds its first stage.</summary>
    /// <exception cref="RefusedException">Another run is going on, or the day lies before that of the snapshot in force.</exception>
    public async Task<RunRow> StartAsync(DateOnly asOf, string inbox, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            // The insert waits for a night that is just being published. What is in force is read after it, by a statement of its own: the
            // insert's own view of the tables is older than its wait.
            var runId = await connection.QuerySingleAsync<long>(
                "insert into run.run (as_of, inbox, snapshot_number) values (@asOf, @inbox, 0) returning run_id", new { asOf, inbox });
            var published = await connection.QuerySingleOrDefaultAsync<DateOnly?>(
                "select as_of from directory.snapshot join directory.current_snapshot using (number)");
            if (asOf < published)
            {
                throw new RefusedException($"The snapshot in force is of {published:yyyy-MM-dd}; a night of {asOf:yyyy-MM-dd} would bring back children who have left it since.");
            }

            var run = await connection.QuerySingleAsync<RunRow>(
                """
                update run.run set snapshot_number = coalesce((select number from directory.current_snapshot), 0) + 1
                where run_id = @runId
                returning run_id, as_of, inbox, state, snapshot_number, manifest_sha256
                """,
                new { runId });
            await transaction.CommitAsync(cancellationToken);
            return run;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new RefusedException("A run is going on already, and there is one night at a time. Wait for it; 'contactpoint nightly' follows it to its end.");
        }
    }

    /// <summary>Finds a run.</summary>
    public async Task<RunRow> FindAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<RunRow>(
            "select run_id, as_of, inbox, state, snapshot_number, manifest_sha256 from run.run where run_id = @runId", new { runId });
    }

    /// <summary>The run that is going on, if one is.</summary>
    public async Task<RunRow?> FindRunningAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<RunRow>(
            "select run_id, as_of, inbox, state, snapshot_number, manifest_sha256 from run.run where state = 'running'");
    }

    /// <summary>Every part of every stage of a run, in the order in which they were added.</summary>
    public async Task<IReadOnlyList<StageRow>> StagesAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<StageRow>(
            """
            select stage, part, state, counts::text as counts, seconds, done_rows, total_rows, fault
            from run.stage where run_id = @runId order by asked_at, stage, part
            """,
            new { runId })).AsList();
    }

    /// <summary>One count of one part; 0 where the part has none.</summary>
    public async Task<long> CountAsync(StageKey part, string count, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<long>(
            "select coalesce((counts ->> @count)::bigint, 0) from run.stage where run_id = @RunId and stage = @Stage and part = @Part",
            new { count, part.RunId, part.Stage, part.Part });
    }

    /// <summary>Takes a part of a stage for this worker.</summary>
    /// <returns>A hold to commit the work with; <see cref="StageHold.IsDone"/> when the work was committed before.</returns>
    /// <exception cref="StageHeldException">Another worker has it.</exception>
    public async Task<StageHold> BeginAsync(long runId, string stage, string part, CancellationToken cancellationToken)
    {
        var guard = await database.OpenAsync(cancellationToken);
        try
        {
            if (!await guard.QuerySingleAsync<bool>(
                    "select pg_try_advisory_lock(hashtextextended(@name, 0))", new { name = LockName(runId, stage, part) }))
            {
                throw new StageHeldException(stage, part);
            }

            var taken = await guard.QuerySingleAsync<(string State, long Token, int Unended)>(
                """
                update run.stage set token = token + 1, unended = unended + 1, state = case state when 'done' then 'done' else 'running' end
                where run_id = @runId and stage = @stage and part = @part
                returning state, token, unended - 1
                """,
                new { runId, stage, part });
            return new StageHold(database, guard, new(runId, stage, part, taken.Token), isDone: taken.State == "done", taken.Unended);
        }
        catch
        {
            await StageHold.ReleaseAsync(guard);
            throw;
        }
    }

    /// <summary>Notes that work on a part ended without being done and without a fault: it waited for another, or was stopped.</summary>
    public async Task LetGoAsync(StageKey key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            update run.stage set state = 'waiting', unended = 0
            where run_id = @RunId and stage = @Stage and part = @Part and token = @Token and state = 'running'
            """,
            key);
    }

    /// <summary>Notes that work on a part ended in a fault, or never ended.</summary>
    /// <param name="key">The part.</param>
    /// <param name="kind">Whose fault it is.</param>
    /// <param name="fault">The fault's type; no message, since a message may quote a value.</param>
    /// <param name="extractId">The extract that the part is of, if it is of one: it alone is given up, and the night goes on without it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<FaultVerdict> NoteFaultAsync(StageKey key, FaultKind kind, string fault, long? extractId, CancellationToken cancellationToken)
    {
        var toBlame = kind == FaultKind.Passing ? null : extractId;
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var isFinal = await connection.QuerySingleOrDefaultAsync<bool>(
            """
            update run.stage set unended = 0, fault = @fault, state = 'waiting',
                faults = faults + case when @passes then 0 else 1 end, passing_faults = passing_faults + case when @passes then 1 else 0 end
            where run_id = @RunId and stage = @Stage and part = @Part and token = @Token and state = 'running'
            returning case when @passes then passing_faults else faults end >= @limit
            """,
            new { key.RunId, key.Stage, key.Part, key.Token, fault, passes = kind == FaultKind.Passing, limit = LimitOf(kind) });
        if (isFinal)
        {
            await connection.ExecuteAsync(toBlame is null ? FailRun : GiveUpExtract, new { key.RunId, key.Stage, key.Part, fault, extractId });
        }

        await transaction.CommitAsync(cancellationToken);
        return (isFinal, toBlame) switch
        {
            (false, _) => FaultVerdict.TryAgain,
            (true, null) => FaultVerdict.RunFailed,
            _ => FaultVerdict.ExtractGivenUp,
        };
    }

    private static int LimitOf(FaultKind kind) => kind switch
    {
        FaultKind.Own => 3,
        FaultKind.Passing => 60,
        _ => 1,
    };

    private const string FailRun =
        """
        update run.stage set state = 'failed' where run_id = @RunId and stage = @Stage and part = @Part;
        update run.run set state = 'failed', ended_at = now() where run_id = @RunId and state = 'running';
        """;

    private const string GiveUpExtract =
        """
        update ingest.extract set state = 'refused', refusal = 'It could not be worked on: ' || @Stage || ' ended in ' || @fault || ' again and again.'
        where extract_id = @extractId and state = 'received';
        update run.stage set state = 'done', counts = '{"given_up": 1}' where run_id = @RunId and stage = @Stage and part = @Part;
        """;

    /// <summary>
    /// Adds the parts of the stage that follows the last one begun, if every part of that is done. Safe to call at any time by any worker:
    /// what is added is read off the ledger, never off what the caller knows. Nothing is ever added before a stage that was begun.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="stages">Every stage of the night, in order. A stage that has no part, because no extract came, is passed over.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The parts that were added now, to be asked for; empty while a stage goes on, and at the end.</returns>
    public async Task<IReadOnlyList<StageKey>> AdvanceAsync(long runId, IReadOnlyList<StagePlan> stages, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.QuerySingleAsync<string>("select state from run.run where run_id = @runId for no key update", new { runId }) != "running")
        {
            return [];
        }

        var known = (await connection.QueryAsync<(string Stage, string State)>(
            "select stage, state from run.stage where run_id = @runId", new { runId })).ToLookup(row => row.Stage, row => row.State);
        var begun = stages.Index().LastOrDefault(stage => known.Contains(stage.Item.Stage), (-1, null!)).Index;
        if (begun >= 0 && known[stages[begun].Stage].Any(state => state != "done"))
        {
            return [];
        }

        // Receive takes extracts with its completion, so from here on there are no more of them.
        foreach (var stage in stages.Skip(begun + 1))
        {
            var parts = stage.PerExtract ? await ExtractPartsAsync(connection, runId) : [Undivided];
            if (parts.Count > 0)
            {
                var added = await AddPartsAsync(connection, runId, stage.Stage, parts);
                await transaction.CommitAsync(cancellationToken);
                return [.. added.Select(part => new StageKey(runId, stage.Stage, part, Token: 0))];
            }
        }

        return [];
    }

    /// <summary>The parts of the running run that nobody works on and that were last asked for longer ago than <paramref name="age"/>.</summary>
    /// <remarks>A crash between commit and queueing, or a lost worker, leaves such parts. They are marked as asked for.</remarks>
    public async Task<IReadOnlyList<StageKey>> TakeForgottenAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var stale = await connection.QueryAsync<StageKey>(
            """
            select stage.run_id, stage.stage, stage.part, stage.token from run.stage join run.run using (run_id)
            where run.state = 'running' and stage.state in ('waiting', 'running') and stage.asked_at < now() - @age
            """,
            new { age });
        var forgotten = new List<StageKey>();
        foreach (var part in stale)
        {
            var free = await connection.QuerySingleAsync<bool>(
                """
                select case when pg_try_advisory_lock(hashtextextended(@name, 0))
                    then pg_advisory_unlock(hashtextextended(@name, 0)) else false end
                """,
                new { name = LockName(part.RunId, part.Stage, part.Part) });
            if (free)
            {
                await connection.ExecuteAsync(
                    "update run.stage set asked_at = now() where run_id = @RunId and stage = @Stage and part = @Part",
                    new { part.RunId, part.Stage, part.Part });
                forgotten.Add(part);
            }
        }

        return forgotten;
    }

    /// <summary>Counts as the ledger stores them.</summary>
    internal static string Json(IReadOnlyDictionary<string, long> counts) => JsonSerializer.Serialize(counts);

    private static string LockName(long runId, string stage, string part) => $"{runId}/{stage}/{part}";

    private static async Task<IReadOnlyList<string>> ExtractPartsAsync(NpgsqlConnection connection, long runId) =>
        (await connection.QueryAsync<string>("select extract_id::text from ingest.extract where run_id = @runId order by extract_id", new { runId })).AsList();

    private static async Task<IReadOnlyList<string>> AddPartsAsync(
        NpgsqlConnection connection, long runId, string stage, IReadOnlyList<string> parts) =>
        (await connection.QueryAsync<string>(
            """
            insert into run.stage (run_id, stage, part)
            select @runId, @stage, part from unnest(@parts) as part
            on conflict do nothing returning part
            """,
            new { runId, stage, parts = parts.ToArray() })).AsList();
}
