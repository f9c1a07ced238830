using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;

namespace ContactPoint.Jobs.Tests.Store;

/// <summary>An objection, and whatever else leaves nothing of a row, as it stands in the database after staging.</summary>
public sealed class StagedObjectionsTests(TestDatabase test) : SmallFeed(test)
{
    [Theory]
    [InlineData("1,Ann,Lee,,R,Y\n")]
    [InlineData("1,Ann,Lee VIOLENT,,R,\n1,Ann,Lee,,R,Y\n")]
    [InlineData("1,Ann,Lee,,,Y\n1,,,,R,\n")]
    public async Task An_objection_leaves_no_record_restriction_line_or_local_id(string rows)
    {
        await StageAsync(Full, "1,Ann,Lee,,U,\n");
        await StageAsync(Full, rows);

        Assert.Equal(0, await CountAsync("ingest.current_record"));
        Assert.Equal(0, await CountAsync("ingest.restriction"));
        Assert.Equal(0, await CountAsync("ingest.set_aside"));
        Assert.Equal(0, await CountAsync("ingest.issue"));
    }

    [Theory]
    [InlineData("1,Ann,Lee,,U,\n1,Ann,Lee,,U,Y\n2,Bo,Lee,,U,\n")]
    [InlineData("1,Ann,Lee,,U,Y\n1,Ann,Lee VIOLENT,,U,\n1,Ann\n2,Bo,Lee,,U,\n")]
    public async Task A_row_whose_local_id_is_withheld_too_counts_as_withheld_and_nothing_of_it_stays(string rows)
    {
        var counts = await StageAsync(Full, rows);

        Assert.Equal(new RowCounts(counts.Rows, 1, 0, 0, counts.Rows - 1, 0), counts);
        Assert.Equal(1, await CountAsync("ingest.current_record"));
        Assert.Equal(0, await CountAsync("ingest.set_aside"));
    }

    [Theory]
    [InlineData("1,Ann,Lee,,U,\n1,Ann,Lee,,U,\n1,Ann,Lee,,U,Y\n")]
    [InlineData("1,Ann,Lee,,U,Y\n1,Ann,Lee,,U,\n1,Ann,Lee,,U,\n")]
    [InlineData("1,Ann,Lee VIOLENT,,U,\n1,Ann,Lee VIOLENT,,U,\n1,Ann,Lee,,U,Y\n")]
    public async Task An_objection_leaves_no_line_of_a_duplicate_before_or_after_it(string rows)
    {
        var counts = await StageAsync(Full, rows);

        Assert.Equal(new RowCounts(3, 0, 0, 0, 3, 0), counts);
        Assert.Equal(0, await CountAsync("ingest.issue"));
        Assert.Equal(0, await CountAsync("ingest.record"));
        Assert.Equal(0, await CountAsync("ingest.set_aside"));
        Assert.Equal(1, await CountAsync("ingest.extract where has_objection and withheld = 3 and duplicate = 0"));
    }

