using ContactPoint.Jobs.Directory;

using CsCheck;

using static ContactPoint.Jobs.Tests.Directory.SomeNights;

namespace ContactPoint.Jobs.Tests.Directory;

public sealed class IdentityTests
{
    private static readonly Gen<RecordKey[][][]> FourNights = Clusters.Array[4];

    [Fact]
    public void The_order_of_clusters_and_records_changes_nothing() =>
        Gen.Select(FourNights, Gen.Int[0, 1000]).Sample((nights, seed) =>
        {
            foreach (var (before, clusters, plan) in Run(nights))
            {
                var random = new Random(seed);
                var shuffled = clusters.Select(cluster => cluster.OrderBy(_ => random.Next()).ToArray()).OrderBy(_ => random.Next()).ToArray();
                var snapshot = before.Issued.Values.Select(issued => issued.IssuedIn).DefaultIfEmpty().Max() + 1;
                var planned = Plan(clusters, before, snapshot);
                var again = Plan(shuffled, before, snapshot);
                Assert.Equal(NumberOf(clusters, planned), NumberOf(shuffled, again));
                Assert.Equal(planned.Changes, again.Changes);
                Assert.Equal(plan.Kept, again.Kept);
            }
        });

    [Fact]
    public void A_cluster_with_the_records_that_it_had_keeps_its_number() =>
        FourNights.Sample(nights =>
        {
            foreach (var (before, clusters, plan) in Run(nights))
            {
                var yesterday = before.Current.GroupBy(each => each.Value, each => each.Key)
                    .ToDictionary(group => string.Join('|', group.Order()), group => group.Key);
                foreach (var (cluster, number) in clusters.Zip(plan.Numbers))
                {
                    if (yesterday.TryGetValue(string.Join('|', cluster.Order()), out var had))
                    {
                        Assert.Equal(had, number);
                    }
                }
            }
        });

    [Fact]
    public void No_number_is_two_children_and_none_is_ever_issued_again() =>
        FourNights.Sample(nights =>
        {
            foreach (var (before, _, plan) in Run(nights))
            {
                Assert.Distinct(plan.Numbers);
                var issuedNow = plan.Changes.Where(change => change.Kind == LineageKind.New).Select(change => change.Number).ToList();
                Assert.Empty(issuedNow.Intersect(before.Issued.Keys));
                Assert.Empty(plan.Numbers.Except(issuedNow).Except(before.Issued.Keys));
            }
        });

    [Fact]
    public void Every_number_in_force_yesterday_is_accounted_for() =>
        FourNights.Sample(nights =>
        {
            foreach (var (before, _, plan) in Run(nights))
            {
                var today = plan.Numbers.ToHashSet();
                var merged = plan.Changes.Where(change => change.Kind == LineageKind.Merged).ToDictionary(change => change.Number, change => change.Into!.Value);
                var withdrawn = plan.Changes.Where(change => change.Kind == LineageKind.Withdrawn).Select(change => change.Number).ToHashSet();
                var yesterday = before.Current.Values.ToHashSet();

                Assert.All(yesterday, number => Assert.Equal(
                    1, (today.Contains(number) ? 1 : 0) + (merged.ContainsKey(number) ? 1 : 0) + (withdrawn.Contains(number) ? 1 : 0)));
                Assert.All(merged.Values, survivor => Assert.Contains(survivor, today));
                Assert.Equal(plan.Kept, yesterday.Count(today.Contains));
            }
        });

    [Fact]
    public void A_record_that_changes_its_number_can_be_followed() =>
        FourNights.Sample(nights =>
        {
            foreach (var (before, clusters, plan) in Run(nights))
            {
                var told = plan.Changes.Where(change => change.Into is not null).Select(change => (change.Number, change.Into!.Value)).ToHashSet();
                foreach (var (record, number) in NumberOf(clusters, plan))
                {
                    if (before.Current.TryGetValue(record, out var had) && had != number)
                    {
                        Assert.Contains((had, number), told);
                    }
                }
            }
        });

    [Fact]
    public void A_night_that_changes_nothing_changes_nothing() =>
        Clusters.Sample(clusters =>
        {
            var runs = Run([clusters, clusters]).ToList();
            Assert.Empty(runs[1].Plan.Changes);
            Assert.Equal(runs[0].Plan.Numbers, runs[1].Plan.Numbers);
        });

