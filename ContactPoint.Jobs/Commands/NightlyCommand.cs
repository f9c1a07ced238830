using System.CommandLine;

using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>nightly</c>: one night now, through the scheduler.</summary>
internal static class NightlyCommand
{
    public static Command Create()
    {
        var inbox = new Option<DirectoryInfo?>("--inbox") { Description = "The drop folder; files lie at DIR/<feed>/*, and are left there. Default: Nightly:DropFolder" };
        var asOf = DayOption.Create("--as-of", "The day that the night counts as, for example 2026-09-14. Default: today in Europe/London");
        var command = new Command("nightly", "Run one night now, through the scheduler, and follow it to its end")
        {
            inbox,
            asOf,
        };
        command.SetAction((arguments, stop) =>
            RunAsync(Terminal.From(arguments), arguments.GetValue(inbox), arguments.GetValue(asOf), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, DirectoryInfo? inbox, DateOnly? asOf, CancellationToken cancellationToken)
    {
        if (inbox is { Exists: false })
        {
            throw new RefusedException($"The drop folder {inbox} does not exist.");
        }

        await using var host = await ContactPointHost.StartAsync(HostRole.Worker, terminal.ConfigFile, Settings.None, cancellationToken);
        await host.Host.StartAsync(cancellationToken);
        var calendar = host.Services.GetRequiredService<NightCalendar>();
        if (asOf > calendar.Today)
        {
            throw new RefusedException(
                $"--as-of {asOf:yyyy-MM-dd} lies after today. Children who come of age until then would leave the directory, and no night of an earlier day could follow.");
        }

        var follower = new NightFollower(host, terminal);
        return follower.Print(await follower.ResumeAsync(cancellationToken)
            ?? await follower.RunAsync(asOf ?? calendar.Today, inbox?.FullName ?? calendar.DropFolder, cancellationToken));
    }
}
