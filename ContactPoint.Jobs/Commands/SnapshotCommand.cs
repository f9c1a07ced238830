using System.CommandLine;
using System.Globalization;

using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Publishing;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>snapshot</c>: what was published.</summary>
internal static class SnapshotCommand
{
    public static Command Create() => new("snapshot", "The published snapshots: list, verify, compare") { List(), Verify(), Diff() };

    private static Command List()
    {
        var command = new Command("list", "List the published snapshots, oldest first");
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Reader, terminal.ConfigFile, Settings.None, stop);
            var snapshots = await host.Services.GetRequiredService<NightReader>().SnapshotsAsync(stop);
            if (terminal.Json)
            {
                Terminal.PrintJson(new { Snapshots = snapshots });
                return ExitCodes.Done;
            }

            var table = new Table().AddColumns("snapshot", "as of", "run", "folder");
            foreach (var snapshot in snapshots)
            {
                table.AddRow(
                    snapshot.Number.ToString(CultureInfo.InvariantCulture), snapshot.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    snapshot.Run.ToString(CultureInfo.InvariantCulture), Markup.Escape(snapshot.Folder));
            }

            Terminal.Results.Write(table);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Verify()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "The snapshot's folder" };
        var key = new Option<FileInfo>("--key") { Description = "The public key, from elsewhere than the folder: 'contactpoint keys public FILE' prints it", Required = true };
        var command = new Command("verify", "Say whether a snapshot is what its maker signed, and sound in itself. Needs no database") { folder, key };
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            var path = arguments.GetRequiredValue(key);
            if (!path.Exists)
            {
                throw new RefusedException($"The key {path} does not exist.");
            }

            var faults = await SnapshotVerifier.VerifyAsync(
                arguments.GetRequiredValue(folder).FullName, await File.ReadAllTextAsync(path.FullName, stop), stop);
            if (terminal.Json)
            {
                Terminal.PrintJson(new { Ok = faults.Count == 0, Faults = faults });
            }
            else
            {
                foreach (var fault in faults.DefaultIfEmpty("The snapshot is whole, signed by this key, and sound."))
                {
                    Terminal.Results.WriteLine(fault);
                }
            }

            return faults.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static Command Diff()
    {
        var earlier = new Argument<DirectoryInfo>("EARLIER") { Description = "A snapshot's folder" };
        var later = new Argument<DirectoryInfo>("LATER") { Description = "A later snapshot's folder" };
        var command = new Command("diff", "Count how the children of two snapshots differ") { earlier, later };
        command.SetAction((arguments, stop) =>
        {
            var difference = SnapshotDifference.Between(
                arguments.GetRequiredValue(earlier).FullName, arguments.GetRequiredValue(later).FullName, stop);
            if (Terminal.From(arguments).Json)
            {
                Terminal.PrintJson(difference);
                return Task.FromResult(ExitCodes.Done);
            }

            var table = new Table().AddColumns("", "added", "removed", "changed", "unchanged");
            foreach (var (name, row) in new[] { ("children", difference.Children), ("carers", difference.Carers), ("involvements", difference.Involvements) })
            {
                table.AddRow([name, .. new[] { row.Added, row.Removed, row.Changed, row.Unchanged }.Select(count => count.ToString("N0", CultureInfo.InvariantCulture))]);
            }

            Terminal.Results.Write(table);
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
