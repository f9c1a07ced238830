using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Reading;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Minimise and stage: what becomes of every row of an extract, copied to staging in one transaction.</summary>
/// <remarks>
/// Nothing that is not yet minimised may be stored, so the two stages are one pass; minimise has its own line in the ledger.
/// Extracts of one feed are staged in the order in which they were received.
/// </remarks>
public sealed class StageJob(StageWorker worker, RunLedger ledger, Extracts extracts, ExtractInbox inbox, ExtractReading reading)
    : NightlyJob(worker)
{
    /// <inheritdoc/>
    protected override string Stage => "stage";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken)
    {
        var extract = await extracts.FindAsync(StagePart.ExtractOf(part), cancellationToken);
        if (extract.State == "refused")
        {
            return Counts(new(0, 0, 0, 0, 0, 0));
        }

        if (await extracts.MustWaitAsync(extract.ExtractId, cancellationToken))
        {
            throw new StageHeldException(Stage, part);
        }

        var run = await ledger.FindAsync(hold.Key.RunId, cancellationToken);
        try
        {
            return await StageAsync(hold, extract, run.AsOf, cancellationToken);
        }
        catch (ExtractRefusedException refused)
        {
            // Found only at the file's end: what was copied so far goes back, and the refusal is what this stage commits.
            await hold.StartOverAsync(cancellationToken);
            await reading.RefuseAsync(hold, extract, refused, cancellationToken);
            return Counts(new(0, 0, 0, 0, 0, 0));
        }
    }

    private async Task<IReadOnlyDictionary<string, long>> StageAsync(
        StageHold hold, ExtractRow extract, DateOnly asOf, CancellationToken cancellationToken)
    {
        var total = await ledger.CountAsync(hold.Key with { Stage = "read" }, "rows", cancellationToken);
        using var check = ExtractCheck.Open(reading.SpecOf(extract), () => inbox.Open(extract), asOf);
        var staging = new ExtractStaging(hold, reading.Seal, total);
        return Counts(await staging.StageAsync(extract.ExtractId, reading.SpecOf(extract), check, cancellationToken));
    }

    private static Dictionary<string, long> Counts(RowCounts counts) => new()
    {
        ["rows"] = counts.Rows,
        ["accepted"] = counts.Accepted,
        ["quarantined"] = counts.Quarantined,
        ["held"] = counts.Held,
        ["withheld"] = counts.Withheld,
        ["duplicate"] = counts.Duplicate,
    };
}
