using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Store;

/// <summary>Stages made-up extracts of one feed, one after the other, and looks at what stands in the database.</summary>
public sealed class StagingTests(TestDatabase test) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Header = "Key,Forename,Surname,Address,Flag,Objects\n";

    private const string SpecText =
        """
        name: small
        title: Small feed
        supplier: Somebody
        kind: full
        local_id: Key
        columns:
          - { from: Forename, to: forename }
          - { from: Surname, to: surname }
          - { from: Address, to: address_1 }
          - { from: Flag, to: shielded, codes: { R: "true", U: "false" } }
          - { from: Objects, to: objection, codes: { Y: "true" } }

        """;

    private static readonly FeedSpec Full = FeedSpec.Parse(SpecText, "small.yaml");

    private static readonly FeedSpec Delta = Full with { Kind = FeedKind.Delta };

    private readonly RecordSeal _seal = new(new Sealing(KeyFile.Read(ContactPointOptions.Sample("sample-key.json"), allowSample: true)));
    private readonly RunLedger _ledger = new(test.Database);
    private readonly Memberships _memberships = new(test.Database);
    private RunRow _run = null!;
    private int _extracts;

    public async Task InitializeAsync()
    {
        await ExecuteAsync("truncate run.run, ingest.feed restart identity cascade");
        await ExecuteAsync("insert into ingest.feed (name) values ('small')");
        _run = await _ledger.StartAsync(new(2026, 9, 14), "/drop", CancellationToken.None);
        await _ledger.AdvanceAsync(_run.RunId, [new("stage", PerExtract: false)], CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("1,Ann,Lee,Womens Refuge,R,")]
    [InlineData("1,Ann,Lee,Womens Refuge,U,")]
    [InlineData("1,Ann,Lee VIOLENT,,R,")]
    [InlineData("1,,,,R,")]
    [InlineData("1,Ann,Lee")]
    public async Task A_row_that_is_set_aside_restricts_what_was_accepted_before_until_an_accepted_row_lifts_it(string row)
    {
        await StageAsync(Full, "1,Ann,Lee,,U,\n2,Bo,Lee,,U,\n");
        Assert.Empty(await RestrictedAsync());

        await StageAsync(Full, $"{row}\n2,Bo,Lee,,U,\n");
        Assert.Equal(["1"], await RestrictedAsync());

        await StageAsync(Full, "1,Ann,Lee VIOLENT,,U,\n2,Bo,Lee,,U,\n");
        Assert.Equal(["1"], await RestrictedAsync());

        await StageAsync(Full, "1,Ann,Lee,,U,\n2,Bo,Lee,,U,\n");
        Assert.Empty(await RestrictedAsync());
    }

    [Fact]
    public async Task A_restriction_by_a_delta_extract_lasts_while_later_ones_are_silent()
    {
        await StageAsync(Delta, "1,Ann,Lee,,U,\n2,Bo,Lee,,U,\n");
        await StageAsync(Delta, "1,Ann,Lee VIOLENT,,R,\n");
        await StageAsync(Delta, "2,Bo,Lee,,U,\n");
        Assert.Equal(["1"], await RestrictedAsync());

        await StageAsync(Delta, "1,Ann,Lee,,U,\n");
        Assert.Empty(await RestrictedAsync());
    }

    [Theory]
    [InlineData("1,Ann,Lee,,U,\n1,Ann,Lee,,R,\n")]
    [InlineData("1,Ann,Lee,,R,\n1,Ann,Lee,,U,\n")]
    [InlineData("1,Ann\n1,Ann,Lee,,U,\n")]
    [InlineData("1,Ann,Lee,Womens Refuge,U,\n1,Ann,Lea,,U,\n1,Ann,Lee,,U,\n")]
    public async Task Where_two_rows_of_one_extract_disagree_the_restriction_wins(string rows)
    {
        await StageAsync(Full, "1,Ann,Lee,,U,\n");
        await StageAsync(Full, rows);

        Assert.Equal(["1"], await RestrictedAsync());
    }

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

    [Fact]
    public async Task What_is_wrong_with_the_file_as_a_whole_is_among_its_issues()
    {
        var spec = FeedSpec.Parse(SpecText + "  - { from: Town, to: address_2 }\n  - { from: Born, to: birth_date, format: yyyy-MM-dd, presence: optional }\n", "small.yaml");
        await StageAsync(spec, "Key,Forename,Surname,Address,Flag,Objects,Born\n", string.Concat(Enumerable.Range(1, 40).Select(child => $"{child},Ann,Lee{child},,U,,2012-{(child % 12) + 1:00}-{(child % 12) + 1:00}\n")));

        Assert.Equal(["1 CP0301 Town", "1 CP0302 Born"], await IssuesAsync());
    }

    [Fact]
    public async Task Rows_that_the_database_did_not_store_stop_the_staging()
    {
        await ExecuteAsync("create function lose() returns trigger language plpgsql as 'begin return null; end'");
        await ExecuteAsync("create trigger lose before insert on ingest.record for each row execute function lose()");
        try
        {
            await Assert.ThrowsAsync<RowsUnaccountedForException>(() => StageAsync(Full, "1,Ann,Lee,,U,\n"));
        }
        finally
        {
            await ExecuteAsync("drop function lose cascade");
        }
    }

    [Fact]
    public async Task An_extract_is_not_put_in_force_with_another_number_of_rows_than_it_counted()
    {
        await using var hold = await HoldAsync();
        var area = await StagingArea.OpenAsync(hold, await AddExtractAsync(), CancellationToken.None);

        await Assert.ThrowsAsync<RowsUnaccountedForException>(() => area.FinishAsync(new("utf-8", Full.Sha256, 1, 1, 0, 0, 0, 0, HasObjection: false)));
    }

    private Task<RowCounts> StageAsync(FeedSpec spec, string rows) => StageAsync(spec, Header, rows);

    private async Task<RowCounts> StageAsync(FeedSpec spec, string header, string rows)
    {
        await using var hold = await HoldAsync();
        using var check = ExtractCheck.Open(spec, () => new MemoryStream(Encoding.UTF8.GetBytes(header + rows)), _run.AsOf);
        var staging = new ExtractStaging(hold, _seal, total: 0);
        var (area, summary) = await staging.StageAsync(await AddExtractAsync(), check, CancellationToken.None);
        await staging.PutInForceAsync(area, spec, summary, CancellationToken.None);
        await hold.CompleteAsync(new Dictionary<string, long>(), CancellationToken.None);
        return summary.Counts;
    }

    private async Task<StageHold> HoldAsync()
    {
        await ExecuteAsync("delete from run.stage where stage = 'minimise'; update run.stage set state = 'waiting'");
        return await _ledger.BeginAsync(_run.RunId, "stage", "all", CancellationToken.None);
    }

    private async Task<long> AddExtractAsync()
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        var sha256 = new byte[32];
        sha256[0] = (byte)++_extracts;
        return await connection.QuerySingleAsync<long>(
            "insert into ingest.extract (feed_id, sha256, size_bytes, extract_date) values (1, @sha256, 1, '2026-09-14') returning extract_id",
            new { sha256 });
    }

    private async Task<IEnumerable<string>> RestrictedAsync() =>
        (await _memberships.RestrictedRecordsAsync(CancellationToken.None)).Select(record => record.LocalId).Order(StringComparer.Ordinal);

    private async Task<IReadOnlyList<string>> IssuesAsync()
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<string>("select concat_ws(' ', line_number, code, column_name) from ingest.issue order by line_number, code")).AsList();
    }

    private async Task<long> CountAsync(string table)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        return await connection.QuerySingleAsync<long>($"select count(*) from {table}");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }
}
