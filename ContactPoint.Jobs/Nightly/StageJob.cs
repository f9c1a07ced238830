using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
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
            return Unstaged("refused");
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

    private async Task<IReadOnlyDictionary<string, long>> StageAsync(
        StageHold hold, ExtractRow extract, DateOnly asOf, CancellationToken cancellationToken)
    {
        var total = await ledger.CountAsync(hold.Key with { Stage = "read" }, "rows", cancellationToken);
        var spec = reading.SpecOf(extract);
        using var check = ExtractCheck.Open(spec, () => inbox.Open(extract), asOf, reading.Registers, await reading.ScreenListsOfAsync(extract, cancellationToken));
        var staging = new ExtractStaging(hold, reading.Seal, total);
        var (area, summary) = await staging.StageAsync(extract.ExtractId, check, cancellationToken);
        if (!extract.Released && await DoubtsAsync(area, spec, extract, summary) is { Count: > 0 } doubts)
        {
            // What was copied goes back: until a person has decided, nothing of the extract is kept outside the inbox.
            await hold.StartOverAsync();
            await reading.HoldAsync(hold, extract, string.Join(' ', doubts), cancellationToken);
            return Unstaged("held_extracts");
        }

        await staging.PutInForceAsync(area, spec, summary, cancellationToken);
        return Counts(summary.Counts);
    }

    private static async Task<IReadOnlyList<string>> DoubtsAsync(StagingArea area, FeedSpec spec, ExtractRow extract, ExtractSummary summary) =>
    [
        .. summary.HoldReasons.Select(reason => $"{reason.Meaning} {reason.WhatToDo}"),
        .. ExtractDoubts.Of(
            spec.Kind,
            summary.Counts.Rows,
            summary.Counts.Accepted,
            extract.ExtractDate,
            await area.EffectAsync(spec.Kind == FeedKind.Full, summary.EveryLocalIdReadable)),
    ];

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
