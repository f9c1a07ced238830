using System.CommandLine;
using System.Globalization;

using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>ingest</c>: the inbox.</summary>
internal static class IngestCommand
{
    public static Command Create() => new("ingest", "The inbox: extracts that were received, and what became of them")
    {
        Load(),
        List(),
        Decide("release", "Give an extract to the next night that is held or was refused, or that is to come into force again", "The next night stages it.", (inbox, id, access, stop) => inbox.ReleaseAsync(id, access, stop)),
        Decide("discard", "Put an extract away for good that was never staged: its key is destroyed", "It is gone: nobody can read it again.", (inbox, id, access, stop) => inbox.DiscardAsync(id, access, stop)),
        Purge(),
    };

    private static Command Load()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The supplier's file; it is left where it is" };
        var feed = new Option<string>("--feed") { Description = "The feed that it was delivered on", Required = true };
        var command = new Command("load", "Take a file into the encrypted inbox; the next night stages it") { file, feed };
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            var path = arguments.GetRequiredValue(file);
            PlainFile.Require(path);
            var delivered = DeliveredFile.At(path.ToString());
            await using var host = await ContactPointHost.StartAsync(HostRole.Client, terminal.ConfigFile, Settings.None, stop);
            var today = host.Services.GetRequiredService<NightCalendar>().Today;
            var received = await host.Services.GetRequiredService<ExtractInbox>()
                .ReceiveAsync(arguments.GetRequiredValue(feed), delivered, today, byHand: true, stop);
            if (terminal.Json)
            {
                Terminal.PrintJson(new { Extract = received.ExtractId, received.Feed, received.Sha256, received.Duplicate, received.State });
            }

            terminal.Say(received.Duplicate
                ? $"Extract {received.ExtractId}: the feed has had these bytes before, so nothing was added. It is {received.State}.{Again(received)}"
                : $"Extract {received.ExtractId} received. {(received.State == "held" ? $"The feed has had these bytes before, so it waits.{Again(received)}" : "The next night stages it; keep the supplier's copy until it has been.")}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Again(Received received) => received.State is "held" or "refused" or "superseded"
        ? $" 'contactpoint ingest release {received.ExtractId}' gives it to the next night."
        : "";

    private static Command Decide(
        string verb, string description, string done, Func<ExtractInbox, long, (string Person, string Purpose, string Reason), CancellationToken, Task> decide)
    {
        var extract = new Argument<long>("ID") { Description = "The extract's number; 'ingest list' lists them" };
        var access = new AccessOptions();
        var command = new Command(verb, description) { extract };
        access.AddTo(command);
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            var id = arguments.GetRequiredValue(extract);
            await using var host = await ContactPointHost.StartAsync(HostRole.Client, terminal.ConfigFile, Settings.None, stop);
            await decide(host.Services.GetRequiredService<ExtractInbox>(), id, access.From(arguments), stop);
            terminal.Print(new { Extract = id, Decision = verb }, $"Extract {id}: {done}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Purge()
    {
        var command = new Command("purge", "Destroy the keys of extracts whose time is over; it is done every hour while 'serve' or 'worker' runs");
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Client, terminal.ConfigFile, Settings.None, stop);
            var purged = await host.Services.GetRequiredService<InboxPurge>().PurgeAsync(stop);
            terminal.Print(new { Purged = purged }, purged.Count == 0 ? "Nothing is due." : $"The keys of {purged.Count} extracts were destroyed: {string.Join(", ", purged)}.");
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

            var table = new Table().AddColumns("extract", "feed", "of", "state", "readable", "bytes", "SHA-256", "because");
            foreach (var extract in extracts)
            {
                table.AddRow(
                    extract.ExtractId.ToString(CultureInfo.InvariantCulture), extract.Feed, extract.ExtractDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    extract.State, extract.Readable ? "yes" : "no", extract.SizeBytes.ToString("N0", CultureInfo.InvariantCulture), extract.Sha256[..12], Markup.Escape((extract.State == "held" ? extract.Hold : extract.Refusal) ?? ""));
            }

            Terminal.Results.Write(table);
            return ExitCodes.Done;
        });
        return command;
    }
}
