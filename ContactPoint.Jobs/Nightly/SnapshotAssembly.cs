using System.Runtime.CompilerServices;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Directory;
using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>A snapshot that was written and not yet published.</summary>
/// <param name="Manifest">What its folder holds.</param>
/// <param name="ProtectionOf">How each child is protected, from the directory and not from the files.</param>
/// <param name="UndecidedExtracts">Extracts that the run took and neither staged nor refused.</param>
public sealed record AssembledSnapshot(SnapshotManifest Manifest, Func<ChildNumber, Protection> ProtectionOf, long UndecidedExtracts);

/// <summary>Assembles a run's snapshot: child by child, from the records in force to the files and the tables, in one pass.</summary>
public sealed class SnapshotAssembly(
    CurrentRecords records, Memberships memberships, Extracts extracts, Linkages linkages, FeedCatalogue feeds)
{
    private const int BatchChildren = 5_000;

    /// <summary>Writes the folder, and the same rows for the database in the hold's transaction.</summary>
    public async Task<AssembledSnapshot> WriteAsync(StageHold hold, RunRow run, string folder, CancellationToken cancellationToken)
    {
        var protections = (await memberships.ProtectionsAsync(run.RunId, cancellationToken))
            .ToDictionary(row => ChildNumber.Parse(row.ChildNumber), row => row.Protection == "held" ? Protection.Held : Protection.Shielded);
        Protection ProtectionOf(ChildNumber number) => protections.GetValueOrDefault(number);

        var tally = new Tally { Records = await records.CountAsync(cancellationToken) };
        var freshness = await extracts.FreshnessAsync(cancellationToken);
        var model = await linkages.NewestModelAsync(run.RunId, cancellationToken);
        var manifest = await SnapshotWriter.WriteAsync(
            folder,
            () => new SnapshotFacts
            {
                Number = run.SnapshotNumber,
                AsOf = run.AsOf,
                Rules = MinimisingRules.Version,
                Model = model is null ? new("none yet", 0) : new(model.Name, model.Version),
                Feeds = [.. freshness.Select(FreshnessOf)],
                Reconciliation = tally.Reconciliation,
            },
            EntriesAsync(hold, run, ProtectionOf, tally, cancellationToken),
            (await memberships.LineageAsync(run.RunId, cancellationToken)).Select(LineageOf).Where(change => MayBeTold(change, tally, ProtectionOf)),
            cancellationToken);
        return new(manifest, ProtectionOf, await extracts.CountUndecidedAsync(run.RunId, cancellationToken));
    }

    private async IAsyncEnumerable<DirectoryEntry> EntriesAsync(
        StageHold hold,
        RunRow run,
        Func<ChildNumber, Protection> protectionOf,
        Tally tally,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new SnapshotRows();
        await foreach (var (number, staged) in ChildrenAsync(run, cancellationToken))
        {
            var outcome = Survivorship.Decide(number, staged, run.AsOf, protectionOf(number));
            tally.Count(outcome, staged.Count);
            if (outcome.Entry is not { } entry)
            {
                continue;
            }

            rows.Add(entry);
            if (rows.Children.Count == BatchChildren)
            {
                await SaveAsync(hold, rows, tally, cancellationToken);
            }

            yield return entry;
        }

        await SaveAsync(hold, rows, tally, cancellationToken);
    }

    private static async Task SaveAsync(StageHold hold, SnapshotRows rows, Tally tally, CancellationToken cancellationToken)
    {
        await Snapshots.ProposeAsync(hold, rows.Children, rows.Carers, rows.Involvements, cancellationToken);
        await hold.ReportAsync(tally.RecordsSeen, tally.Records, cancellationToken);
        rows.Clear();
    }

    private async IAsyncEnumerable<(ChildNumber Number, List<StagedRecord> Records)> ChildrenAsync(
        RunRow run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? number = null;
        List<StagedRecord> staged = [];
        await foreach (var record in records.ReadByChildAsync(run.RunId, cancellationToken))
        {
            if (record.ChildNumber != number && number is not null)
            {
                yield return (ChildNumber.Parse(number), staged);
                staged = [];
            }

            number = record.ChildNumber;
            staged.Add(new(FeedStandings.Of(feeds, record.Feed), record.ExtractDate, record.Record));
        }

        if (number is not null)
        {
            yield return (ChildNumber.Parse(number), staged);
        }
    }

    /// <summary>
    /// A change of a shielded or held child's number would tell of the child; so would one of a number that stands for nobody in the snapshot,
    /// unless it tells its readers that it stands for nobody any more.
    /// </summary>
    private static bool MayBeTold(LineageChange change, Tally tally, Func<ChildNumber, Protection> protectionOf)
    {
        var isGone = change.Kind is LineageKind.Merged or LineageKind.Withdrawn;
        return protectionOf(change.Number) == Protection.None
            && (isGone || tally.IsPublished(change.Number))
            && (change.Into is not { } into || (protectionOf(into) == Protection.None && tally.IsPublished(into)));
    }

    private static FeedFreshness FreshnessOf(FeedRow feed) => new()
    {
        Feed = feed.Feed,
        ExtractDate = feed.ExtractDate,
        Sha256 = feed.Sha256 is { } hash ? Convert.ToHexStringLower(hash) : null,
        Rows = feed.Rows,
        Accepted = feed.Accepted,
        Quarantined = feed.Quarantined,
        Held = feed.Held,
        Withheld = feed.Withheld,
        Duplicate = feed.Duplicate,
    };

    private static LineageChange LineageOf(LineageRow row) =>
        new(ChildNumber.Parse(row.ChildNumber), Enum.Parse<LineageKind>(row.Change, ignoreCase: true), row.Into is { } into ? ChildNumber.Parse(into) : null);

    /// <summary>Where every record and child went.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<Publication, long> _children = [];
        private readonly HashSet<ChildNumber> _published = [];

        public required long Records { get; init; }

        public long RecordsSeen { get; private set; }

        public Reconciliation Reconciliation => new()
        {
            Records = Records,
            RecordsInClusters = RecordsSeen,
            Children = _children.Values.Sum(),
            Published = _children.GetValueOrDefault(Publication.Published),
            Held = _children.GetValueOrDefault(Publication.Held),
            Archived = _children.GetValueOrDefault(Publication.Archived),
            Dead = _children.GetValueOrDefault(Publication.Dead),
        };

        public bool IsPublished(ChildNumber number) => _published.Contains(number);

        public void Count(ChildOutcome outcome, int records)
        {
            if (outcome.Entry is not null)
            {
                _published.Add(outcome.Number);
            }

            RecordsSeen += records;
            _children[outcome.Publication] = _children.GetValueOrDefault(outcome.Publication) + 1;
        }
    }
}
