using System.Diagnostics;

using Dapper;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>One part of one stage, and which taking of it: the token grows each time a worker takes the part.</summary>
public sealed record StageKey(long RunId, string Stage, string Part, long Token);

/// <summary>
/// This worker's hold on a part of a stage: a session advisory lock, and a transaction that commits the work and its completion together.
/// </summary>
/// <remarks>
/// Disposing without <see cref="CompleteAsync"/> rolls everything back. The lock goes with the session, so a dead worker holds nothing;
/// and the token stops a worker that lost its session without noticing from committing over its successor.
/// <threadsafety>For one thread at a time.</threadsafety>
/// </remarks>
public sealed class StageHold : IAsyncDisposable
{
    private readonly Database _database;
    private readonly NpgsqlConnection _guard;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;
    private double _secondsOfOthers;

    internal StageHold(Database database, NpgsqlConnection guard, StageKey key, bool isDone, int unended)
    {
        _database = database;
        _guard = guard;
        Key = key;
        IsDone = isDone;
        Unended = unended;
    }

    /// <summary>What is held.</summary>
    public StageKey Key { get; }

    /// <summary>Whether the work was committed by an earlier job.</summary>
    public bool IsDone { get; }

    /// <summary>How often in a row, before this time, the part was taken and the work never ended.</summary>
    public int Unended { get; }

    /// <summary>The connection whose transaction the work is committed in.</summary>
    internal async Task<NpgsqlConnection> WorkAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            _connection = await _database.OpenAsync(cancellationToken);
            _transaction = await _connection.BeginTransactionAsync(cancellationToken);
        }

        return _connection;
    }

    /// <summary>Notes, in the same transaction, a stage whose work was done row by row within this one.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="counts">What it counted.</param>
    /// <param name="seconds">Its share of the time, which is taken off this stage's.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task AlsoDoneAsync(
        string stage, IReadOnlyDictionary<string, long> counts, double seconds, CancellationToken cancellationToken)
    {
        var connection = await WorkAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            insert into run.stage (run_id, stage, part, state, counts, seconds, asked_at)
            select run_id, @alsoDone, part, 'done', @counts::jsonb, @seconds, asked_at
            from run.stage where run_id = @RunId and stage = @Stage and part = @Part
            """,
            new { alsoDone = stage, counts = RunLedger.Json(counts), seconds, Key.RunId, Key.Stage, Key.Part });
        _secondsOfOthers += seconds;
    }

    /// <summary>Takes back all work so far; what follows is done in a new transaction, on a new session if the old one is gone.</summary>
    public async Task StartOverAsync()
    {
        await LeaveAsync();
        _secondsOfOthers = 0;
    }

    /// <summary>Tells, at once and outside the transaction, how far the part has come, for those who watch.</summary>
    /// <param name="doneRows">Rows done so far.</param>
    /// <param name="totalRows">Of how many; 0 while unknown.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task ReportAsync(long doneRows, long totalRows, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            update run.stage set done_rows = @doneRows, total_rows = @totalRows
            where run_id = @RunId and stage = @Stage and part = @Part and token = @Token
            """,
            new { doneRows, totalRows, Key.RunId, Key.Stage, Key.Part, Key.Token });
    }

    /// <summary>Commits the work and the stage's completion together.</summary>
    /// <exception cref="StageLostException">Another worker took the part meanwhile, or the run has failed; nothing was committed.</exception>
    public async Task CompleteAsync(IReadOnlyDictionary<string, long> counts, CancellationToken cancellationToken)
    {
        var connection = await WorkAsync(cancellationToken);
        var completed = await connection.ExecuteAsync(
            """
            update run.stage set state = 'done', fault = null, counts = @counts::jsonb, seconds = @seconds
            where run_id = @RunId and stage = @Stage and part = @Part and token = @Token and state = 'running'
                and exists (select from run.run where run.run_id = stage.run_id and run.state <> 'failed')
            """,
            new { counts = RunLedger.Json(counts), seconds = _clock.Elapsed.TotalSeconds - _secondsOfOthers, Key.RunId, Key.Stage, Key.Part, Key.Token });
        if (completed != 1)
        {
            throw new StageLostException(Key.Stage, Key.Part);
        }

        await _transaction!.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        await ReleaseAsync(_guard);
    }

    /// <summary>Gives the transaction up. A session that is gone has rolled back already, and says so by throwing whatever it is asked.</summary>
    private async Task LeaveAsync()
    {
        var (transaction, connection) = (_transaction, _connection);
        (_transaction, _connection) = (null, null);
        try
        {
            await (transaction?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // ObjectDisposedException is an InvalidOperationException.
        }
    }

    /// <summary>Gives a session back without the locks that it took: the pool would keep them with it.</summary>
    internal static async Task ReleaseAsync(NpgsqlConnection guard)
    {
        try
        {
            await guard.ExecuteAsync("select pg_advisory_unlock_all()");
        }
        catch (NpgsqlException)
        {
            // The session is gone, and its lock with it.
        }

        await guard.DisposeAsync();
    }
}

/// <summary>Another worker holds the part. Hangfire is to ask again soon; returning would count as success, and if the holder died nobody would go on.</summary>
public sealed class StageHeldException(string stage, string part) : Exception($"Stage {stage}, part {part}, is held by another worker.");

/// <summary>Another worker took the part over while this one worked. Nothing of this one's work was committed.</summary>
public sealed class StageLostException(string stage, string part) : Exception($"Stage {stage}, part {part}, was taken over by another worker.");
