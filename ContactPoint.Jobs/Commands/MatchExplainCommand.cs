using System.CommandLine;
using System.Globalization;

using ContactPoint.Matching;
using ContactPoint.Matching.Model;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>match explain</c>: why two records were or were not linked.</summary>
internal static class MatchExplainCommand
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE.csv") { Description = "The records" };
        var one = new Argument<string>("A") { Description = "The id of one record" };
        var other = new Argument<string>("B") { Description = "The id of the other" };
        var model = new Option<FileInfo>("--model") { Description = "The linkage model; one that leaves something open is trained on the file first", Required = true };
        var id = new Option<string>("--id") { Description = "The column that names each row", Required = true };
        var source = new Option<string?>("--source") { Description = "The column that says who sent a row. Default: the file's name" };
        var command = new Command("explain", "Say why two records were or were not linked: the very sum that the thresholds tested") { file, one, other, model, id, source };
        command.SetAction((arguments, stop) =>
        {
            var linkage = ModelFiles.Read(arguments.GetRequiredValue(model));
            var records = RecordFiles.Read(
                [arguments.GetRequiredValue(file)], linkage, arguments.GetRequiredValue(id), arguments.GetValue(source), new() { CancellationToken = stop });
            var (a, b) = (records.RowOf(arguments.GetRequiredValue(one)), records.RowOf(arguments.GetRequiredValue(other)));
            if (a == b)
            {
                throw new RefusedException("A and B are one record: there is nothing to explain.");
            }

            var explanation = Linker.Explain(records.Table, linkage, a, b, new Matching.LinkOptions(), stop);
            if (Terminal.From(arguments).Json)
            {
                Terminal.PrintJson(JsonOf(explanation));
            }
            else
            {
                Draw(Terminal.Results, explanation);
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    /// <summary>The explanation as people and scripts get it: weights in bits.</summary>
    internal static object JsonOf(PairExplanation explanation) => new
    {
        Weight = explanation.Weight.Bits,
        explanation.Probability,
        Decision = Word(explanation.Decision),
        Compared = explanation.WasCompared,
        Columns = explanation.Columns.Select(column => new
        {
            Rival = Word(column.Rival),
            Prior = column.Prior.Bits,
            Steps = column.Steps.Select(step => new { step.Comparison, step.Level, Weight = step.Weight.Bits }),
            Total = column.Total.Bits,
        }),
        Rules = explanation.Rules.Select(rule => new { rule.Rule, Outcome = Word(rule.Outcome) }),
    };

    private static void Draw(IAnsiConsole console, PairExplanation explanation)
    {
        var table = new Table().Title("How much better one person explains the pair than each rival, in bits").AddColumns("comparison", "level");
        foreach (var column in explanation.Columns)
        {
            table.AddColumn(new TableColumn(Word(column.Rival)).RightAligned());
        }

        table.AddRow(["prior", "", .. explanation.Columns.Select(column => Bits(column.Prior))]);
        foreach (var step in explanation.Columns.SelectMany(column => column.Steps).Select(step => (step.Comparison, step.Level)).Distinct())
        {
            table.AddRow([Markup.Escape(step.Comparison), Markup.Escape(step.Level), .. explanation.Columns.Select(column =>
                column.Steps.Where(row => (row.Comparison, row.Level) == step).Select(row => Bits(row.Weight)).FirstOrDefault(""))]);
        }

        table.AddRow(["total", "", .. explanation.Columns.Select(column => Bits(column.Total))]);
        console.Write(table);
        console.WriteLine(string.Create(
            Invariant, $"Joined: {explanation.Weight.Bits:+0.00;-0.00} bits, probability {explanation.Probability:0.######}: {Word(explanation.Decision)}."));
        if (!explanation.WasCompared)
        {
            console.WriteLine("But no blocking rule brought the two together, so they were never compared:");
            foreach (var rule in explanation.Rules)
            {
                console.WriteLine($"  {rule.Rule}: {Word(rule.Outcome)}");
            }
        }
    }

    private static string Bits(MatchWeight weight) => weight.Bits.ToString("+0.00;-0.00;0.00", Invariant);

    private static string Word(Rival rival) => $"a {rival.ToString().ToLowerInvariant()}";

    private static string Word(LinkDecision decision) => decision switch
    {
        LinkDecision.Link => "link",
        LinkDecision.Review => "review",
        _ => "no link",
    };

    private static string Word(RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.Compared => "brought them together",
        RuleOutcome.KeyMissing => "one of them misses a part of the key",
        RuleOutcome.KeysDiffer => "their keys differ",
        RuleOutcome.BlockTooLarge => "their block is too large",
        _ => "their sources are not paired",
    };
}
