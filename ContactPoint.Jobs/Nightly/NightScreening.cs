using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Registers;
using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Security;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What the check consults besides its rules: what the operator knows, what two people let be, and where codes are looked up.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class NightScreening(ScreenLists known, AllowList allowed, RegisterSet registers, KeyFile keys)
{
    private readonly byte[] _key = keys.For("screening");

    /// <summary>Where codes of schools, practices and authorities are looked up.</summary>
    public RegisterSet Registers => registers;

    /// <summary>For the extracts and the records of one feed, as it stands now.</summary>
    public async Task<FeedScreen> OfFeedAsync(string feed, CancellationToken cancellationToken) =>
        FeedScreen.Of(known, await allowed.InForceAsync(feed, cancellationToken), _key);

    /// <summary>For the scan of a snapshot, whose values have no feed any more: what is let be on some feed may go out.</summary>
    public async Task<EgressScreen> OfSnapshotAsync(CancellationToken cancellationToken) =>
        EgressRules.With(known.Allowing(await allowed.AllowanceAsync(feed: null, cancellationToken)));
}
