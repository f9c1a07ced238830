using System.CommandLine;
using System.Globalization;

using ContactPoint.Matching;
using ContactPoint.Matching.Model;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>model</c>: linkage models.</summary>
internal static class ModelCommand
{
    public static Command Create() => new("model", "Linkage models: what decides whether two records are one person") { Lint(), Show() };

    private static Command Lint()
    {
        var file = new Argument<FileInfo>("MODEL") { Description = "A linkage model (JSON)" };
        var command = new Command("lint", "Say everything that is wrong with a model") { file };
        command.SetAction(arguments =>
        {
            var terminal = Terminal.From(arguments);
            var faults = Linker.FindFaults(ModelFiles.Read(arguments.GetRequiredValue(file)));
            if (terminal.Json)
            {
                Terminal.PrintJson(new { Ok = faults.Count == 0, Faults = faults });
            }
            else
            {
                foreach (var fault in faults.DefaultIfEmpty("The model can be run."))
                {
                    Terminal.Results.WriteLine(fault);
                }
            }

            return faults.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static Command Show()
    {
        var file = new Argument<FileInfo>("MODEL") { Description = "A linkage model (JSON)" };
        var command = new Command("show", "Show a model's comparisons, levels and probabilities") { file };
        command.SetAction(arguments =>
        {
            var model = ModelFiles.Read(arguments.GetRequiredValue(file));
            if (Terminal.From(arguments).Json)
            {
                Terminal.PrintJsonText(ModelFile.Write(model));
                return ExitCodes.Done;
            }

            Draw(Terminal.Results, model);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Draw(IAnsiConsole console, LinkageModel model)
    {
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name} v{model.Version}: join at {model.Thresholds.Join} bits, fracture {model.Thresholds.Fracture}, review {model.Thresholds.Review}"));
        foreach (var comparison in model.Comparisons)
        {
            var table = new Table().Title(Markup.Escape(comparison.Name)).AddColumns("level", "m", "u", "sibling", "twin");
            foreach (var level in comparison.Levels)
            {
                table.AddRow([Markup.Escape(level.Label), .. new[] { level.M, level.U, level.Sibling, level.Twin }.Select(Probability)]);
            }

            console.Write(table);
        }
    }

    private static string Probability(double? probability) =>
        probability?.ToString("0.######", CultureInfo.InvariantCulture) ?? "to be trained";
}
