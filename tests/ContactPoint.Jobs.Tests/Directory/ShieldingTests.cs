using ContactPoint.Jobs.Directory;

using CsCheck;

using static ContactPoint.Jobs.Tests.Directory.SomeNights;

namespace ContactPoint.Jobs.Tests.Directory;

public sealed class ShieldingTests
{
    private static readonly RecordKey A = new("health", "a");
    private static readonly RecordKey B = new("census", "b");
    private static readonly RecordKey C = new("census", "c");
    private static readonly ChildNumber One = ChildNumber.At(1);
    private static readonly ChildNumber Two = ChildNumber.At(2);
    private static readonly ChildNumber Three = ChildNumber.At(3);
    private static readonly Dictionary<RecordKey, ChildNumber> ThreeChildren = new() { [A] = One, [B] = Two, [C] = Three };

    [Fact]
    public void A_child_with_one_restricted_record_is_shielded()
    {
        var plan = Shielding.Decide(ThreeChildren, [A], NumberHistory.None, [], [], [], []);
        Assert.Equal(Protection.Shielded, plan.Of(One));
        Assert.Equal(Protection.None, plan.Of(Two));
    }

    [Fact]
    public void A_child_that_may_be_a_shielded_child_is_held_with_its_strongest_reason()
    {
        var plan = Shielding.Decide(ThreeChildren, [A], NumberHistory.None, [], [], [], [new(A, B, -4.5), new(B, A, -1.25), new(B, C, -2)]);
        Assert.Equal([new(One, Two, -1.25)], plan.Holds);
        Assert.Equal(Protection.Held, plan.Of(Two));
        Assert.Equal(Protection.None, plan.Of(Three));
    }

    [Fact]
    public void Two_shielded_children_hold_each_other_not()
    {
        var plan = Shielding.Decide(ThreeChildren, [A, B], NumberHistory.None, [], [], [], [new(A, B, -1)]);
        Assert.Empty(plan.Holds);
    }

    [Fact]
    public void A_shield_outlives_the_record_that_brought_it() =>
        Assert.Equal(Protection.Shielded, Shielding.Decide(ThreeChildren, [], NumberHistory.None, [Three], [], [], []).Of(Three));

    [Theory]
    [InlineData(LineageKind.Merged)]
    [InlineData(LineageKind.Split)]
    [InlineData(LineageKind.Moved)]
    public void A_shield_goes_where_records_go(LineageKind kind)
    {
        var plan = Shielding.Decide(ThreeChildren, [], NumberHistory.None, [One], [], [new(One, kind, Two), new(Two, kind, Three)], []);
        Assert.Equal(Protection.Shielded, plan.Of(One));
        Assert.Equal(Protection.Shielded, plan.Of(Two));
        Assert.Equal(Protection.None, plan.Of(Three));
    }

    [Fact]
    public void A_hold_lasts_until_a_person_decides_even_when_no_pair_asks_for_it_any_more()
    {
        var known = NumberHistory.None with
        {
            Issued = new Dictionary<ChildNumber, IssuedNumber> { [One] = new(1, null), [Two] = new(1, null) },
        };

        var plan = Shielding.Decide(ThreeChildren, [A], known, [], [new(One, Two, -1)], [], []);

        Assert.Equal(Protection.Held, plan.Of(Two));
    }

    [Fact]
    public void A_record_that_is_restricted_and_leaves_its_child_on_one_night_shields_the_child_that_it_leaves()
    {
        var before = NumberHistory.None with
        {
            Current = new Dictionary<RecordKey, ChildNumber> { [A] = Two, [B] = Two },
            Issued = new Dictionary<ChildNumber, IssuedNumber> { [Two] = new(1, null) },
        };

        var plan = Shielding.Decide(ThreeChildren, [A], before, [], [], [new(One, LineageKind.New, null)], []);

        Assert.Equal(Protection.Shielded, plan.Of(One));
        Assert.Equal(Protection.Shielded, plan.Of(Two));
    }

    [Fact]
    public void A_record_once_with_a_shielded_child_is_never_published_in_full() =>
        Gen.Select(Clusters.Array[4], Gen.Int[0, 13]).Sample((nights, restricted) =>
        {
            var flagged = new RecordKey(restricted % 2 == 0 ? "census" : "health", $"{restricted}");
            var shieldList = new HashSet<ChildNumber>();
            var tainted = new HashSet<RecordKey>();
            foreach (var (before, clusters, plan) in Run(nights))
            {
                var numberOf = NumberOf(clusters, plan);
                tainted.UnionWith(before.Current.Where(each => shieldList.Contains(each.Value)).Select(each => each.Key));
                var yesterday = numberOf.ContainsKey(flagged) && before.Current.TryGetValue(flagged, out var number) ? number : (ChildNumber?)null;
                tainted.UnionWith(before.Current.Where(each => each.Value == yesterday).Select(each => each.Key));
                var shields = Shielding.Decide(numberOf, [.. numberOf.Keys.Where(key => key == flagged)], before, shieldList, [], plan.Changes, []);
                shieldList = [.. shields.Shielded];
                Assert.All(tainted.Where(numberOf.ContainsKey), record => Assert.Equal(Protection.Shielded, shields.Of(numberOf[record])));
            }
        });
}
