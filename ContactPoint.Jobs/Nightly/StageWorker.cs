using System.Data.Common;
using System.Diagnostics;

using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>The guard that every job stands behind: take the part, do the work if it is not done, commit both together, ask for what follows.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class StageWorker(RunLedger ledger, NightlyRun night, ILogger<StageWorker> logger)
{
    /// <summary>Runs one part of one stage. Safe to run again: a part that is done is not done twice.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="stage">The stage's name.</param>
    /// <param name="part">The part.</param>
    /// <param name="work">Does the work in the hold's transaction and returns its counts.</param>
    /// <param name="cancellationToken">Stops the work, which is then rolled back.</param>
    /// <exception cref="StageHeldException">Another worker has the part: Hangfire is to ask again.</exception>
    /// <exception cref="StageFailedException">The part has failed for good, and its run with it.</exception>
    public async Task RunAsync(
        long runId,
        string stage,
        string part,
        Func<StageHold, CancellationToken, Task<IReadOnlyDictionary<string, long>>> work,
        CancellationToken cancellationToken)
    {
        // A job that Hangfire kept back for a run that has ended since has nothing left to do.
        if ((await ledger.FindAsync(runId, cancellationToken)).State != "running")
        {
            return;
        }

        await using (var hold = await ledger.BeginAsync(runId, stage, part, cancellationToken))
        {
            if (!hold.IsDone)
            {
                await WorkAsync(hold, work, cancellationToken);
            }
        }

        // On a second run too: the crash may have come after the commit and before this line.
        await night.FollowAsync(runId, cancellationToken);
    }

    private async Task WorkAsync(
        StageHold hold, Func<StageHold, CancellationToken, Task<IReadOnlyDictionary<string, long>>> work, CancellationToken cancellationToken)
    {
        var key = hold.Key;
        var clock = Stopwatch.StartNew();
        try
        {
            if (hold.Unended >= RunLedger.MostUnended)
            {
                throw new WorkersLostException(key.Stage, key.Part);
            }

            var counts = await work(hold, cancellationToken);
            await hold.CompleteAsync(counts, cancellationToken);
            logger.StageDone(key.RunId, key.Stage, key.Part, clock.Elapsed);
        }
        catch (Exception exception) when (exception is StageHeldException or OperationCanceledException)
        {
            await ledger.LetGoAsync(key, CancellationToken.None);
            throw;
        }
        catch (Exception exception) when (exception is not StageLostException)
        {
            // The message may quote a value, so the ledger and the log have the kind of fault and where it arose, and nothing else.
            var fault = exception.GetType().Name;
            logger.StageFault(key.RunId, key.Stage, key.Part, fault, Place(exception));
            await hold.StartOverAsync();
            await DecideAsync(key, KindOf(exception), fault);
        }
    }

    private async Task DecideAsync(StageKey key, FaultKind kind, string fault)
    {
        var extractId = NightlyRun.Stages.Single(stage => stage.Name == key.Stage).PerExtract ? StagePart.ExtractOf(key.Part) : (long?)null;
        switch (await ledger.NoteFaultAsync(key, kind, fault, extractId, CancellationToken.None))
        {
            case FaultVerdict.TryAgain:
                throw new StageFaultException(key.Stage, key.Part, fault);
            case FaultVerdict.RunFailed:
                throw new StageFailedException(key.Stage, key.Part, fault);
            default:
                logger.ExtractGivenUp(extractId!.Value, key.Stage, fault);
                break;
        }
    }

    /// <summary>A database, a disk or a specification that is not there is nobody's extract's fault, and somebody puts it back.</summary>
    internal static FaultKind KindOf(Exception exception) => exception switch
    {
        WorkersLostException => FaultKind.Endless,
        MissingPartException or RefusedException or IOException or UnauthorizedAccessException or TimeoutException => FaultKind.Passing,
        DbException database => database.IsTransient || database.SqlState is null ? FaultKind.Passing : FaultKind.Own,
        ObjectDisposedException => FaultKind.Passing,
        _ => FaultKind.Own,
    };

    private static string Place(Exception exception) => exception.StackTrace is { } trace
        ? string.Join(" < ", trace.Split('\n').Take(6).Select(line => line.Trim()))
        : "unknown";
}

/// <summary>Work on a part ended in a fault; it is tried again.</summary>
public sealed class StageFaultException(string stage, string part, string fault)
    : Exception($"Stage {stage}, part {part}: {fault}. The work was rolled back and will be tried again.");

/// <summary>Work on a part has ended in a fault too often. The run has failed; the last snapshot stays in force.</summary>
public sealed class StageFailedException(string stage, string part, string fault)
    : Exception($"Stage {stage}, part {part}: {fault}. The run has failed and nothing of it was published; the last snapshot stays in force.");

/// <summary>A part was taken many times and its work never ended: it kills its workers, by using up their memory for example.</summary>
public sealed class WorkersLostException(string stage, string part) : Exception($"Stage {stage}, part {part}: every worker that took it was lost.");
