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
    [InlineData("1,Ann,Lee", typeof(RowOutcome.Quarantined))]
    [InlineData("1,Ann,Lee,1 High St,U,,x", typeof(RowOutcome.Quarantined))]
    [InlineData("1,\"Ann\" x,Lee,1 High St,U,", typeof(RowOutcome.Quarantined))]
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
}
