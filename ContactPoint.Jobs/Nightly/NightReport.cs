using System.Text.Json;
using System.Text.Json.Serialization;

using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>One stage of a night, all of its parts together.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Seconds">The work that was committed; parts that ran side by side are added up.</param>
/// <param name="Counts">What it counted.</param>
public sealed record StageReport(string Stage, double Seconds, IReadOnlyDictionary<string, long> Counts);

/// <summary>What a night did, from the ledger: the screen, the JSON and the pages show this.</summary>
/// <param name="Run">The ledger's number of the run.</param>
/// <param name="AsOf">The day that the night counted as.</param>
/// <param name="State"><c>running</c>, <c>published</c>, <c>held</c> or <c>failed</c>.</param>
/// <param name="Snapshot">The snapshot's number; <see langword="null"/> when none was published.</param>
/// <param name="Published">Whether the night ended with a new snapshot in force.</param>
/// <param name="Gates">What each gate found.</param>
/// <param name="Stages">Every stage that has begun, in order.</param>
/// <param name="Counts">The night's counts: rows by outcome, children, links, cases.</param>
/// <param name="WithheldByRule">How much each rule kept out.</param>
/// <param name="Refused">Extracts refused whole: number, feed and reason.</param>
/// <param name="PausedFeeds">Feeds whose files stay where they are until somebody resumes them.</param>
/// <param name="HeldExtracts">Extracts that wait for a person: number, feed and reason.</param>
/// <param name="Folder">Where the snapshot is.</param>
/// <param name="Fault">What a failed night failed by.</param>
public sealed record NightReport(
    long Run,
    DateOnly AsOf,
    string State,
    int? Snapshot,
    bool Published,
    IReadOnlyList<Gate> Gates,
    IReadOnlyList<StageReport> Stages,
    IReadOnlyDictionary<string, long> Counts,
    IReadOnlyDictionary<string, long> WithheldByRule,
    IReadOnlyList<string> Refused,
    IReadOnlyList<string> HeldExtracts,
    IReadOnlyList<string> PausedFeeds,
    string? Folder,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fault)
{
    private static readonly string[] Order = ["receive", "read", "minimise", "stage", "rescreen", "link", "identify", "gate", "publish"];
    private static readonly string[] Headline =
        ["rows", "accepted", "quarantined", "held", "withheld", "duplicate", "set_aside", "children", "links", "cases"];

    /// <summary>Puts the report of a run together.</summary>
    /// <param name="run">The run.</param>
    /// <param name="parts">Its parts in the ledger.</param>
    /// <param name="gates">Its gates.</param>
    /// <param name="minimised">How much each rule kept out of its extracts.</param>
    /// <param name="unstaged">The extracts that it took and did not stage.</param>
    /// <param name="pausedFeeds">The feeds that somebody has paused.</param>
    /// <param name="snapshotsFolder">The folder of snapshots.</param>
    public static NightReport Of(
        RunRow run,
        IReadOnlyList<StageRow> parts,
        IReadOnlyList<GateRow> gates,
        IReadOnlyDictionary<string, long> minimised,
        IReadOnlyList<UnstagedRow> unstaged,
        IReadOnlyList<string> pausedFeeds,
        string snapshotsFolder)
    {
        var stages = parts.GroupBy(part => part.Stage)
            .Select(stage => new StageReport(stage.Key, stage.Sum(part => part.Seconds ?? 0), Sum(stage)))
            .OrderBy(stage => Array.IndexOf(Order, stage.Stage))
            .ToList();
        var published = run.State == "published";
        return new(
            run.RunId,
            run.AsOf,
            run.State,
            published ? run.SnapshotNumber : null,
            published,
            [.. gates.Select(GateOf)],
            stages,
            Headline.ToDictionary(name => name, name => stages.Sum(stage => HeadlineStage(name) == stage.Stage ? stage.Counts.GetValueOrDefault(name) : 0)),
            minimised,
            [.. unstaged.Where(extract => extract.State == "refused").Select(extract => $"extract {extract.ExtractId}, {extract.Feed}: {extract.Why}")],
            [.. unstaged.Where(extract => extract.State == "held").Select(extract => $"extract {extract.ExtractId}, {extract.Feed}: {extract.Why}")],
            pausedFeeds,
            published ? SnapshotFolders.Of(snapshotsFolder, run.SnapshotNumber) : null,
            parts.FirstOrDefault(part => part.State == "failed") is { } failed ? $"{failed.Stage}, part {failed.Part}: {failed.Fault}" : null);
    }

    private static Gate GateOf(GateRow row) => new(
        row.Name, Enum.Parse<GateKind>(row.Kind, ignoreCase: true), Enum.Parse<GateOutcome>(row.Outcome, ignoreCase: true),
        row.Figure, row.Bound, row.Explanation);

    // Each headline is counted by one stage, though others may use the same word for a count of their own.
    private static string HeadlineStage(string count) => count switch
    {
        "set_aside" => "rescreen",
        "links" => "link",
        "cases" => "identify",
        "children" => "gate",
        _ => "stage",
    };

    private static Dictionary<string, long> Sum(IEnumerable<StageRow> parts) =>
        parts.SelectMany(part => JsonSerializer.Deserialize<Dictionary<string, long>>(part.Counts)!)
            .GroupBy(count => count.Key)
            .ToDictionary(count => count.Key, count => count.Sum(value => value.Value));
}
