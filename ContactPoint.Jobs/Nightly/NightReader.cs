using ContactPoint.Jobs.Store;

using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Nightly;

/// <summary>A published snapshot, for people to read.</summary>
/// <param name="Number">Its number.</param>
/// <param name="AsOf">The day that it speaks of.</param>
/// <param name="Run">The run that made it.</param>
/// <param name="Folder">Where its files are.</param>
public sealed record ListedSnapshot(int Number, DateOnly AsOf, long Run, string Folder);

/// <summary>Reads what a night has done so far, or did.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class NightReader(
    RunLedger ledger, GateResults gates, Extracts extracts, Snapshots snapshots, IOptions<ContactPointOptions> options)
{
    /// <summary>The night as the ledger has it now.</summary>
    public async Task<NightReport> ReadAsync(long runId, CancellationToken cancellationToken) => NightReport.Of(
        await ledger.FindAsync(runId, cancellationToken),
        await ledger.StagesAsync(runId, cancellationToken),
        await gates.ReadAsync(runId, cancellationToken),
        await extracts.MinimisedAsync(runId, cancellationToken),
        await extracts.UnstagedAsync(runId, cancellationToken),
        await extracts.PausedFeedsAsync(cancellationToken),
        options.Value.SnapshotsFolder);

    /// <summary>The night that is going on, if one is.</summary>
    public async Task<long?> FindRunningAsync(CancellationToken cancellationToken) =>
        (await ledger.FindRunningAsync(cancellationToken))?.RunId;

    /// <summary>Whether a night has ended, one way or another.</summary>
    public async Task<bool> HasEndedAsync(long runId, CancellationToken cancellationToken) =>
        (await ledger.FindAsync(runId, cancellationToken)).State != "running";

    /// <summary>How far each stage that has begun is: done and total, in rows where the stage counts rows, else in parts.</summary>
    public async Task<IReadOnlyList<(string Stage, long Done, long Total)>> ProgressAsync(long runId, CancellationToken cancellationToken)
    {
        var parts = await ledger.StagesAsync(runId, cancellationToken);
        return [.. parts.GroupBy(part => part.Stage).Select(stage => (
            stage.Key,
            stage.Sum(part => part.State == "done" ? Size(part) : part.DoneRows),
            stage.Sum(Size)))];

        static long Size(StageRow part) => Math.Max(part.TotalRows, 1);
    }

    /// <summary>Every published snapshot, oldest first.</summary>
    public async Task<IReadOnlyList<ListedSnapshot>> SnapshotsAsync(CancellationToken cancellationToken) =>
        [.. (await snapshots.ListAsync(cancellationToken)).Select(snapshot => new ListedSnapshot(
            snapshot.Number, snapshot.AsOf, snapshot.RunId, SnapshotFolders.Of(options.Value.SnapshotsFolder, snapshot.Number)))];
}
