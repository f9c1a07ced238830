using System.Globalization;

using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Publishing;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary>What happened in a night, for a person to read.</summary>
internal static class NightScreen
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Draws the whole screen.</summary>
    public static void Draw(IAnsiConsole console, NightReport report)
    {
        console.Write(Counts(report));
        if (report.WithheldByRule.Count > 0)
        {
            console.Write(Rules(report));
        }

        console.Write(Stages(report));
        if (report.Gates.Count > 0)
        {
            console.Write(Gates(report));
        }

        foreach (var gate in report.Gates.Where(gate => gate.Outcome != GateOutcome.Green))
        {
            console.WriteLine($"{gate.Name}: {gate.Explanation}");
        }

        if (report.Counts["set_aside"] is > 0 and var setAside)
        {
            console.WriteLine($"Set aside: {setAside.ToString("N0", Invariant)} records that were accepted before and in which a rule finds something now. 'feed held' lists them.");
        }

        foreach (var refusal in report.Refused)
        {
            console.WriteLine($"Refused: {refusal}. What the feed delivered before stays in force.");
        }

        foreach (var held in report.HeldExtracts)
        {
            console.WriteLine($"Held: {held} What the feed delivered before stays in force. 'ingest release' stages it on the next night, 'ingest discard' puts it away.");
        }

        foreach (var paused in report.PausedFeeds)
        {
            console.WriteLine($"Paused: {paused}. Its files stay where they are; 'feed resume {paused}' takes them again.");
        }

        console.WriteLine(Ending(report));
    }

    private static string Ending(NightReport report) => report.State switch
    {
        "published" => $"Run {report.Run} of {report.AsOf:yyyy-MM-dd} published snapshot {report.Snapshot}: {report.Folder}",
        "held" => $"Run {report.Run} of {report.AsOf:yyyy-MM-dd} is held by its gates: nothing was published, and the last snapshot stays in force.",
        "failed" => $"Run {report.Run} of {report.AsOf:yyyy-MM-dd} failed in {report.Fault}. Nothing was published, and the last snapshot stays in force.",
        _ => $"Run {report.Run} of {report.AsOf:yyyy-MM-dd} is going on.",
    };

    private static Table Counts(NightReport report)
    {
        var table = Titled("What the night did").AddColumn("").AddColumn(new TableColumn("count").RightAligned());
        foreach (var (name, count) in report.Counts)
        {
            table.AddRow(name, count.ToString("N0", Invariant));
        }

        return table;
    }

    private static Table Rules(NightReport report)
    {
        var titles = MinimisingRules.All.ToDictionary(rule => rule.Code, rule => rule.Title, StringComparer.Ordinal);
        var table = Titled("Kept out by rule").AddColumn("rule").AddColumn(new TableColumn("count").RightAligned()).AddColumn("of");
        foreach (var (code, count) in report.WithheldByRule)
        {
            table.AddRow(code, count.ToString("N0", Invariant), titles.GetValueOrDefault(code, ""));
        }

        return table;
    }

    private static Table Stages(NightReport report)
    {
        var table = Titled("Time by stage").AddColumn("stage").AddColumn(new TableColumn("seconds").RightAligned()).AddColumn("counted, where it is not 0");
        foreach (var stage in report.Stages)
        {
            var counts = stage.Counts.Where(count => count.Value != 0).Select(count => string.Create(Invariant, $"{count.Key.Replace('_', ' ')} {count.Value:N0}"));
            table.AddRow(stage.Stage, stage.Seconds.ToString("0.00", Invariant), string.Join(", ", counts));
        }

        return table;
    }

    private static Table Gates(NightReport report)
    {
        var table = Titled("Gates").AddColumn("gate").AddColumn("outcome").AddColumn("figure").AddColumn("bound");
        foreach (var gate in report.Gates)
        {
            var colour = gate.Outcome switch { GateOutcome.Green => "green", GateOutcome.Amber => "yellow", _ => "red" };
            table.AddRow(
                Markup.Escape(gate.Name), $"[{colour}]{gate.Outcome.ToString().ToLowerInvariant()}[/]", Markup.Escape(gate.Figure), Markup.Escape(gate.Limit));
        }

        return table;
    }

    private static Table Titled(string title) => new Table().Title(title).Border(TableBorder.Simple);
}
