using ContactPoint.Jobs.Store;

using Hangfire;

namespace ContactPoint.Jobs.Nightly;

/// <summary>The sweep: asks again for parts of the running night that nobody works on.</summary>
public sealed class ForgottenStages(RunLedger ledger, NightlyRun night, ILogger<ForgottenStages> logger)
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    /// <summary>Looks once.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task AskAgainAsync(CancellationToken cancellationToken) => AskAgainAsync(Age, cancellationToken);

    /// <summary>Looks once, for parts that were last asked for longer ago than <paramref name="age"/>.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task AskAgainAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        foreach (var part in await ledger.TakeForgottenAsync(age, cancellationToken))
        {
            logger.AskedAgain(part.RunId, part.Stage, part.Part);
            night.Ask(part);
        }

        // A worker may have been lost between the last commit of a stage and the first row of the next.
        if (await ledger.FindRunningAsync(cancellationToken) is { } run)
        {
            await night.FollowAsync(run.RunId, cancellationToken);
        }
    }
}
