using System.Diagnostics;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Puts what became of an extract's rows into staging and in force, in the transaction of a hold. The benchmark runs the same.</summary>
/// <param name="hold">The hold on the stage.</param>
/// <param name="seal">Seals what may not lie open.</param>
/// <param name="screenedBy">What the rows are screened by (<see cref="FeedScreen.Fingerprint"/>).</param>
/// <param name="total">How many rows the extract has, for those who watch; 0 while unknown.</param>
internal sealed class ExtractStaging(StageHold hold, RecordSeal seal, byte[] screenedBy, long total)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _sinceReport = Stopwatch.StartNew();

    /// <summary>How long reading, checking, minimising and sealing took, on their own thread.</summary>
    public TimeSpan Checking { get; private set; }

    /// <summary>Stages every row; nothing of it is in force yet.</summary>
    /// <returns>Where the rows stand, and what became of them.</returns>
    public async Task<(StagingArea Area, ExtractSummary Summary)> StageAsync(long extractId, ExtractCheck check, CancellationToken cancellationToken)
    {
        var area = await StagingArea.OpenAsync(hold, extractId, cancellationToken);
        var pipeline = new StagingPipeline(check, area, seal);
        await pipeline.RunAsync(
            async (rows, done) =>
            {
                await area.WriteAsync(rows, cancellationToken);
                await ReportAsync(done, cancellationToken);
            },
            cancellationToken);

        Checking = pipeline.Checking;
        var fileIssues = new StagingBatch(seal, area.NewRows());
        foreach (var issue in check.FileIssues)
        {
            fileIssues.Add(issue);
        }

        await area.WriteAsync(fileIssues.Rows, cancellationToken);
        check.TakeBack(await area.WithdrawWithheldAsync());
        return (area, check.Summary);
    }

    /// <summary>Withdraws what the extract no longer names, and puts the extract in force.</summary>
    public async Task PutInForceAsync(
        StagingArea area, FeedSpec spec, ExtractSummary summary, CancellationToken cancellationToken)
    {
        await area.WriteMinimisedAsync(MinimisedRows(summary));
        if (spec.Kind == FeedKind.Full)
        {
            await area.ReplaceAsync(summary.EveryLocalIdReadable);
        }
        else
        {
            await area.AmendAsync();
        }

        if (summary.HasObjection)
        {
            await area.ForgetUnrecordedAsync();
        }

        var counts = summary.Counts;
        await area.FinishAsync(new(
            summary.Encoding, spec.Sha256, screenedBy, counts.Rows, counts.Accepted, counts.Quarantined, counts.Held, counts.Withheld, counts.Duplicate, summary.HasObjection));
        await hold.AlsoDoneAsync("minimise", MinimiseCounts(summary), Checking.TotalSeconds, cancellationToken);
    }

    /// <summary>A report is a transaction of its own, which waits for the disk; a second is often enough for a person.</summary>
    private async Task ReportAsync(long done, CancellationToken cancellationToken)
    {
        if (_sinceReport.Elapsed >= ReportEvery)
        {
            await hold.ReportAsync(done, total, cancellationToken);
            _sinceReport.Restart();
        }
    }

    private static IEnumerable<MinimisedRow> MinimisedRows(ExtractSummary summary) =>
        summary.RuleColumns.Select(count => new MinimisedRow(count.Rule, count.Column, count.Values, count.Rows))
            .Concat(summary.DroppedColumns
                .Where(column => column.NonBlankCount > 0)
                .Select(column => new MinimisedRow(ExtractReading.UnmappedColumn, column.Name, column.NonBlankCount, column.NonBlankCount)));

    private static Dictionary<string, long> MinimiseCounts(ExtractSummary summary) => new()
    {
        ["rows"] = summary.Counts.Rows,
        ["held"] = summary.Counts.Held,
        ["withheld"] = summary.Counts.Withheld,
        ["values_dropped"] = summary.DroppedColumns.Sum(column => column.NonBlankCount),
    };
}
