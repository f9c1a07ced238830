using System.Text;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Tests.Checking;

namespace ContactPoint.Ingest.Tests.Minimising;

public sealed class ExtractHoldsTests
{
    private static readonly FeedSpec Spec = SmallSpec.With(
        """
        - { from: Forename, to: forename }
        - { from: Surname, to: surname }
        - { from: Address, to: address_1 }
        - { from: Line, to: address_2 }
        - { from: Objects, to: objection, codes: { Y: "true" } }
        """);

    [Theory]
    [InlineData(1_000, 1)]
    [InlineData(2_000, 2)]
    [InlineData(1, 1)]
    public void One_row_in_a_thousand_holds_the_file(long rows, long accounts)
    {
        var reason = Assert.Single(ExtractHolds.Of(rows, accounts, earlyDays: 0));
        Assert.Equal(("H20", accounts), (reason.Code, reason.Rows));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_001, 1)]
    [InlineData(1_000_000, 999)]
    public void Fewer_do_not(long rows, long accounts) => Assert.Empty(ExtractHolds.Of(rows, accounts, earlyDays: 0));

    [Fact]
    public void Rows_are_counted_once_whatever_they_hold_and_the_verdict_names_no_value()
    {
        var extract = Extract.Check(Spec, Rows(1_998) + "a,Ann,Lee,20-00-00 55779911,AB123456C,\nb,Bo,Lee,4111 1111 1111 1111,,\n");

        var reason = Assert.Single(extract.Summary.HoldReasons);
        Assert.Equal(2, reason.Rows);
        Assert.StartsWith("2 of 2,000 rows have bank", reason.Meaning, StringComparison.Ordinal);
        Assert.DoesNotContain("55779911", reason.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_another_kind_does_not_hold_the_file() =>
        Assert.Empty(Extract.Check(Spec, Rows(10) + "a,Ann,Lee,NHS 943 476 5919,,\n").Summary.HoldReasons);

    [Fact]
    public void The_rows_of_a_rule_add_up_over_its_columns()
    {
        var summary = Extract.Check(Spec, Rows(3) + "a,Ann,Lee,20-00-00 55779911,20-00-00 55779911,\nb,Bo,Lee,,20-00-00 55779911,\nc,Cy,Lee,,,Y\n").Summary;

        Assert.Equal(
            [("R20B", "Address", 1L, 1L), ("R20B", "Line", 2L, 1L), ("R33", "", 1L, 1L)],
            summary.RuleColumns.Select(count => (count.Rule, count.Column, count.Values, count.Rows)));
        Assert.All(summary.RuleColumns.GroupBy(count => count.Rule), group => Assert.Equal(summary.Rules[group.Key], group.Sum(count => count.Rows)));
    }

    [Fact]
    public void An_objection_leaves_no_line_and_no_issue_only_a_count()
    {
        var extract = Extract.Check(Spec, Rows(1) + "c,Cy,Lee violent,,,Y\n");

        Assert.Empty(extract.Outcomes[1].Issues);
        Assert.Equal((1, 1), (extract.Summary.Rules["R33"], extract.Summary.Issues["R33"]));
    }

    private static string Rows(int count)
    {
        var text = new StringBuilder("Key,Forename,Surname,Address,Line,Objects\n");
        for (var row = 0; row < count; row++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row},Ann,Poole,1 High Street,,\n");
        }

        return text.ToString();
    }
}
