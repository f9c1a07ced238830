using System.Globalization;

namespace ContactPoint.Jobs.Publishing;

/// <summary>The gates that every snapshot passes, the first included. Each is green or red.</summary>
/// <remarks><threadsafety>Pure, so safe for any number of threads.</threadsafety></remarks>
public static class AbsoluteGates
{
    /// <summary>Judges a candidate snapshot.</summary>
    /// <param name="manifest">The candidate's manifest.</param>
    /// <param name="scan">What was found when its files were read back.</param>
    /// <param name="screen">The egress screen that the scan used.</param>
    /// <param name="undecidedExtracts">Extracts that the run took and neither staged nor refused.</param>
    public static IReadOnlyList<Gate> Judge(SnapshotManifest manifest, SnapshotScanResult scan, EgressScreen screen, long undecidedExtracts) =>
    [
        ExtractsDecided(undecidedExtracts),
        RowsReconcile(manifest.Feeds),
        RecordsReconcile(manifest.Reconciliation),
        ChildrenReconcile(manifest, scan),
        None("no egress hit", scan, ContentFaultKind.Egress, "Something that may never be published is in the files."),
        CanariesFound(screen),
        None("protection kept", scan, ContentFaultKind.Protection, "A shielded or held child is published with more than it may be."),
        None("child numbers valid", scan, ContentFaultKind.Number, "A child number is malformed or stands for two children."),
        None("files in order", scan, ContentFaultKind.Order, "Rows aren't sorted by child number."),
        None("details belong to children", scan, ContentFaultKind.Reference, "A carer or an involvement belongs to no published child."),
    ];

    private static Gate ExtractsDecided(long undecided) => Absolute(
        "extracts decided",
        undecided == 0,
        $"{Number(undecided)} extracts not decided",
        "0",
        undecided == 0 ? "Every extract that the night took is staged or refused." : "The night would publish without extracts that it took.");

    private static Gate RowsReconcile(IReadOnlyList<FeedFreshness> feeds)
    {
        var wrong = feeds
            .Where(feed => feed.Rows != feed.Accepted + feed.Quarantined + feed.Held + feed.Withheld + feed.Duplicate)
            .Select(feed => feed.Feed)
            .ToList();
        return Absolute(
            "rows reconcile",
            wrong.Count == 0,
            $"{Number(wrong.Count)} feeds that don't add up",
            "0",
            wrong.Count == 0
                ? "Every row of every extract is accepted, quarantined, held, withheld or a duplicate."
                : $"Rows are lost or invented in {string.Join(", ", wrong)}.");
    }

    private static Gate RecordsReconcile(Reconciliation counts) => Absolute(
        "records reconcile",
        counts.Records == counts.RecordsInClusters,
        $"{Number(counts.RecordsInClusters)} records in clusters",
        Number(counts.Records),
        "Every current record is in exactly one cluster.");

    private static Gate ChildrenReconcile(SnapshotManifest manifest, SnapshotScanResult scan)
    {
        var counts = manifest.Reconciliation;
        var expected = counts.Children - counts.Held - counts.Archived - counts.Dead;
        var written = scan.Rows[SnapshotTables.Children.Name];
        var isRight = counts.Published == expected
            && written == expected
            && manifest.Counts.All(count => scan.Rows.GetValueOrDefault(count.Key) == count.Value);
        return Absolute(
            "children reconcile",
            isRight,
            $"{Number(written)} children in the files",
            Number(expected),
            "The files hold every child but the held, the archived and the dead, and as many rows as the manifest says.");
    }

    private static Gate CanariesFound(EgressScreen screen)
    {
        var missed = Canary.All.Where(canary => screen(canary.Column, canary.Text) is null).Select(canary => canary.Column).ToList();
        return Absolute(
            "canaries found",
            missed.Count == 0,
            $"{Number(Canary.All.Count - missed.Count)} of {Number(Canary.All.Count)} canaries",
            Number(Canary.All.Count),
            missed.Count == 0
                ? "The egress screen finds every planted text, so it is looking."
                : $"The egress screen doesn't find what is planted in {string.Join(", ", missed)}: its silence proves nothing.");
    }

    private static Gate None(string name, SnapshotScanResult scan, ContentFaultKind kind, string meaning)
    {
        var count = scan.Count(kind);
        var places = scan.Faults.Where(fault => fault.Kind == kind).Take(3);
        return Absolute(
            name,
            count == 0,
            $"{Number(count)} faults",
            "0",
            count == 0 ? "Nothing was found when the files were read back." : $"{meaning} First: {string.Join(" ", places)}");
    }

    private static Gate Absolute(string name, bool isRight, string figure, string limit, string explanation) =>
        new(name, GateKind.Absolute, isRight ? GateOutcome.Green : GateOutcome.Red, figure, limit, explanation);

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
