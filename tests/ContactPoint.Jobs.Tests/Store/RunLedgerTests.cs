using System.Security.Cryptography;
using System.Text;

using ContactPoint.Jobs.Store;

using Dapper;

using Npgsql;

namespace ContactPoint.Jobs.Tests.Store;

public sealed class RunLedgerTests(TestDatabase test) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly Dictionary<string, long> NoCounts = [];
    private readonly RunLedger _ledger = new(test.Database);

    public Task InitializeAsync() => ExecuteAsync("truncate run.run, ingest.extract restart identity cascade");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task There_is_one_night_at_a_time()
    {
        await StartAsync();

        await Assert.ThrowsAsync<RefusedException>(StartAsync);
    }

    [Fact]
    public async Task A_stage_that_is_held_is_refused_to_another_worker()
    {
        var run = await StartAsync();
        await using var hold = await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None);

        await Assert.ThrowsAsync<StageHeldException>(() => _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None));
    }

    [Fact]
    public async Task A_stage_that_was_let_go_can_be_taken_again_and_its_work_was_rolled_back()
    {
        var run = await StartAsync();
        await using (var first = await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None))
        {
            await Extracts.RefuseAsync(first, extractId: -1, "never committed", CancellationToken.None);
        }

        await using var second = await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None);
        Assert.False(second.IsDone);
        Assert.Equal(2, second.Key.Token);
    }

    [Fact]
    public async Task A_stage_that_is_done_is_done_for_the_next_worker_too()
    {
        var run = await StartAsync();
        await CompleteAsync(run, "receive");

        await using var again = await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None);
        Assert.True(again.IsDone);
    }

    [Fact]
    public async Task A_worker_that_lost_its_session_cannot_commit_over_its_successor()
    {
        var run = await StartAsync();
        await using var lost = await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None);
        await ExecuteAsync("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
        await using var successor = await TakeWhenFreeAsync(run);

        await Assert.ThrowsAsync<StageLostException>(() => lost.CompleteAsync(NoCounts, CancellationToken.None));
        await successor.CompleteAsync(NoCounts, CancellationToken.None);
    }

    [Fact]
    public async Task The_third_fault_fails_the_run_and_lets_the_next_night_begin()
    {
        var run = await StartAsync();
        for (var time = 1; time <= 3; time++)
        {
            var key = await TakeAndLoseAsync(run);
            Assert.Equal(
                time == 3 ? FaultVerdict.RunFailed : FaultVerdict.TryAgain,
                await _ledger.NoteFaultAsync(key, FaultKind.Own, "SomeException", extractId: null, CancellationToken.None));
        }

        Assert.Equal("failed", (await _ledger.FindAsync(run.RunId, CancellationToken.None)).State);
        await StartAsync();
    }

    [Fact]
    public async Task An_extract_that_faults_three_times_is_given_up_and_the_run_goes_on()
    {
        var run = await StartAsync();
        var verdict = FaultVerdict.TryAgain;
        for (var time = 1; time <= 3; time++)
        {
            var key = await TakeAndLoseAsync(run);
            verdict = await _ledger.NoteFaultAsync(key, FaultKind.Own, "SomeException", extractId: 4711, CancellationToken.None);
        }

        Assert.Equal(FaultVerdict.ExtractGivenUp, verdict);
        Assert.Equal("running", (await _ledger.FindAsync(run.RunId, CancellationToken.None)).State);
        Assert.Equal("done", Assert.Single(await _ledger.StagesAsync(run.RunId, CancellationToken.None)).State);
    }

    [Fact]
    public async Task A_shield_on_a_number_that_was_never_issued_waits_for_publication()
    {
        var run = await StartAsync();
        await ExecuteAsync("truncate directory.child_number cascade");
        await ExecuteAsync("insert into directory.child_number values ('ISSUED', 1, null)");
        await using (var hold = await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None))
        {
            await new Memberships(test.Database).ProposeAsync(
                hold, [], [], [new("ISSUED", "shielded"), new("PROPOSED", "shielded")], CancellationToken.None);
            await hold.CompleteAsync(NoCounts, CancellationToken.None);
        }

        Assert.Equal(["ISSUED"], await new Memberships(test.Database).ShieldedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_fault_that_passes_is_never_held_against_an_extract()
    {
        var run = await StartAsync();
        for (var time = 1; time <= 10; time++)
        {
            Assert.Equal(FaultVerdict.TryAgain, await _ledger.NoteFaultAsync(
                await TakeAndLoseAsync(run), FaultKind.Passing, "PostgresException", extractId: 4711, CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_part_that_waits_for_another_may_be_taken_any_number_of_times()
    {
        var run = await StartAsync();
        for (var time = 1; time <= RunLedger.MostUnended + 1; time++)
        {
            await _ledger.LetGoAsync(await TakeAndLoseAsync(run), CancellationToken.None);
        }

        await using var hold = await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None);
        Assert.Equal(0, hold.Unended);
    }

    [Fact]
    public async Task A_part_that_kills_its_workers_is_known_by_it()
    {
        var run = await StartAsync();
        for (var time = 1; time <= RunLedger.MostUnended; time++)
        {
            await TakeAndLoseAsync(run);
        }

        await using var hold = await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None);
        Assert.Equal(RunLedger.MostUnended, hold.Unended);
        Assert.Equal(FaultVerdict.RunFailed, await _ledger.NoteFaultAsync(hold.Key, FaultKind.Endless, "SomeException", null, CancellationToken.None));
    }

    [Fact]
    public async Task The_next_stage_is_added_once_and_only_when_every_part_is_done()
    {
        var run = await StartAsync();
        Assert.Empty(await AdvanceAsync(run));

        await DeliverAsync(run, "one", "two");
        var added = await AdvanceAsync(run);
        Assert.Equal(["read", "read"], added.Select(part => part.Stage));
        Assert.Empty(await AdvanceAsync(run));

        await CompleteAsync(run, "read", added[0].Part);
        Assert.Empty(await AdvanceAsync(run));

        await CompleteAsync(run, "read", added[1].Part);
        Assert.Equal("link", Assert.Single(await AdvanceAsync(run)).Stage);
    }

    [Fact]
    public async Task Nothing_follows_while_extracts_are_still_being_received()
    {
        // The sweep asks this every minute. It once took a night that had no extract yet for one that would have none, and linked nobody.
        var run = await StartAsync();
        await using (await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None))
        {
            Assert.Empty(await AdvanceAsync(run));
        }

        Assert.Equal("receive", Assert.Single(await _ledger.StagesAsync(run.RunId, CancellationToken.None)).Stage);
    }

    [Fact]
    public async Task A_night_on_which_nothing_came_goes_on_with_what_was_staged_before()
    {
        var run = await StartAsync();
        await CompleteAsync(run, "receive");

        Assert.Equal("link", Assert.Single(await AdvanceAsync(run)).Stage);
    }

    [Fact]
    public async Task A_part_that_nobody_works_on_is_found_and_one_that_is_held_is_not()
    {
        var run = await StartAsync();
        await using (await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None))
        {
            Assert.Empty(await _ledger.TakeForgottenAsync(TimeSpan.Zero, CancellationToken.None));
        }

        var forgotten = Assert.Single(await _ledger.TakeForgottenAsync(TimeSpan.Zero, CancellationToken.None));
        Assert.Equal("receive", forgotten.Stage);
    }

    private async Task<RunRow> StartAsync()
    {
        var run = await _ledger.StartAsync(new(2026, 9, 14), "/drop", CancellationToken.None);
        await AdvanceAsync(run);
        return run;
    }

    private Task<IReadOnlyList<StageKey>> AdvanceAsync(RunRow run) => _ledger.AdvanceAsync(
        run.RunId, [new("receive", PerExtract: false), new("read", PerExtract: true), new("link", PerExtract: false)], CancellationToken.None);

    private async Task DeliverAsync(RunRow run, params string[] extracts)
    {
        await new Extracts(test.Database).AddFeedsAsync(["school"], CancellationToken.None);
        foreach (var extract in extracts)
        {
            await new Extracts(test.Database).AddAsync(
                "school", SHA256.HashData(Encoding.UTF8.GetBytes(extract)), 1, new(2026, 9, 14), [0], hold: null, CancellationToken.None);
        }

        await using var hold = await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None);
        await Extracts.TakeWaitingAsync(hold, ["school"], CancellationToken.None);
        await hold.CompleteAsync(NoCounts, CancellationToken.None);
    }

    /// <summary>Takes the first part and ends without a word, as a worker that was killed.</summary>
    private async Task<StageKey> TakeAndLoseAsync(RunRow run)
    {
        await using var hold = await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None);
        return hold.Key;
    }

    private async Task CompleteAsync(RunRow run, string stage, string part = "all")
    {
        await using var hold = await _ledger.BeginAsync(run.RunId, stage, part, CancellationToken.None);
        await hold.CompleteAsync(NoCounts, CancellationToken.None);
    }

    private async Task<StageHold> TakeWhenFreeAsync(RunRow run)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _ledger.BeginAsync(run.RunId, "receive", "all", CancellationToken.None);
            }
            catch (StageHeldException) when (attempt < 200)
            {
                await Task.Delay(10);
            }
            catch (PostgresException) when (attempt < 200)
            {
                // The pool handed out the session that was just ended.
                await Task.Delay(10);
            }
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }
}
