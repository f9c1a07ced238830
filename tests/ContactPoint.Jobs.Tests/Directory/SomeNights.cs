using ContactPoint.Jobs.Directory;

using CsCheck;

namespace ContactPoint.Jobs.Tests.Directory;

/// <summary>Clusters of a few records, at random, and what one night leaves for the next.</summary>
internal static class SomeNights
{
    public static readonly ChildNumberGenerator Generator = new(new byte[32]);

    /// <summary>Fourteen records of two feeds over at most six clusters, some of them absent.</summary>
    public static readonly Gen<RecordKey[][]> Clusters = Gen.Int[-2, 5].Array[14].Select(labels => labels
        .Select((label, index) => (Label: label, Key: new RecordKey(index % 2 == 0 ? "census" : "health", $"{index}")))
        .Where(each => each.Label >= 0)
        .GroupBy(each => each.Label)
        .Select(group => group.Select(each => each.Key).ToArray())
        .ToArray());

    public static RecordKey[] Cluster(params string[] localIds) => [.. localIds.Select(id => new RecordKey("census", id))];

    public static IdentityPlan Plan(IReadOnlyList<RecordKey[]> clusters, NumberHistory history, int snapshot) =>
        Identity.Plan(clusters, history, Generator, snapshot);

    public static Dictionary<RecordKey, ChildNumber> NumberOf(IReadOnlyList<RecordKey[]> clusters, IdentityPlan plan) =>
        clusters.Zip(plan.Numbers).SelectMany(each => each.First.Select(key => (key, each.Second))).ToDictionary();

    /// <summary>The history after a night, as the directory keeps it.</summary>
    public static NumberHistory After(NumberHistory before, IReadOnlyList<RecordKey[]> clusters, IdentityPlan plan, int snapshot)
    {
        var current = NumberOf(clusters, plan);
        var former = before.Former.Concat(before.Current).Where(each => !current.ContainsKey(each.Key))
            .GroupBy(each => each.Key).ToDictionary(group => group.Key, group => group.Last().Value);
        var issued = before.Issued.ToDictionary();
        foreach (var change in plan.Changes)
        {
            if (change.Kind == LineageKind.New)
            {
                issued.Add(change.Number, new(snapshot, null));
            }
            else if (change.Kind == LineageKind.Merged)
            {
                issued[change.Number] = issued[change.Number] with { ForwardsTo = change.Into };
            }
        }

        return new(current, former, issued);
    }

    /// <summary>Runs nights one after the other, and gives the history before each and its plan.</summary>
    public static IEnumerable<(NumberHistory Before, RecordKey[][] Clusters, IdentityPlan Plan)> Run(IEnumerable<RecordKey[][]> nights)
    {
        var history = NumberHistory.None;
        var snapshot = 0;
        foreach (var clusters in nights)
        {
            snapshot++;
            var plan = Plan(clusters, history, snapshot);
            yield return (history, clusters, plan);
            history = After(history, clusters, plan, snapshot);
        }
    }
}
