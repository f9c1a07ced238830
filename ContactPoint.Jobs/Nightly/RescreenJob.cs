using ContactPoint.Ingest.Checking;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Rescreen: records in force that were screened by other rules, lists or allowances than stand now are screened again.</summary>
/// <remarks>
/// What is found is set aside before it can reach linking: the scan of the snapshot would find it too, and stop the publication for everybody.
/// All of it is one transaction, so a stage that is killed begins again and comes to the same. Where so much is found that a wrong entry of a
/// list is the likelier reason, the run is held by a gate of its own.
/// </remarks>
public sealed class RescreenJob(StageWorker worker, Rescreening rescreening, ILogger<RescreenJob> logger) : NightlyJob(worker)
{
    /// <inheritdoc/>
    protected override string Stage => "rescreen";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken)
    {
        var before = await ScreenedRecords.CountSetAsideAsync(hold, cancellationToken);
        var (counts, doubt) = await rescreening.RunAsync(hold, cancellationToken);
        var after = await ScreenedRecords.CountSetAsideAsync(hold, cancellationToken);
        if (before + counts.Found - counts.Returned != after)
        {
            throw new RowsUnaccountedForException(before + counts.Found - counts.Returned, after);
        }

        if (doubt is not null)
        {
            logger.RunHeld(hold.Key.RunId, doubt.Name);
            await GateResults.SaveAsync(hold, [NightGates.RowOf(doubt)], manifestSha256: null, cancellationToken);
            await Snapshots.HoldAsync(hold, cancellationToken);
        }

        return new Dictionary<string, long>
        {
            ["records"] = counts.Records,
            ["found"] = counts.Found,
            ["returned"] = counts.Returned,
            ["set_aside"] = after,
            ["in_doubt"] = counts.InDoubt,
        };
    }
}
