using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Store;

using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Where a run's candidate lies, and what it is held against before it may be published.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class NightGates(NightScreening screening, IOptions<ContactPointOptions> options)
{
    /// <summary>The folder of the snapshot that a run would publish.</summary>
    public string CandidateOf(RunRow run) => SnapshotFolders.CandidateOf(options.Value.SnapshotsFolder, run.SnapshotNumber, run.RunId);

    /// <summary>Reads the candidate's files back, and judges them.</summary>
    public async Task<GateReport> JudgeAsync(string folder, AssembledSnapshot assembled, CancellationToken cancellationToken)
    {
        var screen = await screening.OfSnapshotAsync(cancellationToken);
        var scan = SnapshotScan.Run(folder, screen, assembled.ProtectionOf, cancellationToken);
        return new(AbsoluteGates.Judge(assembled.Manifest, scan, screen, assembled.UndecidedExtracts));
    }

    /// <summary>A gate as it is stored.</summary>
    public static GateRow RowOf(Gate gate) => new(
        gate.Name, gate.Kind.ToString().ToLowerInvariant(), gate.Outcome.ToString().ToLowerInvariant(), gate.Figure, gate.Limit, gate.Explanation);
}
