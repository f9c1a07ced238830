using ContactPoint.Jobs.Store;

using Hangfire;

namespace ContactPoint.Jobs.Nightly;

/// <summary>The sweep: asks again for parts of the running night that nobody works on.</summary>
public sealed class ForgottenStages(RunLedger ledger, NightlyRun night, ILogger<ForgottenStages> logger)
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    /// <summary>Looks once.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task AskAgainAsync(CancellationToken cancellationToken)
    {
        foreach (var part in await ledger.TakeForgottenAsync(Age, cancellationToken))
        {
            logger.AskedAgain(part.RunId, part.Stage, part.Part);
            night.AskAgain(part);
        }
    }
}
