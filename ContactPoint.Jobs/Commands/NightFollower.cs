using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary>Runs one night through the scheduler, follows it to its end, and says what happened.</summary>
internal sealed class NightFollower(ContactPointHost host, Terminal terminal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Begins a night and follows it.</summary>
    public async Task<NightReport> RunAsync(DateOnly asOf, string inbox, CancellationToken cancellationToken)
    {
        var runId = await host.Services.GetRequiredService<NightlyRun>().StartAsync(asOf, inbox, cancellationToken);
        var reader = host.Services.GetRequiredService<NightReader>();
        await FollowAsync(reader, runId, cancellationToken);
        return await reader.ReadAsync(runId, cancellationToken);
    }

    /// <summary>Follows the night that is going on, if one is: its program may have been killed, so what nobody works on is asked for again.</summary>
    /// <returns>Its report; <see langword="null"/> when none is going on.</returns>
    public async Task<NightReport?> ResumeAsync(CancellationToken cancellationToken)
    {
        var reader = host.Services.GetRequiredService<NightReader>();
        if (await reader.FindRunningAsync(cancellationToken) is not { } runId)
        {
            return null;
        }

        terminal.Say($"Run {runId} is going on already, and there is one night at a time. Following it.");
        await host.Services.GetRequiredService<ForgottenStages>().AskAgainAsync(TimeSpan.Zero, cancellationToken);
        await FollowAsync(reader, runId, cancellationToken);
        return await reader.ReadAsync(runId, cancellationToken);
    }

    /// <summary>Prints the report: for people, or as JSON.</summary>
    /// <returns>The verb's exit code.</returns>
    public int Print(NightReport report)
    {
        if (terminal.Json)
        {
            Terminal.PrintJson(report);
        }
        else
        {
            NightScreen.Draw(Terminal.Results, report);
        }

        return ExitCodes.OfNight(report.State);
    }

    private async Task FollowAsync(NightReader reader, long runId, CancellationToken cancellationToken)
    {
        if (terminal.Quiet)
        {
            while (!await reader.HasEndedAsync(runId, cancellationToken))
            {
                await Task.Delay(Pause, cancellationToken);
            }

            return;
        }

        await Terminal.Messages.Progress().StartAsync(async context =>
        {
            var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
            bool ended;
            do
            {
                ended = await reader.HasEndedAsync(runId, cancellationToken);
                foreach (var (stage, done, total) in await reader.ProgressAsync(runId, cancellationToken))
                {
                    if (!bars.TryGetValue(stage, out var bar))
                    {
                        bars[stage] = bar = context.AddTask(stage);
                    }

                    bar.MaxValue = total;
                    bar.Value = done;
                }

                await Task.Delay(Pause, cancellationToken);
            }
            while (!ended);
        });
    }
}
