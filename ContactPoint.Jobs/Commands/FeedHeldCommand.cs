using System.CommandLine;
using System.Globalization;

using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>feed held</c>: records that were accepted before and wait for a person now.</summary>
internal static class FeedHeldCommand
{
    public static Command Create()
    {
        var feed = new Option<string>("--feed") { Description = "The feed; without it, all" };
        var command = new Command("held", "List the records that were accepted before and in which a rule finds something now: extract, line and rule, and no value") { feed };
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Reader, terminal.ConfigFile, Settings.None, stop);
            var name = arguments.GetValue(feed);
            if (name is not null)
            {
                FeedAllowCommand.RefuseUnknown(host.Services, name);
            }

            var records = await host.Services.GetRequiredService<Rescreening>().ListAsync(name, stop);
            if (terminal.Json)
            {
                Terminal.PrintJson(new { Held = records });
            }
            else
            {
                Draw(Terminal.Results, records);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Draw(IAnsiConsole console, IReadOnlyList<HeldRecord> records)
    {
        if (records.Count == 0)
        {
            console.WriteLine("No record is set aside.");
            return;
        }

        var titles = MinimisingRules.All.ToDictionary(rule => rule.Code, rule => rule.Title, StringComparer.Ordinal);
        var table = new Table().AddColumns("feed", "extract", "line", "rule", "finds", "in");
        foreach (var record in records)
        {
            table.AddRow(
                record.Feed,
                record.Extract.ToString(CultureInfo.InvariantCulture),
                record.Line?.ToString(CultureInfo.InvariantCulture) ?? "",
                record.Rule,
                Markup.Escape(titles.GetValueOrDefault(record.Rule, "")),
                string.Join(", ", record.Fields));
        }

        console.Write(table);
    }
}
