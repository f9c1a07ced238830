using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Tests.Store;

/// <summary>Stages made-up extracts of one feed, one after the other, and looks at what stands in the database.</summary>
public sealed class StagingTests(TestDatabase test) : SmallFeed(test)
{
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

    [Fact]
    public async Task A_staging_that_is_stopped_leaves_nothing_and_succeeds_the_second_time()
    {
        var rows = string.Concat(Enumerable.Range(1, 45_000).Select(key => $"{key},Ann,Lee,,U,\n"));
        var extractId = await AddExtractAsync();
        using var stop = new CancellationTokenSource();
        var isArmed = false;
        await using (var hold = await HoldAsync())
        {
            using var check = ExtractCheck.Open(Full, () => new StoppingStream(Encoding.UTF8.GetBytes(Header + rows), () => isArmed, stop), Run.AsOf);
            isArmed = true;
            var staging = new ExtractStaging(hold, Seal, ScreenedBy, total: 0);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => staging.StageAsync(extractId, check, stop.Token));
            await Ledger.LetGoAsync(hold.Key, CancellationToken.None);
        }

        Assert.Equal(0, await CountAsync("ingest.record"));
        Assert.Equal(0, await CountAsync("ingest.issue"));
        Assert.Equal(0, await CountAsync("run.stage where state = 'done'"));
        Assert.Equal(1, await CountAsync("ingest.extract where state = 'received'"));

        await using var again = await HoldAsync();
        await StageAsync(again, extractId, Full, Encoding.UTF8.GetBytes(Header + rows));
        Assert.Equal(45_000, await CountAsync("ingest.current_record"));
        Assert.Equal(2, await CountAsync("run.stage where state = 'done'"));
    }

    [Fact]
    public async Task What_is_wrong_with_the_file_as_a_whole_is_among_its_issues()
    {
        var spec = FeedSpec.Parse(SpecText + "  - { from: Town, to: address_2 }\n  - { from: Born, to: birth_date, format: yyyy-MM-dd, presence: optional }\n", "small.yaml");
        await StageAsync(spec, "Key,Forename,Surname,Address,Flag,Objects,Born\n", string.Concat(Enumerable.Range(1, 40).Select(child => $"{child},Ann,Lee,,U,,2012-{(child % 12) + 1:00}-{(child % 11) + 2:00}\n")));

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

        await Assert.ThrowsAsync<RowsUnaccountedForException>(() => area.FinishAsync(new("utf-8", Full.Sha256, ScreenedBy, 1, 1, 0, 0, 0, 0, HasObjection: false)));
    }

    /// <summary>Once the file has been opened, asks for the stop when most of it has been read, so that some are already written.</summary>
    private sealed class StoppingStream(byte[] file, Func<bool> isArmed, CancellationTokenSource stop) : MemoryStream(file)
    {
        public override int Read(byte[] buffer, int offset, int count) => Note(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Note(base.Read(buffer));

        private int Note(int read)
        {
            if (Position > Length * 3 / 4 && isArmed())
            {
                stop.Cancel();
            }

            return read;
        }
    }
}
