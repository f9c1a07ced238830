using System.Diagnostics;
using System.Security.Cryptography;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What is loaded in a measurement.</summary>
/// <param name="Extract">The file as the supplier sends it.</param>
/// <param name="Rows">Its rows alone, without preamble, header and trailer.</param>
/// <param name="Columns">How many columns a row has.</param>
/// <param name="RowCount">How many rows.</param>
public sealed record MeasuredExtract(string Extract, string Rows, int Columns, long RowCount);

/// <summary>One round: each way of loading once, one after the other, so that all meet the same machine.</summary>
/// <param name="Seconds">The product's way: sealed file to committed staging, through every check.</param>
/// <param name="CheckingSeconds">Of it, what reading, checking, minimising and sealing took on their own thread.</param>
/// <param name="FloorSeconds">The same accepted rows, packed before, into the same table.</param>
/// <param name="RawSeconds">The raw rows into an unlogged table of text columns.</param>
/// <param name="PeakBytes">Resident memory of the program at its highest, in the product's way.</param>
/// <param name="AllocatedBytes">What the product's way allocated.</param>
/// <param name="RescreenSeconds">What it took to screen the accepted records once more, as a night does when what they were screened by has changed.</param>
/// <param name="RescreenPeakBytes">Resident memory of the program at its highest, while they were.</param>
public sealed record IngestRound(
    double Seconds, double CheckingSeconds, double FloorSeconds, double RawSeconds, long PeakBytes, long AllocatedBytes, double RescreenSeconds, long RescreenPeakBytes);

/// <summary>Loads one extract in three ways, in turn: the product's, after which its records are screened again, the floor that PostgreSQL sets, and the raw file unread.</summary>
/// <remarks>For a database whose content can be made again: it empties the staging tables.</remarks>
public sealed class IngestMeasurement(Database database, RunLedger ledger, RecordSeal seal, FeedCatalogue feeds, Rescreening rescreening)
{
    private const string Feed = "school-census";
    private static readonly DateOnly AsOf = new(2026, 9, 14);
    private static readonly StagePlan[] Stages = [new("stage", PerExtract: false), new("rescreen", PerExtract: false)];

    private readonly StagingFloor _floor = new(database);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private string _command = "";

    /// <summary>The version of the server.</summary>
    public Task<string> ServerVersionAsync(CancellationToken cancellationToken) => _floor.VersionAsync(cancellationToken);

    /// <summary>Seals the extract as the inbox does, and packs its accepted rows for the floor. It warms the program up.</summary>
    /// <returns>What becomes of the rows.</returns>
    public async Task<RowCounts> PrepareAsync(MeasuredExtract extract, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(extract);
        await using (var source = File.OpenRead(extract.Extract))
        await using (var target = File.Create(SealedPath(extract)))
        {
            await SealedFile.WriteAsync(source, target, _key, cancellationToken);
        }

        await _floor.StartOverAsync(Feed, cancellationToken);
        await using var hold = await HoldAsync("stage", cancellationToken);
        var area = await StagingArea.OpenAsync(hold, 1, cancellationToken);
        using var check = Open(extract);
        await using var packed = File.Create(PackedPath(extract));
        await StagingFloor.BeginAsync(packed, cancellationToken);
        await new StagingPipeline(check, area, seal).RunAsync(
            async (rows, _) =>
            {
                _command = rows.Staged.Command;
                await packed.WriteAsync(rows.Staged.Bytes, cancellationToken);
                rows.Clear();
            },
            cancellationToken);
        await StagingFloor.EndAsync(packed, cancellationToken);
        return check.Summary.Counts;
    }

    /// <summary>Loads the extract once in each way.</summary>
    public async Task<IngestRound> RoundAsync(MeasuredExtract extract, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(extract);
        await _floor.StartOverAsync(Feed, cancellationToken);
        PeakMemory.Restart();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var (seconds, checking) = await LoadAsync(extract, cancellationToken);
        var peak = PeakMemory.Bytes;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        PeakMemory.Restart();
        var rescreenSeconds = await RescreenAsync(cancellationToken);
        var rescreenPeak = PeakMemory.Bytes;

        await _floor.StartOverAsync(Feed, cancellationToken);
        var clock = Stopwatch.StartNew();
        await using (var packed = File.OpenRead(PackedPath(extract)))
        {
            await _floor.SendAsync(_command, packed, cancellationToken);
        }

        var floorSeconds = clock.Elapsed.TotalSeconds;
        await _floor.StartOverAsync(Feed, cancellationToken);
        clock.Restart();
        await using (var rows = File.OpenRead(extract.Rows))
        {
            await _floor.SendRawAsync(extract.Columns, rows, cancellationToken);
        }

        return new(seconds, checking, floorSeconds, clock.Elapsed.TotalSeconds, peak, allocated, rescreenSeconds, rescreenPeak);
    }

    /// <summary>As the stage does it, from the sealed file to the commit.</summary>
    private async Task<(double Seconds, double CheckingSeconds)> LoadAsync(MeasuredExtract extract, CancellationToken cancellationToken)
    {
        await using var hold = await HoldAsync("stage", cancellationToken);
        var clock = Stopwatch.StartNew();
        using var check = Open(extract);
        var staging = new ExtractStaging(hold, seal, FeedScreen.Of(ScreenLists.None, Allowed.Nothing, _key).Fingerprint, extract.RowCount);
        var (area, summary) = await staging.StageAsync(1, check, cancellationToken);
        await staging.PutInForceAsync(area, Spec, summary, cancellationToken);
        var counts = summary.Counts;
        await hold.CompleteAsync(new Dictionary<string, long> { ["rows"] = counts.Rows }, cancellationToken);
        return (clock.Elapsed.TotalSeconds, staging.Checking.TotalSeconds);
    }

    /// <summary>As the stage does it. The records were screened under this measurement's own key, so all of them are due.</summary>
    private async Task<double> RescreenAsync(CancellationToken cancellationToken)
    {
        await using var hold = await HoldAsync("rescreen", cancellationToken);
        var clock = Stopwatch.StartNew();
        var (counts, _) = await rescreening.RunAsync(hold, cancellationToken);
        await hold.CompleteAsync(new Dictionary<string, long> { ["records"] = counts.Records }, cancellationToken);
        return clock.Elapsed.TotalSeconds;
    }

    private FeedSpec Spec => feeds.Find(Feed) ?? throw new RefusedException($"There is no feed {Feed}, which is what is measured.");

    private ExtractCheck Open(MeasuredExtract extract) => ExtractCheck.Open(Spec, () => SealedFile.OpenRead(SealedPath(extract), _key), AsOf);

    private async Task<StageHold> HoldAsync(string stage, CancellationToken cancellationToken)
    {
        var run = await ledger.FindRunningAsync(cancellationToken) ?? await ledger.StartAsync(AsOf, "bench", cancellationToken);
        await ledger.AdvanceAsync(run.RunId, Stages, cancellationToken);
        return await ledger.BeginAsync(run.RunId, stage, "all", cancellationToken);
    }

    private static string SealedPath(MeasuredExtract extract) => Path.ChangeExtension(extract.Extract, ".sealed");

    private static string PackedPath(MeasuredExtract extract) => Path.ChangeExtension(extract.Extract, ".packed");
}
