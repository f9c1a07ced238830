using System.Security.Cryptography;

using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Gate: assembles the snapshot that the run would publish, reads its files back, and holds them against the gates.</summary>
/// <remarks>A red gate holds the run: nothing is published, and the last good snapshot stays in force.</remarks>
public sealed class GateJob(
    StageWorker worker, SnapshotAssembly assembly, RunLedger ledger, NightGates gates, ILogger<GateJob> logger)
    : NightlyJob(worker)
{
    /// <inheritdoc/>
    protected override string Stage => "gate";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken)
    {
        var run = await ledger.FindAsync(hold.Key.RunId, cancellationToken);
        var folder = gates.CandidateOf(run);
        var assembled = await assembly.WriteAsync(hold, run, folder, cancellationToken);
        var report = await gates.JudgeAsync(folder, assembled, cancellationToken);
        await GateResults.SaveAsync(hold, report.Gates.Select(NightGates.RowOf), SHA256.HashData(assembled.Manifest.ToBytes()), cancellationToken);
        if (report.Outcome == GateOutcome.Red)
        {
            logger.RunHeld(run.RunId, string.Join(", ", report.Gates.Where(gate => gate.Outcome == GateOutcome.Red).Select(gate => gate.Name)));
            await Snapshots.HoldAsync(hold, cancellationToken);
        }

        var counts = assembled.Manifest.Reconciliation;
        return new Dictionary<string, long>
        {
            ["children"] = counts.Published,
            ["held"] = counts.Held,
            ["archived"] = counts.Archived,
            ["dead"] = counts.Dead,
            ["gates"] = report.Gates.Count,
            ["red"] = report.Gates.Count(gate => gate.Outcome == GateOutcome.Red),
        };
    }
}
