using System.Collections.Immutable;

using ContactPoint.Jobs.Store;

using Hangfire;

namespace ContactPoint.Jobs.Nightly;

/// <summary>One stage of the night.</summary>
/// <param name="Name">Its name in the ledger and on the screen.</param>
/// <param name="PerExtract">Whether it is divided into one part an extract; else it has one part.</param>
/// <param name="Ask">Puts a part of it into Hangfire's queue. Job arguments are ids, nothing else.</param>
public sealed record Stage(string Name, bool PerExtract, Action<IBackgroundJobClient, long, string> Ask);

/// <summary>The night: its stages in order, one job a stage and part, and how one follows another.</summary>
/// <remarks>
/// The ledger is the truth. Hangfire may run a job twice, or lose one between a commit and the next queueing; so every job guards itself
/// by the ledger, and parts that nobody works on are asked for again.
/// <threadsafety>Safe for any number of threads.</threadsafety>
/// </remarks>
public sealed class NightlyRun(RunLedger ledger, IBackgroundJobClient queue)
{
    /// <summary>Every stage, in order. Rows are minimised while they are staged, since nothing may be kept between the two: stage notes it.</summary>
    public static readonly ImmutableArray<Stage> Stages =
    [
        new("receive", PerExtract: false, (queue, run, part) => queue.Enqueue<ReceiveJob>(job => job.RunAsync(run, part, CancellationToken.None))),
        new("read", PerExtract: true, (queue, run, part) => queue.Enqueue<ReadJob>(job => job.RunAsync(run, part, CancellationToken.None))),
        new("stage", PerExtract: true, (queue, run, part) => queue.Enqueue<StageJob>(job => job.RunAsync(run, part, CancellationToken.None))),
        new("rescreen", PerExtract: false, (queue, run, part) => queue.Enqueue<RescreenJob>(job => job.RunAsync(run, part, CancellationToken.None))),
        new("link", PerExtract: false, (queue, run, part) => queue.Enqueue<LinkJob>(job => job.RunAsync(run, part, CancellationToken.None))),
        new("identify", PerExtract: false, (queue, run, part) => queue.Enqueue<IdentifyJob>(job => job.RunAsync(run, part, CancellationToken.None))),
        new("gate", PerExtract: false, (queue, run, part) => queue.Enqueue<GateJob>(job => job.RunAsync(run, part, CancellationToken.None))),
        new("publish", PerExtract: false, (queue, run, part) => queue.Enqueue<PublishJob>(job => job.RunAsync(run, part, CancellationToken.None))),
    ];

    private static readonly ImmutableArray<StagePlan> Plans = [.. Stages.Select(stage => new StagePlan(stage.Name, stage.PerExtract))];

    /// <summary>Begins a night and asks for its first stage.</summary>
    /// <param name="asOf">The day that it counts as.</param>
    /// <param name="inbox">The drop folder.</param>
    /// <param name="cancellationToken">Stops the waiting; a night that was begun goes on.</param>
    /// <exception cref="RefusedException">A run is going on already.</exception>
    /// <returns>The ledger's number of the run.</returns>
    public async Task<long> StartAsync(DateOnly asOf, string inbox, CancellationToken cancellationToken)
    {
        var run = await ledger.StartAsync(asOf, Path.GetFullPath(inbox), cancellationToken);
        await FollowAsync(run.RunId, cancellationToken);
        return run.RunId;
    }

    /// <summary>Asks for whatever the run has come to: the parts of the next stage, once all parts before it are done. Asking twice does no harm.</summary>
    public async Task FollowAsync(long runId, CancellationToken cancellationToken)
    {
        foreach (var part in await ledger.AdvanceAsync(runId, Plans, cancellationToken))
        {
            Ask(part);
        }
    }

    /// <summary>Asks for one part of a stage.</summary>
    public void Ask(StageKey key) => Stages.Single(stage => stage.Name == key.Stage).Ask(queue, key.RunId, key.Part);
}
