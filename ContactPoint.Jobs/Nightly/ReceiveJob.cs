using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Receive: takes every complete file of the drop folder into the inbox, and gives every waiting extract to the run.</summary>
/// <remarks>Safe to run again: a file that was taken is known by its bytes. Files lie at <c>folder/feed/file</c>.</remarks>
public sealed class ReceiveJob(StageWorker worker, RunLedger ledger, ExtractReading reading, DropFolderIntake intake)
    : NightlyJob(worker)
{
    /// <inheritdoc/>
    protected override string Stage => "receive";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken)
    {
        var run = await ledger.FindAsync(hold.Key.RunId, cancellationToken);
        var counts = await intake.TakeAsync(run.Inbox, reading.Feeds, run.AsOf, cancellationToken);
        var taken = await Extracts.TakeWaitingAsync(hold, reading.Feeds, cancellationToken);
        return new Dictionary<string, long>
        {
            ["files"] = counts.Files,
            ["duplicates"] = counts.Duplicates,
            ["left"] = counts.Left,
            ["bytes"] = counts.Bytes,
            ["extracts"] = taken,
        };
    }
}
