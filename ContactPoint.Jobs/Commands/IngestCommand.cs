using System.CommandLine;
using System.Globalization;

using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>ingest</c>: the inbox.</summary>
internal static class IngestCommand
{
    public static Command Create() => new("ingest", "The inbox: extracts that were received, and what became of them") { Load(), List() };

    private static Command Load()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The supplier's file; it is left where it is" };
        var feed = new Option<string>("--feed") { Description = "The feed that it was delivered on", Required = true };
        var command = new Command("load", "Take a file into the encrypted inbox; the next night stages it") { file, feed };
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            var path = arguments.GetRequiredValue(file);
            if (!path.Exists)
            {
                throw new RefusedException($"{path} does not exist.");
            }

            await using var host = await ContactPointHost.StartAsync(HostRole.Client, terminal.ConfigFile, Settings.None, stop);
            var today = host.Services.GetRequiredService<NightCalendar>().Today;
            var received = await host.Services.GetRequiredService<ExtractInbox>()
                .ReceiveAsync(arguments.GetRequiredValue(feed), path.FullName, today, stop);
            if (terminal.Json)
            {
                Terminal.PrintJson(new { Extract = received.ExtractId, received.Feed, received.Sha256, received.Duplicate });
            }

            terminal.Say(received.Duplicate
                ? $"Extract {received.ExtractId}: the feed has had these bytes before, so nothing was added."
                : $"Extract {received.ExtractId} received. The supplier may delete its copy.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the extracts, oldest first");
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Reader, terminal.ConfigFile, Settings.None, stop);
            var extracts = await host.Services.GetRequiredService<ExtractInbox>().ListAsync(stop);
            if (terminal.Json)
            {
                Terminal.PrintJson(new { Extracts = extracts });
                return ExitCodes.Done;
            }

            var table = new Table().AddColumns("extract", "feed", "of", "state", "bytes", "SHA-256", "refused because");
            foreach (var extract in extracts)
            {
                table.AddRow(
                    extract.ExtractId.ToString(CultureInfo.InvariantCulture), extract.Feed, extract.ExtractDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    extract.State, extract.SizeBytes.ToString("N0", CultureInfo.InvariantCulture), extract.Sha256[..12], Markup.Escape(extract.Refusal ?? ""));
            }

            Terminal.Results.Write(table);
            return ExitCodes.Done;
        });
        return command;
    }
}