    [Theory]
    [InlineData("1,Ann,Lee,,U,\n1,Ann,Lee,,U,\n1,Ann,Lee,,U,Y\n2,Bo,Lee,,U,\n2,Bo,Lee,,U,\n")]
    [InlineData("1,Ann,Lee,,U,Y\n1,Ann,Lee,,U,\n1,Ann,Lee,,U,\n1,Ann\n")]
    [InlineData("1,Ann,Lee VIOLENT,,U,\n1,Ann\n2,Ann,Lee,,U,Y\n,Ann,Lee,,U,Y\n3,Cy,Lee,,U,?\n1,,,,,Y\n")]
    [InlineData("1,Ann \uFFFD,AB123456C,AB123456C,U,\n1,Ann,Lee,,U,Y\n2,Bo,AB123456C,,U,\n")]
    [InlineData("1,Ann,Lee,Chess,what,?\n1,Ann,Lee,Chess,,Y\n2,Bo,Lee,Chess,U,\n2,Bo,AB123456C,AB123456C,U,\n2,Bo,AB123456C,AB123456C,U,\n2,Bo,Lee,Drugs,U,\n")]
    public async Task The_dry_run_counts_and_reports_what_the_night_does(string rows)
    {
        var spec = FeedSpec.Parse(
            SpecText.Replace("to: address_1 }", "to: address_1 }\n  - { from: Address, to: service, codes: { Chess: chess-club, Drugs: substance-misuse, \"\": family-support } }", StringComparison.Ordinal), "small.yaml");
        spec = rows.Contains("Chess", StringComparison.Ordinal) ? spec : Full;
        Stream Open() => new MemoryStream(Encoding.UTF8.GetBytes(Header + rows));
        using var withheld = WithheldIds.Find(spec, Open, Run.AsOf, CancellationToken.None);
        using var check = ExtractCheck.Open(spec, Open, Run.AsOf);
        check.JudgeBy(withheld);
        var issues = check.Rows().SelectMany(row => row.Issues).Select(issue => $"{issue.LineNumber} {issue.Kind.Code}").ToList();

        var counts = await StageAsync(spec, rows);

        Assert.Equal(counts, check.Summary.Counts);
        Assert.Equal(Staged.Rules, check.Summary.Rules);
        Assert.Equal(Staged.Issues, check.Summary.Issues);
        Assert.Equal(Staged.RuleColumns, check.Summary.RuleColumns);
        Assert.Equal(Staged.HoldReasons, check.Summary.HoldReasons);
        Assert.Equal(
            (await IssuesAsync()).Select(issue => string.Join(' ', issue.Split(' ').Take(2))).Order(StringComparer.Ordinal),
            issues.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_counted_of_rules_and_issues_is_counted_of_rows_that_stay()
    {
        await StageAsync(Full, "1,Ann,Lee VIOLENT,,U,\n1,Ann,Lee,,U,Y\n");

        Assert.Equal(2, Staged.Counts.Withheld);
        Assert.Equal([new("R33", 2)], Staged.Rules);
        Assert.Equal([new("R33", 2)], Staged.Issues);
        Assert.Equal([new RuleColumn("R33", "", 2, 2)], Staged.RuleColumns);
        Assert.Equal(1, await CountAsync("ingest.minimised where rule = 'R33' and rows_seen = 2"));
        Assert.Equal(1, await CountAsync("ingest.minimised"));
    }

    [Fact]
    public async Task A_malformed_row_that_may_object_leaves_no_identity()
    {
        await StageAsync(Delta, "1,Ann,Lee,,R,Y,x\n");

        Assert.Equal(1, await CountAsync("ingest.set_aside where outcome = 'held' and rule = 'R33A' and fields is null"));
        Assert.Equal(1, await CountAsync("ingest.restriction where identity is null"));
    }

    [Fact]
    public async Task A_duplicate_of_somebody_else_keeps_its_line()
    {
        await StageAsync(Full, "1,Ann,Lee,,U,Y\n2,Bo,Lee,,U,\n2,Bo,Lee,,U,\n");

        Assert.Equal(1, await CountAsync("ingest.issue where line_number = 4 and code = 'CP0214'"));
    }

    [Fact]
    public async Task A_row_of_a_universal_service_keeps_its_line_but_not_where_the_same_person_objects()
    {
        var spec = FeedSpec.Parse(SpecText + "  - { from: Address, to: service, codes: { Chess: chess-club } }\n", "small.yaml");
        await StageAsync(spec, "1,Ann,Lee,Chess,,\n1,Ann,Lee,Chess,,Y\n2,Bo,Lee,Chess,,\n");

        Assert.Equal(["4 R10"], await IssuesAsync());
    }

    [Theory]
    [InlineData(FeedKind.Full)]
    [InlineData(FeedKind.Delta)]
    public async Task An_objection_deletes_what_earlier_extracts_said_of_the_same_person_and_nobody_else(FeedKind kind)
    {
        var spec = kind == FeedKind.Full ? Full : Delta;
        await StageAsync(spec, "1,Ann,Lee,,U,\n2,Bo,Lee,,U,\n3,Cy,Lee VIOLENT,,U,\n");
        await StageAsync(spec, "1,Anne,Lee,,U,\n2,Bo,Lee,,U,\n3,Cy,Lee VIOLENT,,U,\n");
        await StageAsync(spec, "1,Anne,Lee,,U,Y\n2,Bo,Lee,,U,\n3,Cy,Lee VIOLENT,,U,Y\n");

        Assert.Equal(0, await CountAsync("ingest.record where local_id <> '2'"));
        Assert.Equal(3, await CountAsync("ingest.record where local_id = '2'"));
        Assert.Equal(0, await CountAsync("ingest.set_aside"));
        Assert.Empty(await IssuesAsync());
        Assert.Equal(1, await CountAsync("ingest.current_record"));
    }

    [Fact]
    public async Task A_rule_that_withholds_for_another_reason_withdraws_the_record_and_is_no_objection()
    {
        var spec = FeedSpec.Parse(SpecText + "  - { from: Address, to: service, codes: { Chess: chess-club, Help: family-support } }\n", "small.yaml");
        await StageAsync(spec, "1,Ann,Lee,Help,,\n");
        await StageAsync(spec, "1,Ann,Lee,Chess,,\n");

        Assert.Equal(0, await CountAsync("ingest.current_record"));
        Assert.Equal(1, await CountAsync("ingest.record"));
        Assert.Equal(0, await CountAsync("ingest.extract where has_objection"));
    }

    [Fact]
    public async Task A_restriction_that_an_earlier_extract_made_outlives_an_objection()
    {
        await StageAsync(Delta, "1,Ann,Lee VIOLENT,,R,\n");
        await StageAsync(Delta, "1,Ann,Lee,,U,Y\n");

        Assert.Equal(1, await CountAsync("ingest.restriction"));
        Assert.Equal(0, await CountAsync("ingest.set_aside"));
    }
}
