using System.CommandLine;
using System.Globalization;

using ContactPoint.Matching.Evaluating;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>match evaluate</c>: clusters against the truth.</summary>
internal static class MatchEvaluateCommand
{
    public static Command Create()
    {
        var clusters = new Option<FileInfo>("--clusters") { Description = "The clusters: a CSV of id,cluster", Required = true };
        var truth = new Option<FileInfo>("--truth") { Description = "The truth: a CSV", Required = true };
        var id = new Option<string>("--id") { Description = "The truth's column of ids", Required = true };
        var entity = new Option<string>("--entity") { Description = "The truth's column that names the entity; an empty one counts as not known", Required = true };
        var command = new Command("evaluate", "Compare clusters with the truth: precision, recall and F1 over pairs and over whole clusters") { clusters, truth, id, entity };
        command.SetAction(arguments =>
        {
            var evaluation = Evaluation.Of(
                ReadColumn(arguments.GetRequiredValue(clusters), "id", "cluster"),
                ReadColumn(arguments.GetRequiredValue(truth), arguments.GetRequiredValue(id), arguments.GetRequiredValue(entity)));
            if (Terminal.From(arguments).Json)
            {
                PrintJson(evaluation);
            }
            else
            {
                Draw(evaluation);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Dictionary<string, string> ReadColumn(FileInfo file, string key, string value)
    {
        using var reader = RecordFiles.Open(file);
        var (keyPlace, valuePlace) = (RecordFiles.PlaceOf(reader, key, file), RecordFiles.PlaceOf(reader, value, file));
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            if (reader[valuePlace].Length > 0 && !values.TryAdd(reader[keyPlace], reader[valuePlace]))
            {
                throw new RefusedException($"{file.Name}, line {reader.LineNumber}: this {key} stands earlier in the file. Each record is named once.");
            }
        }

        return values;
    }

    private static void PrintJson(Evaluation evaluation) => Terminal.PrintJson(new
    {
        Pairwise = new
        {
            evaluation.Pairwise.Precision,
            evaluation.Pairwise.Recall,
            evaluation.Pairwise.F1,
            true_pairs = evaluation.TruePairs,
            found_pairs = evaluation.FoundPairs,
        },
        evaluation.Cluster,
        evaluation.Ignored,
    });

    private static void Draw(Evaluation evaluation)
    {
        var table = new Table().AddColumns("", "precision", "recall", "F1");
        table.AddRow(["pairs", .. Cells(evaluation.Pairwise)]);
        table.AddRow(["whole clusters", .. Cells(evaluation.Cluster)]);
        Terminal.Results.Write(table);
        Terminal.Results.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{evaluation.TruePairs:N0} true pairs, {evaluation.FoundPairs:N0} found; {evaluation.Ignored:N0} records without a truth were left out"));
    }

    private static IEnumerable<string> Cells(Ratios ratios) =>
        new[] { ratios.Precision, ratios.Recall, ratios.F1 }.Select(ratio => ratio?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "undefined");
}
