using ContactPoint.Ingest.Checking;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Rescreen: records in force that were screened by other rules, lists or allowances than stand now are screened again.</summary>
/// <remarks>
/// What is found is set aside before it can reach linking: the scan of the snapshot would find it too, and stop the publication for everybody.
/// All of it is one transaction, so a stage that is killed begins again and comes to the same.
/// </remarks>
public sealed class RescreenJob(StageWorker worker, Rescreening rescreening) : NightlyJob(worker)
{
    /// <inheritdoc/>
    protected override string Stage => "rescreen";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken)
    {
        var before = await ScreenedRecords.CountSetAsideAsync(hold, cancellationToken);
        var counts = await rescreening.RunAsync(hold, cancellationToken);
        var after = await ScreenedRecords.CountSetAsideAsync(hold, cancellationToken);
        if (before + counts.Found - counts.Returned != after)
        {
            throw new RowsUnaccountedForException(before + counts.Found - counts.Returned, after);
        }

        return new Dictionary<string, long>
        {
            ["records"] = counts.Records,
            ["found"] = counts.Found,
            ["returned"] = counts.Returned,
            ["set_aside"] = after,
        };
    }
}
