using System.Globalization;

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
            console.Write(Pairs("Kept out by the minimisation rules", "rule", "values", report.WithheldByRule));
        }

        console.Write(Stages(report));
        if (report.Gates.Count > 0)
        {
            console.Write(Gates(report));
        }

        foreach (var refusal in report.Refused)
        {
            console.WriteLine($"Refused: {refusal}. What the feed delivered before stays in force.");
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

    private static Table Counts(NightReport report) => Pairs("What the night did", "", "count", report.Counts);

    private static Table Pairs(string title, string name, string value, IReadOnlyDictionary<string, long> pairs)
    {
        var table = Titled(title).AddColumn(name).AddColumn(new TableColumn(value).RightAligned());
        foreach (var (key, count) in pairs)
        {
            table.AddRow(Markup.Escape(key), count.ToString("N0", Invariant));
        }

        return table;
    }

    private static Table Stages(NightReport report)
    {
        var table = Titled("Time by stage").AddColumn("stage").AddColumn(new TableColumn("seconds").RightAligned()).AddColumn("counted");
        foreach (var stage in report.Stages)
        {
            table.AddRow(
                stage.Stage,
                stage.Seconds.ToString("0.00", Invariant),
                Markup.Escape(string.Join(", ", stage.Counts.Select(count => string.Create(Invariant, $"{count.Key} {count.Value:N0}")))));
        }

        return table;
    }

    private static Table Gates(NightReport report)
    {
        var table = Titled("Gates").AddColumn("gate").AddColumn("outcome").AddColumn("figure").AddColumn("bound").AddColumn("meaning");
        foreach (var gate in report.Gates)
        {
            var colour = gate.Outcome switch { GateOutcome.Green => "green", GateOutcome.Amber => "yellow", _ => "red" };
            table.AddRow(
                Markup.Escape(gate.Name), $"[{colour}]{gate.Outcome.ToString().ToLowerInvariant()}[/]", Markup.Escape(gate.Figure), Markup.Escape(gate.Limit), Markup.Escape(gate.Explanation));
        }

        return table;
    }

    private static Table Titled(string title) => new Table().Title(title).Border(TableBorder.Simple);
}
