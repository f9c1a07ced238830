using ContactPoint.Jobs.Store;

using Hangfire;

namespace ContactPoint.Jobs.Nightly;

/// <summary>The recurring job: begins the night at its hour, with that day as its as-of date.</summary>
public sealed class ScheduledNight(NightlyRun night, RunLedger ledger, NightCalendar calendar, ILogger<ScheduledNight> logger)
{
    /// <summary>Begins the night, unless the one before is still going on: then this one is not begun, and the log says so.</summary>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60])]
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await ledger.FindRunningAsync(cancellationToken) is { } running)
        {
            logger.NightNotBegun(running.RunId);
            return;
        }

        await night.StartAsync(calendar.Today, calendar.DropFolder, cancellationToken);
    }
}
