using ContactPoint.Jobs.Store;

using Hangfire;

using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Purge: destroys the keys of extracts whose time is over, and then their sealed files.</summary>
/// <remarks>
/// The key goes first: from then on nobody can read the file, whatever happens to it, in a backup too. Safe to run again and to run
/// while a night goes on. What has been staged is not touched.
/// </remarks>
public sealed class InboxPurge(
    InboxDecisions decisions,
    ExtractInbox inbox,
    IOptions<RetentionOptions> retention,
    TimeProvider time,
    ILogger<InboxPurge> logger)
{
    /// <summary>Purges what is due.</summary>
    /// <returns>The extracts that nobody can read any more since now.</returns>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60])]
    public async Task<IReadOnlyList<long>> PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = (await decisions.KeptAsync(cancellationToken)).Where(extract => IsDue(extract, now, retention.Value)).ToList();
        if (due.Count == 0)
        {
            return [];
        }

        await decisions.DestroyKeysAsync(due.Select(extract => extract.ExtractId), cancellationToken);
        foreach (var extract in due)
        {
            inbox.DeleteSealed(extract.Feed, extract.Sha256);
        }

        logger.KeysDestroyed(due.Count);
        return [.. due.Select(extract => extract.ExtractId)];
    }

    /// <summary>Whether an extract's time is over.</summary>
    /// <remarks>
    /// An objection ends it as soon as the extract is published, for the feed's earlier extracts too: the young person is in them. Else a
    /// published extract lives on for some days, so that it can be staged again; one that waits for a person, or of which rows do, until
    /// it is decided, but not for ever; and one that was refused as long, so that it can be read again by a better specification.
    /// </remarks>
    /// <param name="extract">The extract.</param>
    /// <param name="now">Now, in UTC.</param>
    /// <param name="retention">How long things are kept.</param>
    public static bool IsDue(KeptExtractRow extract, DateTime now, RetentionOptions retention)
    {
        ArgumentNullException.ThrowIfNull(extract);
        ArgumentNullException.ThrowIfNull(retention);
        if (extract is { ObjectedTo: true, State: not "received" })
        {
            return true;
        }

        var heldLongEnough = extract.ReceivedAt.AddDays(retention.HeldDays) <= now;
        return extract.State switch
        {
            "staged" or "superseded" => extract.PublishedAt?.AddDays(retention.InboxDays) <= now && (!extract.HasHeldRows || heldLongEnough),
            "held" or "refused" => heldLongEnough,
            "discarded" => true,
            _ => false,
        };
    }
}
