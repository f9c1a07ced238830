using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Publish: signs the snapshot and moves the pointer, in one transaction.</summary>
/// <remarks>The files are complete and signed before the pointer moves, so a reader who follows the pointer finds all of the snapshot or all of the one before.</remarks>
public sealed class PublishJob(StageWorker worker, RunLedger ledger, KeyFile keys, IOptions<ContactPointOptions> options)
    : NightlyJob(worker)
{
    /// <inheritdoc/>
    protected override string Stage => "publish";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken)
    {
        var run = await ledger.FindAsync(hold.Key.RunId, cancellationToken);
        await Snapshots.RequireNextAsync(hold, run.SnapshotNumber, cancellationToken);
        var folder = options.Value.SnapshotsFolder;
        using (var key = SigningKey.FromPem(keys.SigningKeyPem))
        {
            await SnapshotFolders.PutInPlaceAsync(
                SnapshotFolders.CandidateOf(folder, run.SnapshotNumber, run.RunId),
                SnapshotFolders.Of(folder, run.SnapshotNumber),
                run.ManifestSha256!,
                key,
                cancellationToken);
        }

        await Snapshots.PublishAsync(hold, run, run.ManifestSha256!, cancellationToken);
        return new Dictionary<string, long> { ["snapshot"] = run.SnapshotNumber };
    }
}
