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
        inbox.DeleteUnfinished(before: now.AddDays(-1));
        var due = (await decisions.KeptAsync(cancellationToken)).Where(extract => IsDue(extract, now, retention.Value)).ToList();
        if (due.Count == 0)
        {
            return [];
        }

        var sealedFiles = due.SelectMany(extract => inbox.SealedFilesOf(extract.Feed, extract.Sha256)).ToList();
        await decisions.DestroyKeysAsync(due.Select(extract => extract.ExtractId), cancellationToken);
        ExtractInbox.Delete(sealedFiles);

        logger.KeysDestroyed(due.Count);
        return [.. due.Select(extract => extract.ExtractId)];
    }

    /// <summary>Whether an extract's time is over.</summary>
    /// <remarks>
    /// A published extract lives on for some days, so that it can be staged again; one that waits for a person, or of which rows do, until
    /// it is decided, but not for ever; and one that was refused as long, so that it can be read again by a better specification. An
    /// objection ends all that as soon as it is staged, for the feed's earlier extracts too: who objects is in them, and staging one of
    /// them again would undo the objection. Only rows that still wait for a person let an extract live on then, and not for ever. A full
    /// extract that was superseded has none: the one after it names them again.
    /// </remarks>
    /// <param name="extract">The extract.</param>
    /// <param name="now">Now, in UTC.</param>
    /// <param name="retention">How long things are kept.</param>
    public static bool IsDue(KeptExtractRow extract, DateTime now, RetentionOptions retention)
    {
        ArgumentNullException.ThrowIfNull(extract);
        ArgumentNullException.ThrowIfNull(retention);
        var isObjectedTo = extract.HasObjection || extract.IsObjectedLater;
        var heldLongEnough = extract.ReceivedAt.AddDays(retention.HeldDays) <= now;
        var publishedLongEnough = extract.PublishedAt?.AddDays(retention.InboxDays) <= now;
        return extract.State switch
        {
            "superseded" when isObjectedTo => true,
            "staged" or "superseded" => (isObjectedTo || publishedLongEnough) && (!extract.HasHeldRows || heldLongEnough),
            "held" or "refused" => extract.IsObjectedLater || heldLongEnough,
            "received" => extract.IsObjectedLater,
            "discarded" => true,
            _ => false,
        };
    }
}
