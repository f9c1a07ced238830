using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Reading;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Minimise and stage: what becomes of every row of an extract, copied to staging in one transaction.</summary>
/// <remarks>
/// Nothing that is not yet minimised may be stored, so the two stages are one pass; minimise has its own line in the ledger.
/// Extracts of one feed are staged in the order in which they were received. Once an extract is staged in which somebody objects, nobody is
/// to read it again, so its key is destroyed at once.
/// </remarks>
public sealed class StageJob(StageWorker worker, RunLedger ledger, Extracts extracts, ExtractReading reading, InboxPurge purge)
    : NightlyJob(worker)
{
    /// <inheritdoc/>
    protected override string Stage => "stage";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken)
    {
        var extract = await extracts.FindAsync(StagePart.ExtractOf(part), cancellationToken);
        if (extract.State is "refused" or "discarded")
        {
            return Unstaged(extract.State);
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
            await hold.StartOverAsync();
            await reading.RefuseAsync(hold, extract, refused, cancellationToken);
            return Unstaged("refused");
        }
    }

    /// <inheritdoc/>
    protected override Task AfterwardsAsync(CancellationToken cancellationToken) => purge.PurgeAsync(cancellationToken);

    private async Task<IReadOnlyDictionary<string, long>> StageAsync(
        StageHold hold, ExtractRow extract, DateOnly asOf, CancellationToken cancellationToken)
    {
        var total = await ledger.CountAsync(hold.Key with { Stage = "read" }, "rows", cancellationToken);
        var spec = reading.SpecOf(extract);
        var screen = await reading.ScreenOfAsync(extract, cancellationToken);
        using var check = ExtractCheck.Open(spec, () => reading.Open(extract), asOf, reading.Registers, screen.Lists);
        var staging = new ExtractStaging(hold, reading.Seal, screen.Fingerprint, total);
        var (area, summary) = await staging.StageAsync(extract.ExtractId, check, cancellationToken);
        if (!extract.Released && ExtractDoubts.Of(spec, summary, extract.ExtractDate, await area.EffectAsync()) is { Count: > 0 } doubts)
        {
            // What was copied goes back: until a person has decided, nothing of the extract is kept outside the inbox.
            await hold.StartOverAsync();
            await reading.HoldAsync(hold, extract, string.Join(' ', doubts), cancellationToken);
            return Unstaged("held_extracts");
        }

        await staging.PutInForceAsync(area, spec, summary, cancellationToken);
        return Counts(summary.Counts);
    }

    /// <summary>Of an extract that is not staged no row is counted: what the feed delivered before stays in force.</summary>
    private static Dictionary<string, long> Unstaged(string outcome)
    {
        var counts = Counts(new(0, 0, 0, 0, 0, 0));
        counts[outcome] = 1;
        return counts;
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
