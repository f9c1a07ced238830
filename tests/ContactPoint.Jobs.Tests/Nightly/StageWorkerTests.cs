using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;
using ContactPoint.Jobs.Tests.Store;

using Dapper;

using Hangfire;
using Hangfire.Common;
using Hangfire.States;

using Microsoft.Extensions.Logging.Abstractions;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>The guard of every job: what Hangfire sees of work that is done, held by another, or ends in a fault.</summary>
public sealed class StageWorkerTests(TestDatabase test) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly IReadOnlyDictionary<string, long> NoCounts = new Dictionary<string, long>();
    private readonly Queue _queue = new();
    private RunLedger _ledger = null!;
    private StageWorker _worker = null!;
    private long _runId;

    public async Task InitializeAsync()
    {
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("truncate run.run restart identity cascade");
        }

        _ledger = new(test.Database);
        var night = new NightlyRun(_ledger, _queue);
        _worker = new(_ledger, night, NullLogger<StageWorker>.Instance);
        _runId = await night.StartAsync(new(2026, 9, 14), "/drop", CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_done_is_done_once_and_asks_for_what_follows()
    {
        var times = 0;
        for (var call = 0; call < 2; call++)
        {
            await RunAsync((_, _) =>
            {
                times++;
                return Task.FromResult(NoCounts);
            });
        }

        Assert.Equal(1, times);
        Assert.Equal(["ReceiveJob", "RescreenJob"], _queue.Asked);
    }

    [Fact]
    public async Task A_job_that_finds_its_part_held_throws_so_that_it_is_tried_again()
    {
        await using var hold = await _ledger.BeginAsync(_runId, "receive", "all", CancellationToken.None);

        await Assert.ThrowsAsync<StageHeldException>(() => RunAsync((_, _) => Task.FromResult(NoCounts)));
    }

    [Fact]
    public async Task A_session_that_is_ended_under_the_work_is_a_fault_that_passes()
    {
        for (var time = 1; time <= RunLedger.MostUnended + 1; time++)
        {
            await Assert.ThrowsAsync<StageFaultException>(() => RunAsync(async (hold, stop) =>
            {
                await KillOwnSessionAsync(hold, stop);
                return NoCounts;
            }));
        }

        await RunAsync((_, _) => Task.FromResult(NoCounts));
        Assert.Equal("done", (await _ledger.StagesAsync(_runId, CancellationToken.None)).Single(part => part.Stage == "receive").State);
    }

    [Fact]
    public async Task The_works_own_fault_fails_the_run_at_the_third_time_whatever_passed_before()
    {
        for (var time = 1; time <= 5; time++)
        {
            await Assert.ThrowsAsync<StageFaultException>(() => RunAsync((_, _) => throw new IOException()));
        }

        for (var time = 1; time <= 2; time++)
        {
            await Assert.ThrowsAsync<StageFaultException>(() => RunAsync((_, _) => throw new InvalidDataException()));
        }

        await Assert.ThrowsAsync<StageFailedException>(() => RunAsync((_, _) => throw new InvalidDataException()));
        Assert.Equal("failed", (await _ledger.FindAsync(_runId, CancellationToken.None)).State);
    }

    [Fact]
    public async Task Work_that_is_stopped_is_let_go_and_counts_as_no_fault()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync((_, _) => throw new OperationCanceledException()));

        await using var hold = await _ledger.BeginAsync(_runId, "receive", "all", CancellationToken.None);
        Assert.Equal(0, hold.Unended);
    }

    private static async Task KillOwnSessionAsync(StageHold hold, CancellationToken stop)
    {
        var connection = await hold.WorkAsync(stop);
        await connection.ExecuteAsync("select pg_terminate_backend(pg_backend_pid())");
    }

    private Task RunAsync(Func<StageHold, CancellationToken, Task<IReadOnlyDictionary<string, long>>> work) =>
        _worker.RunAsync(_runId, "receive", "all", work, CancellationToken.None);

    /// <summary>Notes what is asked for; nothing is run.</summary>
    private sealed class Queue : IBackgroundJobClient
    {
        public List<string> Asked { get; } = [];

        public string Create(Job job, IState state)
        {
            Asked.Add(job.Type.Name);
            return "1";
        }

        public bool ChangeState(string jobId, IState state, string expectedState) => true;
    }
}
