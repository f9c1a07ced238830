using System.CommandLine;
using System.Globalization;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Security;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>feed allow</c>: values that a rule finds and two people let be.</summary>
internal static class FeedAllowCommand
{
    private const string Withdrawn =
        "Withdrawn. The next night finds the value again: rows that have it are held, and records that were let in are set aside, as 'feed held' shows.";

    public static Command Create() => new("allow", "Values that a rule finds and that are genuine: one person proposes, another approves; only a keyed hash is kept")
    {
        Propose(),
        Approve(),
        Withdraw(),
        List(),
    };

    /// <summary>Refuses a feed that has no specification.</summary>
    internal static void RefuseUnknown(IServiceProvider services, string feed)
    {
        if (services.GetRequiredService<FeedCatalogue>().Find(feed) is null)
        {
            throw new RefusedException($"There is no feed {feed}. 'contactpoint feed list' lists them.");
        }
    }

    private static Command Propose()
    {
        var feed = new Option<string>("--feed") { Description = "The feed that sends the value", Required = true };
        var rule = new Option<string>("--rule") { Description = "The code of the rule that finds it, for example R17A", Required = true };
        var access = new AccessOptions();
        var command = new Command("propose", "Propose to let a value be. The value is read from standard input, one line, so that no list of processes shows it") { feed, rule };
        access.AddTo(command);
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            var value = await ReadValueAsync(terminal, stop);
            await using var host = await ContactPointHost.StartAsync(HostRole.Client, terminal.ConfigFile, Settings.None, stop);
            var (name, code) = (arguments.GetRequiredValue(feed), arguments.GetRequiredValue(rule));
            RefuseUnknown(host.Services, name);
            var list = host.Services.GetRequiredService<AllowList>();
            var id = await list.ProposeAsync(name, code, value, access.From(arguments), stop);
            var others = list.OtherRules(code, value);
            terminal.Print(
                new { Id = id, Feed = name, Rule = code, Approved = false, OtherRules = others },
                $"Proposal {id}. Somebody else approves it with 'feed allow approve {id}'."
                + (others.Count == 0 ? "" : $" {string.Join(" and ", others)} may find the value too, by the kind of its column: each rule needs a proposal of its own."));
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Of a proposal a keyed hash is all there is. Whoever approves it writes the value anew, from where it was checked, and so cannot approve what was not seen.</summary>
    private static Command Approve() => Decide(
        "approve",
        "Approve what somebody else proposed; the next night lets it be. The value is read from standard input, one line, as you found it where you checked it",
        "Approved. The next night lets it be.",
        ReadValueAsync,
        static (list, id, value, access, stop) => list.ApproveAsync(id, value, access, stop));

    private static Command Withdraw() => Decide(
        "withdraw",
        "Take a proposal or an approved value back",
        Withdrawn,
        static (_, _) => Task.FromResult(""),
        static (list, id, _, access, stop) => list.WithdrawAsync(id, access, stop));

    private static Command Decide(
        string verb, string description, string result, Func<Terminal, CancellationToken, Task<string>> read,
        Func<AllowList, long, string, (string Person, string Purpose, string Reason), CancellationToken, Task> decide)
    {
        var id = new Argument<long>("ID") { Description = "The proposal's number" };
        var access = new AccessOptions();
        var command = new Command(verb, description) { id };
        access.AddTo(command);
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            var value = await read(terminal, stop);
            await using var host = await ContactPointHost.StartAsync(HostRole.Client, terminal.ConfigFile, Settings.None, stop);
            var number = arguments.GetRequiredValue(id);
            await decide(host.Services.GetRequiredService<AllowList>(), number, value, access.From(arguments), stop);
            terminal.Print(new { Id = number, Done = verb }, result);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Never from an argument: a list of processes, or a shell's history, would show it.</summary>
    private static async Task<string> ReadValueAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (!Console.IsInputRedirected)
        {
            terminal.Say("The value, as the feed writes it:");
        }

        return (await Console.In.ReadLineAsync(cancellationToken))?.Trim() is { Length: > 0 } value
            ? value
            : throw new UsageException("Give the value as one line on standard input.");
    }

    private static Command List()
    {
        var feed = new Option<string>("--feed") { Description = "The feed; without it, all" };
        var command = new Command("list", "List what was proposed, approved and withdrawn; the values themselves are nowhere") { feed };
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Reader, terminal.ConfigFile, Settings.None, stop);
            if (arguments.GetValue(feed) is { } name)
            {
                RefuseUnknown(host.Services, name);
            }

            var rows = await host.Services.GetRequiredService<AllowList>().ListAsync(arguments.GetValue(feed), stop);
            if (terminal.Json)
            {
                Terminal.PrintJson(new { Allowed = rows });
                return ExitCodes.Done;
            }

            if (rows.Count == 0)
            {
                Terminal.Results.WriteLine("Nothing was proposed.");
                return ExitCodes.Done;
            }

            var table = new Table().AddColumns("id", "feed", "rule", "proposed by", "approved by", "withdrawn by");
            foreach (var row in rows)
            {
                table.AddRow(
                    row.Id.ToString(CultureInfo.InvariantCulture), row.Feed, row.Rule, Markup.Escape(row.ProposedBy), Markup.Escape(row.ApprovedBy ?? "waits"), Markup.Escape(row.WithdrawnBy ?? ""));
            }

            Terminal.Results.Write(table);
            return ExitCodes.Done;
        });
        return command;
    }
}