    [Fact]
    public void A_merged_number_forwards_to_the_oldest_for_ever()
    {
        var runs = Run(
        [
            [Cluster("z")],
            [Cluster("z"), Cluster("a", "b", "c")],
            [Cluster("a", "b", "c", "z")],
            [Cluster("z"), Cluster("a", "b", "c")],
        ]).ToList();

        var oldest = runs[0].Plan.Numbers[0];
        var younger = runs[1].Plan.Numbers[1];
        Assert.Equal([oldest], runs[2].Plan.Numbers);
        Assert.Equal([new(younger, LineageKind.Merged, oldest)], runs[2].Plan.Changes);

        // When they part again the number that was merged away isn't used again.
        Assert.Equal(oldest, runs[3].Plan.Numbers[1]);
        Assert.DoesNotContain(younger, runs[3].Plan.Numbers);
    }

    [Fact]
    public void After_a_split_the_number_stays_with_most_records()
    {
        var runs = Run([[Cluster("a", "b", "c")], [Cluster("a"), Cluster("b", "c")]]).ToList();
        var number = runs[0].Plan.Numbers[0];
        var issued = runs[1].Plan.Numbers[0];
        Assert.Equal(number, runs[1].Plan.Numbers[1]);
        Assert.Equivalent(
            new[] { new LineageChange(issued, LineageKind.New, null), new(number, LineageKind.Split, issued) },
            runs[1].Plan.Changes);
    }

    [Fact]
    public void After_an_even_split_the_number_stays_with_the_first_in_canonical_order()
    {
        var runs = Run([[Cluster("a", "b", "c", "d")], [Cluster("b", "c"), Cluster("a", "d")]]).ToList();
        Assert.Equal(runs[0].Plan.Numbers[0], runs[1].Plan.Numbers[1]);
    }

    [Fact]
    public void An_even_split_does_not_merge_a_number_that_could_stand_alone()
    {
        var runs = Run([[Cluster("a", "b")], [Cluster("a", "b"), Cluster("c", "d", "e")], [Cluster("a", "c", "d", "e"), Cluster("b")]]).ToList();
        Assert.Equal([runs[1].Plan.Numbers[1], runs[1].Plan.Numbers[0]], runs[2].Plan.Numbers);
        Assert.Equal([new(runs[1].Plan.Numbers[0], LineageKind.Moved, runs[1].Plan.Numbers[1])], runs[2].Plan.Changes);
    }

    [Fact]
    public void A_child_that_comes_back_gets_its_number_back()
    {
        var runs = Run([[Cluster("a"), Cluster("b")], [Cluster("b")], [Cluster("b")], [Cluster("a", "new"), Cluster("b")]]).ToList();
        var number = runs[0].Plan.Numbers[0];
        Assert.Equal([new(number, LineageKind.Withdrawn, null)], runs[1].Plan.Changes);
        Assert.Empty(runs[2].Plan.Changes);
        Assert.Equal(number, runs[3].Plan.Numbers[0]);
        Assert.Equal([new(number, LineageKind.Returned, null)], runs[3].Plan.Changes);
    }

    [Fact]
    public void A_number_in_force_outlives_an_older_one_that_comes_back()
    {
        var runs = Run([[Cluster("a")], [Cluster("b")], [Cluster("a", "b")]]).ToList();
        var (older, inForce) = (runs[0].Plan.Numbers[0], runs[1].Plan.Numbers[0]);
        Assert.Equal([inForce], runs[2].Plan.Numbers);
        Assert.Equal([new(older, LineageKind.Merged, inForce)], runs[2].Plan.Changes);
    }

    [Fact]
    public void A_record_in_two_clusters_is_refused() =>
        Assert.Throws<ArgumentException>(() => Plan([Cluster("a"), Cluster("a", "b")], NumberHistory.None, 1));

    [Fact]
    public void Forwarding_in_a_circle_is_refused()
    {
        var (one, other) = (ChildNumber.At(1), ChildNumber.At(2));
        var history = NumberHistory.None with { Issued = new Dictionary<ChildNumber, IssuedNumber> { [one] = new(1, other), [other] = new(1, one) } };
        Assert.Throws<InvalidDataException>(() => history.Resolve(one));
    }
}
