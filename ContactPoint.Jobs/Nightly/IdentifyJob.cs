using ContactPoint.Jobs.Directory;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Identify: gives every cluster its child number, shields, holds back what may be a shielded child, and opens cases.</summary>
/// <remarks>Reads what is published and what the run linked; proposes, and publishes nothing. But a shield takes effect with its commit.</remarks>
public sealed class IdentifyJob(StageWorker worker, RunLedger ledger, Linkages linkages, Memberships memberships, KeyFile keys)
    : NightlyJob(worker)
{
    private readonly ChildNumberGenerator _generator = new(keys.For("child numbers"));

    /// <inheritdoc/>
    protected override string Stage => "identify";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken)
    {
        var run = await ledger.FindAsync(hold.Key.RunId, cancellationToken);
        var clusters = await ClustersAsync(run.RunId, cancellationToken);
        var history = await HistoryAsync(cancellationToken);
        var plan = Identity.Plan(clusters, history, _generator, run.SnapshotNumber);
        var numberOf = clusters.Zip(plan.Numbers)
            .SelectMany(child => child.First.Select(record => KeyValuePair.Create(record, child.Second)))
            .ToDictionary();
        var apart = await linkages.ReadApartAsync(run.RunId, cancellationToken);
        var shields = Shielding.Decide(
            numberOf,
            [.. (await memberships.RestrictedRecordsAsync(cancellationToken)).Select(KeyOf)],
            history,
            ShieldList(await memberships.ShieldedAsync(cancellationToken), history),
            (await memberships.ShieldHoldsAsync(cancellationToken)).Select(row => new ShieldHold(ChildNumber.Parse(row.ChildNumberA), ChildNumber.Parse(row.ChildNumberB), row.WeightBits)),
            plan.Changes,
            apart.Select(pair => new WeighedPair(KeyOf(pair.A), KeyOf(pair.B), pair.WeightBits)));

        await memberships.ProposeAsync(
            hold,
            numberOf.Select(member => new MemberRow(new(member.Key.Feed, member.Key.LocalId), member.Value.ToString())),
            plan.Changes.Select(LineageRowOf),
            [.. Protections(shields)],
            cancellationToken);
        var cases = Cases.Of(numberOf, shields, apart);
        await Memberships.ProposeCasesAsync(hold, cases, cancellationToken);
        var counts = Counts(plan, shields, cases.Count);
        counts["restrictions_unreached"] = await memberships.CountUnreachedAsync(run.RunId, cancellationToken);
        return counts;
    }

    /// <summary>A shield set on a number that was merged since is the other child's now, and is on the number itself for those who read it.</summary>
    private static IEnumerable<ChildNumber> ShieldList(IReadOnlyList<string> shielded, NumberHistory history) =>
        shielded.Select(ChildNumber.Parse).SelectMany(number => history.Issued.ContainsKey(number) ? [number, history.Resolve(number)] : new[] { number });

    private static Dictionary<string, long> Counts(IdentityPlan plan, ShieldPlan shields, int cases)
    {
        var counts = new Dictionary<string, long> { ["clusters"] = plan.Numbers.Count, ["kept"] = plan.Kept };
        foreach (var kind in Enum.GetValues<LineageKind>())
        {
            counts[kind.ToString().ToLowerInvariant()] = plan.Changes.Count(change => change.Kind == kind);
        }

        counts["shielded"] = shields.Shielded.Count;
        counts["held_children"] = shields.Held.Count;
        counts["cases"] = cases;
        return counts;
    }

    private static LineageRow LineageRowOf(LineageChange change) =>
        new(change.Number.ToString(), change.Kind.ToString().ToLowerInvariant(), change.Into?.ToString());

    private static IEnumerable<ProtectionRow> Protections(ShieldPlan shields) =>
        shields.Shielded.Select(number => new ProtectionRow(number.ToString(), "shielded"))
            .Concat(shields.Held.Select(number => new ProtectionRow(number.ToString(), "held")));

    private async Task<IReadOnlyList<IReadOnlyList<RecordKey>>> ClustersAsync(long runId, CancellationToken cancellationToken)
    {
        var clusters = new Dictionary<int, List<RecordKey>>();
        await foreach (var row in linkages.ReadClustersAsync(runId, cancellationToken))
        {
            if (!clusters.TryGetValue(row.Cluster, out var records))
            {
                clusters[row.Cluster] = records = [];
            }

            records.Add(KeyOf(row.Record));
        }

        return [.. clusters.Values];
    }

    private async Task<NumberHistory> HistoryAsync(CancellationToken cancellationToken)
    {
        var members = (await memberships.LastAsync(cancellationToken)).ToLookup(row => row.IsCurrent, row => row.Member);
        var issued = await memberships.IssuedAsync(cancellationToken);
        return new(
            members[true].ToDictionary(member => KeyOf(member.Record), member => ChildNumber.Parse(member.ChildNumber)),
            members[false].ToDictionary(member => KeyOf(member.Record), member => ChildNumber.Parse(member.ChildNumber)),
            issued.ToDictionary(
                number => ChildNumber.Parse(number.ChildNumber),
                number => new Directory.IssuedNumber(number.IssuedIn, number.ForwardsTo is { } into ? ChildNumber.Parse(into) : null)));
    }

    private static RecordKey KeyOf(RecordName record) => new(record.Feed, record.LocalId);
}
