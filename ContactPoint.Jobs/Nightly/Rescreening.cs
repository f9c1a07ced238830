using ContactPoint.Ingest;
using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What a new screening counted. Those set aside before, with those found now and without those returned, are set aside now.</summary>
/// <param name="Records">Records screened again.</param>
/// <param name="Found">Of them, set aside now and in force before.</param>
/// <param name="Returned">Of them, in force again.</param>
/// <param name="InDoubt">Of them, in force still, and to be set aside when a person has said so; then nothing was set aside or returned.</param>
public sealed record RescreeningCounts(long Records, long Found, long Returned, long InDoubt = 0);

/// <summary>A record that was accepted and is set aside, by its place and never by its value.</summary>
/// <param name="Feed">Its feed.</param>
/// <param name="Extract">The extract that its values came from.</param>
/// <param name="Line">The line there, from 1; <see langword="null"/> when that extract was staged again since.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Fields">Our names of the fields in which rules found something.</param>
public sealed record HeldRecord(string Feed, long Extract, int? Line, string Rule, IReadOnlyList<string> Fields);

/// <summary>Screens the records of a feed again when what they were screened by has changed, and sets aside those in which a rule now finds something.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class Rescreening(ScreenedRecords records, NightScreening screening, FeedCatalogue feeds, RecordSeal seal, ILogger<Rescreening> logger)
{
    private const int BatchRecords = 5_000;
    private const int ReportRecords = 20_000;
    private const int DoubtPlaces = 3;

    /// <summary>Every record that is set aside, of one feed or of all.</summary>
    /// <param name="feed">The feed; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<HeldRecord>> ListAsync(string? feed, CancellationToken cancellationToken) =>
        [.. (await records.ListSetAsideAsync(feed, cancellationToken)).Select(row => new HeldRecord(row.Feed, row.ExtractId, row.LineNumber, row.Rule, row.Fields))];

    /// <summary>Lets the next night set aside what the last one was held for.</summary>
    /// <exception cref="RefusedException">No screening of the feed waits for a person.</exception>
    public async Task ReleaseAsync(string feed, (string Person, string Purpose, string Reason) access, CancellationToken cancellationToken)
    {
        if (!await records.ReleaseAsync(feed, new(access.Person, access.Purpose, access.Reason), cancellationToken))
        {
            throw new RefusedException($"No screening of feed {feed} waits for a person: none that a night was held for, or it was released already.");
        }
    }

    /// <summary>Screens, in the hold's transaction, what was screened by something else than what stands now. All of it is set aside, or none.</summary>
    /// <returns>What was counted, nothing on a night on which nothing has changed; and a red gate where a person must decide first.</returns>
    public async Task<(RescreeningCounts Counts, Gate? Doubt)> RunAsync(StageHold hold, CancellationToken cancellationToken)
    {
        var stale = await StaleAsync(cancellationToken);
        var draft = await ScreeningDraft.OpenAsync(hold, cancellationToken);
        var tally = new Tally(hold, stale.Sum(feed => feed.Records));
        foreach (var feed in stale)
        {
            await ScreenAsync(feed, draft, tally, cancellationToken);
        }

        await draft.RestrictAsync();
        var found = (await draft.FoundAsync()).ToLookup(row => row.Feed, StringComparer.Ordinal);
        if (await DoubtsAsync(stale, found, draft) is { Count: > 0 } doubts)
        {
            return (new(tally.Records, 0, 0, tally.Found), ScreeningDoubts.GateOf(doubts));
        }

        await draft.ApplyAsync();
        foreach (var feed in stale)
        {
            await draft.NoteScreenedAsync(feed.Extracts, feed.Screen.Fingerprint);
            if (found.Contains(feed.Name))
            {
                logger.RecordsSetAside(feed.Name, found[feed.Name].Sum(row => row.Records));
            }
        }

        return (new(tally.Records, tally.Found, tally.Returned), null);
    }

    private async Task<List<StaleFeed>> StaleAsync(CancellationToken cancellationToken)
    {
        var stale = new List<StaleFeed>();
        foreach (var feed in await records.FeedsAsync(cancellationToken))
        {
            var screen = await screening.OfFeedAsync(feed, cancellationToken);
            var (extracts, count) = await records.StaleAsync(feed, screen.Fingerprint, cancellationToken);
            if (extracts.Count > 0)
            {
                stale.Add(new(feed, screen, extracts, count));
            }
        }

        return stale;
    }

    private async Task<IReadOnlyList<ScreeningDoubt>> DoubtsAsync(IReadOnlyList<StaleFeed> stale, ILookup<string, FoundRow> found, ScreeningDraft draft)
    {
        var doubts = new List<ScreeningDoubt>();
        foreach (var feed in stale.Where(feed => found.Contains(feed.Name)))
        {
            var rules = found[feed.Name].ToList();
            var count = rules.Sum(rule => rule.Records);
            var inForce = await draft.InForceAsync(feed.Name);
            if (ScreeningDoubts.IsFar(count, inForce) && !await draft.IsReleasedAsync(feed.Name, feed.Screen.Fingerprint))
            {
                await draft.NoteDoubtAsync(feed.Name, feed.Screen.Fingerprint);
                logger.ScreeningInDoubt(feed.Name, count, inForce);
                doubts.Add(new(feed.Name, inForce, rules, await draft.PlacesAsync(feed.Name, DoubtPlaces)));
            }
        }

        return doubts;
    }

    private async Task ScreenAsync(StaleFeed feed, ScreeningDraft draft, Tally tally, CancellationToken cancellationToken)
    {
        var screen = new RecordScreen(feeds.Find(feed.Name), feed.Screen.Lists);
        var changed = new List<RescreenedRecord>();
        await foreach (var record in records.ReadAsync(feed.Extracts, cancellationToken))
        {
            var now = Judge(screen, record, seal.Open(record.Open, record.MatchOnly, record.Sensitive));
            await tally.CountAsync(record, now, cancellationToken);
            if (IsChanged(record, now))
            {
                changed.Add(now);
            }

            if (changed.Count == BatchRecords)
            {
                await draft.AddAsync(changed);
                changed.Clear();
            }
        }

        await draft.AddAsync(changed);
    }

    private static RescreenedRecord Judge(RecordScreen screen, ScreenedRecord record, ChildRecord whole)
    {
        var findings = screen.Find(whole);
        return new(
            record.ExtractId,
            record.LineNumber,
            findings.Count == 0 ? null : findings[0].Rule.Code,
            [.. findings.Select(finding => finding.Field)],
            [.. findings.Select(finding => (finding.Column, finding.Rule.Code))],
            Restricts: !whole.Shielded && screen.NamesRefuge(whole));
    }

    private static bool IsChanged(ScreenedRecord record, RescreenedRecord now) =>
        now.Restricts || record.HeldFor != now.HeldFor || !record.HeldFields.SequenceEqual(now.HeldFields, StringComparer.Ordinal);

    private sealed record StaleFeed(string Name, FeedScreen Screen, IReadOnlyList<long> Extracts, long Records);

    private sealed class Tally(StageHold hold, long total)
    {
        public long Records { get; private set; }

        public long Found { get; private set; }

        public long Returned { get; private set; }

        public async Task CountAsync(ScreenedRecord before, RescreenedRecord now, CancellationToken cancellationToken)
        {
            Records++;
            Found += before.HeldFor is null && now.HeldFor is not null ? 1 : 0;
            Returned += before.HeldFor is not null && now.HeldFor is null ? 1 : 0;
            if (Records % ReportRecords == 0)
            {
                await hold.ReportAsync(Records, total, cancellationToken);
            }
        }
    }
}
