using ContactPoint.Jobs.Store;

using Hangfire;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What Hangfire calls for one part of one stage. Its arguments are ids; the ledger decides whether there is work to do.</summary>
/// <param name="worker">The guard.</param>
/// <remarks>
/// A job that finds its part held throws, so that Hangfire asks again soon, for as long as it takes: if the holder died, someone must go on.
/// Only a part that has failed for good is left alone.
/// </remarks>
[AutomaticRetry(Attempts = int.MaxValue, DelaysInSeconds = [5], ExceptOn = [typeof(StageFailedException)], LogEvents = false)]
public abstract class NightlyJob(StageWorker worker)
{
    /// <summary>The stage, as <see cref="NightlyRun.Stages"/> names it.</summary>
    protected abstract string Stage { get; }

    /// <summary>Runs one part. Safe to run again.</summary>
    public async Task RunAsync(long runId, string part, CancellationToken cancellationToken)
    {
        await worker.RunAsync(runId, Stage, part, (hold, stop) => WorkAsync(hold, part, stop), cancellationToken);
        await AfterwardsAsync(cancellationToken);
    }

    /// <summary>Does the work in the hold's transaction.</summary>
    /// <returns>What was counted.</returns>
    protected abstract Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken);

    /// <summary>Does what may follow only when the work is committed. Safe to run again: if it ends in a fault, Hangfire asks for the part once more.</summary>
    protected virtual Task AfterwardsAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
