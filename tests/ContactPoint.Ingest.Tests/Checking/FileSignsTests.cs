using System.Globalization;
using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Tests.Checking;

/// <summary>Files of which every row may be right, and which are wrong as a whole.</summary>
public sealed class FileSignsTests
{
    private const string Header = "Key,Forename,Surname,Born,Notes\n";

    private static readonly FeedSpec Spec = SmallSpec.With(
        """
        - { from: Forename, to: forename }
        - { from: Surname, to: surname }
        - { from: Born, to: birth_date, format: dd/MM/yyyy }
        """);

    [Fact]
    public void Days_that_never_exceed_12_are_an_error_of_the_file() =>
        Assert.Contains(IssueKinds.DaysNeverOverTwelve.Code, CodesOf(Rows(200, row => $"{1 + (row % 12):00}/{1 + (row % 12):00}/2015")));

    [Fact]
    public void Days_that_never_exceed_12_hold_the_extract()
    {
        var reason = Assert.Single(Extract.Check(Spec, Header + Rows(200, row => $"{1 + (row % 12):00}/{1 + (row % 12):00}/2015")).Summary.HoldReasons);

        Assert.Equal(("H30", 200), (reason.Code, reason.Rows));
        Assert.StartsWith("None of 200 dates of birth", reason.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spike_of_1_January_is_a_query_of_the_file() =>
        Assert.Contains(IssueKinds.FirstOfJanuaryOften.Code, CodesOf(Rows(200, row => row % 10 == 0 ? "01/01/2015" : $"{1 + (row % 28):00}/05/2015")));

    [Fact]
    public void Three_thousand_rows_of_one_name_are_a_query_of_the_file()
    {
        var rows = Rows(20_000, row => $"{1 + (row % 28):00}/05/2015", row => row % 7 == 0 && row < 21_000 ? "Ann,Lee" : $"{Letters(row)},{Letters(row * 7)}");

        Assert.Contains(IssueKinds.OneNameOften.Code, CodesOf(rows));
    }

    [Fact]
    public void An_ordinary_file_has_no_sign() => Assert.Empty(CodesOf(Rows(500, row => $"{1 + (row % 28):00}/{1 + (row % 12):00}/2015")));

    [Fact]
    public void A_few_rows_are_no_sign() => Assert.Empty(CodesOf(Rows(12, _ => "01/01/2015")));

    [Fact]
    public void A_full_extract_without_rows_is_refused_because_it_would_withdraw_everybody() =>
        Assert.Equal(RefusalKinds.NobodyInFullExtract, Assert.Throws<ExtractRefusedException>(() => Extract.Check(Spec, Header)).Refusals.Single().Kind);

    [Fact]
    public void A_delta_extract_without_rows_is_a_notice()
    {
        var summary = Extract.Check(Spec with { Kind = FeedKind.Delta }, Header).Summary;

        Assert.Equal(1, summary.Issues[IssueKinds.NoRows.Code]);
    }

    [Theory]
    [InlineData("1,Ann,Lee,04/05/2015,\"a note\n2,Bo,Lee,05/05/2015,x\n3,Cy,Lee,06/05/2015,y\n4,Di,Lee,07/05/2015,\"\n5,Ed,Lee,08/05/2015,\n")]
    [InlineData("1,Ann,\"Lee,04/05/2015,\n2,Bo,Lee,05/05/2015,x\n3,Cy,Lee,06/05/2015,y\n4,Di,\"Lee,07/05/2015,\n5,Ed,Lee,08/05/2015,\n")]
    public void A_quote_that_swallows_rows_is_an_error_and_the_extract_withdraws_nobody(string rows)
    {
        var extract = Extract.Check(Spec, Header + rows);

        Assert.Contains(IssueKinds.RowsSwallowed.Code, extract.Codes);
        Assert.False(extract.Summary.EveryLocalIdReadable);
        Assert.Equal(1, extract.Summary.Counts.Accepted);
    }

    [Fact]
    public void A_quoted_address_of_several_lines_swallows_nothing() =>
        Assert.Empty(Extract.Check(Spec, Header + "1,Ann,Lee,04/05/2015,\"12, High Street\nLittle Town, Near, Far\nShire\"\n").Codes);

    [Fact]
    public void The_issues_of_the_file_are_known_when_its_rows_are_read_and_name_no_value()
    {
        using var check = ExtractCheck.Open(Spec, () => Stream(Rows(200, _ => "01/01/2015")), Extract.AsOf);
        Assert.Equal(200, check.Rows().Count());

        Assert.All(check.FileIssues, issue => Assert.Equal((1, "Born"), (issue.LineNumber, issue.Column)));
        Assert.Equal(2, check.FileIssues.Count);
    }

    [Fact]
    public void A_column_is_profiled_by_blank_distinct_and_longest()
    {
        using var check = ExtractCheck.Open(Spec, () => Stream("1,Ann,Lee,,\n2,Ann,,,\n3,Bartholomew,Lee,,\n"), Extract.AsOf);
        check.ProfileColumns();
        _ = check.Rows().Count();

        Assert.Equal(
            [new("Key", 0, 3, false, 1), new("Forename", 0, 2, false, 11), new("Surname", 1, 1, false, 3), new("Born", 3, 0, false, 0)],
            check.Columns);
    }

    [Theory]
    [InlineData(10_000, false)]
    [InlineData(10_001, true)]
    [InlineData(60_000, true)]
    public void Distinct_texts_are_counted_exactly_to_a_bound_and_within_3_percent_above_it(int rows, bool isEstimate)
    {
        using var check = ExtractCheck.Open(Spec, () => Stream(Rows(rows, _ => "")), Extract.AsOf);
        check.ProfileColumns();
        _ = check.Rows().Count();

        Assert.Equal(isEstimate, check.Columns[0].IsEstimate);
        Assert.InRange(check.Columns[0].Distinct, isEstimate ? rows * 0.97 : rows, isEstimate ? rows * 1.03 : rows);
    }

    private static IEnumerable<string> CodesOf(string rows) => Extract.Check(Spec, Header + rows).Summary.Issues.Keys;

    private static string Rows(int count, Func<int, string> day, Func<int, string>? name = null)
    {
        var rows = new StringBuilder();
        for (var row = 0; row < count; row++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{row},{name?.Invoke(row) ?? $"{Letters(row)},{Letters(row * 3)}"},{day(row)},\n");
        }

        return rows.ToString();
    }

    /// <summary>A made-up name for each number.</summary>
    private static string Letters(int number)
    {
        var name = new StringBuilder("Q");
        for (var rest = number + 26; rest > 0; rest /= 26)
        {
            name.Append((char)('a' + (rest % 26)));
        }

        return name.Append("on").ToString();
    }

    private static MemoryStream Stream(string rows) => new(Encoding.UTF8.GetBytes(Header + rows));
}
