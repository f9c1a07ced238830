using System.CommandLine;
using System.Globalization;

using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>ledger</c>: what the minimisation rules kept out.</summary>
internal static class LedgerCommand
{
    private const int ChartWidth = 100;
    private const int DaysShown = 14;

    public static Command Create() => new("ledger", "What the minimisation rules kept out, by supplier, feed, column and rule") { Show(), Letter() };

    private static Command Show()
    {
        var (feed, since) = (FeedOption(required: false), SinceOption());
        var command = new Command("show", "Show how much was kept out, and how that changes from day to day") { feed, since };
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Reader, terminal.ConfigFile, Settings.None, stop);
            var view = await host.Services.GetRequiredService<MinimisationLedger>().ViewAsync(arguments.GetValue(feed), arguments.GetValue(since), stop);
            if (terminal.Json)
            {
                Terminal.PrintJson(view);
            }
            else
            {
                Draw(Terminal.Results, view);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Letter()
    {
        var (feed, since) = (FeedOption(required: true), SinceOption());
        var file = new Option<FileInfo?>("--out") { Description = "Where to write the letter; without it, to standard output" };
        var command = new Command("letter", "Write the letter to a feed's supplier: counts, columns and rules, and no value") { feed, since, file };
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Reader, terminal.ConfigFile, Settings.None, stop);
            var name = arguments.GetRequiredValue(feed);
            var letter = await host.Services.GetRequiredService<MinimisationLedger>().LetterAsync(name, arguments.GetValue(since), stop);
            if (arguments.GetValue(file) is { } path)
            {
                await File.WriteAllTextAsync(path.FullName, letter, stop);
                terminal.Print(new { Feed = name, File = path.FullName }, $"The letter stands in {path}.");
                return ExitCodes.Done;
            }

            if (terminal.Json)
            {
                Terminal.PrintJson(new { Feed = name, Letter = letter });
            }
            else
            {
                await Console.Out.WriteAsync(letter);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Draw(IAnsiConsole console, LedgerView view)
    {
        if (view.Days.Count == 0)
        {
            console.WriteLine("No extract was staged in that time.");
            return;
        }

        var titles = MinimisingRules.All.ToDictionary(rule => rule.Code, rule => rule.Title, StringComparer.Ordinal);
        var table = new Table().AddColumns("supplier", "feed", "rule", "keeps out", "column").AddColumn("values", column => column.RightAligned()).AddColumn("rows", column => column.RightAligned());
        foreach (var entry in view.Entries)
        {
            table.AddRow(
                Markup.Escape(entry.Supplier), entry.Feed, entry.Rule, Markup.Escape(titles.GetValueOrDefault(entry.Rule, "")), Markup.Escape(entry.Column), Number(entry.Values), Number(entry.Rows));
        }

        console.Write(table);
        foreach (var feed in view.Days.GroupBy(day => day.Feed))
        {
            DrawTrend(console, feed.Key, [.. feed.TakeLast(DaysShown)]);
        }
    }

    /// <summary>
    /// Finds for a thousand rows, so that a small extract does not look like a good one. Columns that nobody mapped are left out: they
    /// are full every day, and would hide what changes.
    /// </summary>
    private static void DrawTrend(IAnsiConsole console, string feed, IReadOnlyList<LedgerDay> days)
    {
        var chart = new BarChart().Width(ChartWidth).Label($"[bold]{Markup.Escape(feed)}[/]: found in columns that are read, for 1,000 rows").LeftAlignLabel();
        foreach (var day in days)
        {
            var share = day.Rows == 0 ? 0 : Math.Round(1_000.0 * day.Found / day.Rows, 1);
            chart.AddItem(day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), share, Color.Blue);
        }

        console.Write(chart);
    }

    private static Option<string> FeedOption(bool required) => new("--feed") { Description = "The feed", Required = required };

    private static Option<DateOnly?> SinceOption() => DayOption.Create("--since", "The first day, as 2026-09-14");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
