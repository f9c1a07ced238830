using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;

namespace ContactPoint.Ingest.Tests.Checking;

public sealed class RestrictionTests
{
    private const string Header = "Key,Forename,Surname,Address,Flag,Objects\n";

    private static readonly FeedSpec Spec = SmallSpec.With(
        """
        - { from: Forename, to: forename }
        - { from: Surname, to: surname }
        - { from: Address, to: address_1 }
        - { from: Flag, to: shielded, codes: { R: "true", U: "false" } }
        - { from: Objects, to: objection, codes: { Y: "true" } }
        """);

    private static readonly FeedSpec WithoutFlag = SmallSpec.With(
        """
        - { from: Forename, to: forename }
        - { from: Address, to: address_1 }
        """);

    [Theory]
    [InlineData("1,Ann,Lee,1 High St,R,", typeof(RowOutcome.Accepted))]
    [InlineData("1,Ann,Lee,1 High St,?,", typeof(RowOutcome.Accepted))]
    [InlineData("1,,,1 High St,R,", typeof(RowOutcome.Quarantined))]
    [InlineData("1,Ann,Lee VIOLENT,1 High St,R,", typeof(RowOutcome.Held))]
    [InlineData("1,Ann,Lee,1 High St,R,Y", typeof(RowOutcome.Withheld))]
    [InlineData("1,Ann,Lee,WOMENS REFUGE,R,", typeof(RowOutcome.Held))]
    [InlineData("1,Ann,Lee,WOMENS REFUGE,U,", typeof(RowOutcome.Held))]
    [InlineData("1,Ann,Lee,Womens Refuge - violent father,U,", typeof(RowOutcome.Held))]
    [InlineData("1,Ann,Lee,Women\u2019s Refuge,U,Y", typeof(RowOutcome.Withheld))]
    [InlineData("1,Ann,Lee,Safe\u00A0house \uFFFD,U,", typeof(RowOutcome.Held))]
    [InlineData("1,Ann,Lee", typeof(RowOutcome.Held))]
    [InlineData("1,Ann,Lee,1 High St,U,,x", typeof(RowOutcome.Held))]
    [InlineData("1,\"Ann\" x,Lee,1 High St,U,", typeof(RowOutcome.Held))]
    public void A_row_that_restricts_its_record_says_so_whatever_becomes_of_it(string row, Type outcome)
    {
        var only = Extract.Check(Spec, Header + row + "\n").Outcomes.Single();

        Assert.IsType(outcome, only);
        Assert.True(only.Restricted);
    }

    [Theory]
    [InlineData("1,Ann,Lee,1 High St,U,")]
    [InlineData("1,Ann,Lee,14 Refuge Street,,")]
    [InlineData("1,Ann,Lee VIOLENT,1 High St,U,")]
    [InlineData("1,Ann,Lee,1 High St,U,Y")]
    [InlineData(",,,,,")]
    public void A_row_that_does_not_restrict_its_record_says_so_too(string row) =>
        Assert.False(Extract.Check(Spec, Header + row + "\n2,Bo,Lee,,U,\n").Outcomes[0].Restricted);

    [Fact]
    public void Every_row_of_one_key_speaks_for_itself()
    {
        var extract = Extract.Check(Spec, Header + "1,Ann,Lee,,U,\n1,Ann,Lee,,R,\n2,Bo,Lee,,R,\n2,Bo,Lee,,R,\n");

        Assert.Equal([false, true, true, true], extract.Outcomes.Select(outcome => outcome.Restricted));
        Assert.Equal("CP0213", extract.Outcomes[1].Issues.Single().Kind.Code);
        Assert.IsType<RowOutcome.Duplicate>(extract.Outcomes[3]);
    }

    [Fact]
    public void An_accepted_record_is_shielded_exactly_when_its_row_restricts_it() =>
        Assert.All(
            Extract.Check(Spec, Header + "1,Ann,Lee,,U,\n2,Bo,Lee,,R,\n3,Cy,Lee,,what,\n").Outcomes.Cast<RowOutcome.Accepted>(),
            accepted => Assert.Equal(accepted.Restricted, accepted.Record.Shielded));

    [Fact]
    public void A_malformed_row_restricts_nothing_where_the_feed_has_no_flag() =>
        Assert.False(Extract.Check(WithoutFlag, "Key,Forename,Address\n1,Ann\n").Outcomes.Single().Restricted);

    [Theory]
    [InlineData("objection", "1,Ann,Lee,9434765919,R,Y,x", "CP0202")]
    [InlineData("do_not_record", "1,Ann,Lee,9434765919,R,Y,x", "CP0202")]
    [InlineData("objection", "1,Ann,Lee,9434765919", "CP0201")]
    [InlineData("objection", "1,Ann,\"Lee\" x,9434765919,R,Y", "CP0203")]
    public void Nothing_is_kept_of_a_malformed_row_that_may_object(string wish, string row, string fault)
    {
        var extract = Extract.Check(WithNumber(wish), "Key,Forename,Surname,NHS,Flag,Objects\n" + row + "\n");

        var held = Assert.IsType<RowOutcome.Held>(extract.Outcomes.Single());
        Assert.Equal(("R33A", null, true), (held.Code, held.Identity, held.Restricted));
        Assert.Equal([fault, "R33A"], extract.Codes);
        Assert.Equal((1, 1), (extract.Summary.Counts.Held, extract.Summary.Rules["R33A"]));
    }

    [Fact]
    public void A_malformed_row_of_a_feed_in_which_nobody_can_object_is_followed_by_its_identity() =>
        Assert.NotNull(Assert.IsType<RowOutcome.Quarantined>(
            Extract.Check(WithNumber("consent"), "Key,Forename,Surname,NHS,Flag,Objects\n1,Ann,Lee,9434765919,R,Y,x\n").Outcomes.Single()).Identity);

    private static FeedSpec WithNumber(string wish) => SmallSpec.With(
        $$"""
        - { from: Forename, to: forename }
        - { from: Surname, to: surname }
        - { from: NHS, to: nhs_number }
        - { from: Flag, to: shielded, codes: { R: "true", U: "false" } }
        - { from: Objects, to: {{wish}}, codes: { Y: "true", N: "false" } }
        """);
}
