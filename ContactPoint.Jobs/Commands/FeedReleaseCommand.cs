using System.CommandLine;

using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>feed release</c>: a person has looked, and so many records are to be set aside.</summary>
internal static class FeedReleaseCommand
{
    public static Command Create()
    {
        var feed = new Argument<string>("NAME") { Description = "The feed, as the gate of the held night names it" };
        var access = new AccessOptions();
        var command = new Command("release", "Let the next night set aside the records that the last one was held for; correct the list instead if an entry of it is wrong") { feed };
        access.AddTo(command);
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Client, terminal.ConfigFile, Settings.None, stop);
            var name = arguments.GetRequiredValue(feed);
            await host.Services.GetRequiredService<Rescreening>().ReleaseAsync(name, access.From(arguments), stop);
            terminal.Print(
                new { Feed = name, Decision = "release" },
                $"Feed {name}: the next night sets these records aside. If rules, lists or allowances change before it, it asks again.");
            return ExitCodes.Done;
        });
        return command;
    }
}
