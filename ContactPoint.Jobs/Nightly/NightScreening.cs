using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Security;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What the screen consults besides its rules: what the operator knows, and what two people let be.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class NightScreening(ScreenLists known, AllowList allowed)
{
    /// <summary>For the extracts of one feed, as it stands now.</summary>
    public async Task<ScreenLists> OfFeedAsync(string feed, CancellationToken cancellationToken) =>
        known.Allowing(await allowed.AllowanceAsync(feed, cancellationToken));

    /// <summary>For the scan of a snapshot, whose values have no feed any more: what is let be on some feed may go out.</summary>
    public async Task<EgressScreen> OfSnapshotAsync(CancellationToken cancellationToken) =>
        EgressRules.With(known.Allowing(await allowed.AllowanceAsync(feed: null, cancellationToken)));
}
