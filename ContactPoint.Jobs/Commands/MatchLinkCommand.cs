using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

using ContactPoint.Ingest.Reading;
using ContactPoint.Matching;
using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Clustering;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>match link</c>: trains what the model leaves open, scores and clusters any CSV.</summary>
internal static class MatchLinkCommand
{
    private const int MostThreads = 1_024;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static Command Create()
    {
        var flags = new Flags();
        var command = new Command(
            "link",
            """
            Link the records of any CSV: train what the model leaves open, score, cluster. Needs no database.

            Ids are unique over all files. Without --source, the file's name is the source. Pairs for review are not joined.

            Example
              contactpoint match link people.csv --model samples/models/febrl.json --id unique_id --out clusters.csv
            """)
        {
            flags.Files, flags.Model, flags.Id, flags.Source, flags.Mode, flags.Constraints, flags.Seed, flags.Threads, flags.Out, flags.Links, flags.ModelOut,
        };
        command.SetAction((arguments, stop) => Task.FromResult(Run(flags, arguments, Terminal.From(arguments), stop)));
        return command;
    }

    private static int Run(Flags flags, ParseResult arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        OutputFiles.RefuseClash(
            [.. arguments.GetRequiredValue(flags.Files), arguments.GetRequiredValue(flags.Model), arguments.GetValue(flags.Constraints)],
            arguments.GetRequiredValue(flags.Out), arguments.GetValue(flags.Links), arguments.GetValue(flags.ModelOut));
        var clock = Stopwatch.StartNew();
        var model = ModelFiles.Read(arguments.GetRequiredValue(flags.Model));
        var records = RecordFiles.Read(
            arguments.GetRequiredValue(flags.Files), model, arguments.GetRequiredValue(flags.Id), arguments.GetValue(flags.Source),
            new() { MaxDegreeOfParallelism = arguments.GetValue(flags.Threads), CancellationToken = cancellationToken });
        var read = clock.Elapsed;
        var options = new Matching.LinkOptions
        {
            Mode = arguments.GetValue(flags.Mode),
            Constraints = arguments.GetValue(flags.Constraints) is { } constraints ? ReadConstraints(constraints, records) : [],
            Seed = arguments.GetValue(flags.Seed),
            Threads = arguments.GetValue(flags.Threads),
        };
        var result = terminal.Quiet ? Linker.Link(records.Table, model, options, cancellationToken) : Watched(records, model, options, cancellationToken);
        var linked = clock.Elapsed;
        Write(flags, arguments, records, result);
        Print(terminal, records, result, read, clock.Elapsed - linked, clock.Elapsed);
        return ExitCodes.Done;
    }

    private static LinkageResult Watched(
        RecordFiles records, Matching.Model.LinkageModel model, Matching.LinkOptions options, CancellationToken cancellationToken) =>
        Terminal.Messages.Progress().Start(context =>
        {
            var bar = context.AddTask("link", maxValue: 1);
            var result = Linker.Link(records.Table, model, options with { Progress = new Bar(bar) }, cancellationToken);
            bar.Value = 1;
            return result;
        });

    private static void Write(Flags flags, ParseResult arguments, RecordFiles records, LinkageResult result)
    {
        using (var clusters = new CsvTableWriter(arguments.GetRequiredValue(flags.Out).Create(), ["id", "cluster"]))
        {
            for (var row = 0; row < records.Table.RowCount; row++)
            {
                clusters.Write(records.Table.IdOf(row), records.Table.IdOf(result.ClusterOfRow[row]));
            }
        }

        if (arguments.GetValue(flags.Links) is { } linksFile)
        {
            WriteLinks(linksFile, records, result);
        }

        if (arguments.GetValue(flags.ModelOut) is { } modelFile)
        {
            ModelFiles.Write(result.Model, modelFile);
        }
    }

    private static void WriteLinks(FileInfo file, RecordFiles records, LinkageResult result)
    {
        using var links = new CsvTableWriter(file.Create(), ["id_a", "id_b", "weight", "probability", "decision", "together"]);
        foreach (var link in result.Links)
        {
            links.Write(
                records.Table.IdOf(link.RowA),
                records.Table.IdOf(link.RowB),
                link.Weight.Bits.ToString("R", Invariant),
                link.Probability.ToString("R", Invariant),
                link.Decision == LinkDecision.Link ? "link" : "review",
                link.Together ? "true" : "false");
        }
    }

    private static void Print(Terminal terminal, RecordFiles records, LinkageResult result, TimeSpan read, TimeSpan write, TimeSpan total)
    {
        using var process = Process.GetCurrentProcess();
        var times = result.Times;
        if (terminal.Json)
        {
            Terminal.PrintJson(new
            {
                Records = records.Table.RowCount,
                Pairs = result.PairCount,
                Links = result.Links.Count(link => link.Decision == LinkDecision.Link),
                Clusters = result.ClusterCount,
                Review = result.Links.Count(link => link.Decision == LinkDecision.Review),
                Seconds = new
                {
                    Read = read.TotalSeconds,
                    Block = times.Block.TotalSeconds,
                    Train = times.Train.TotalSeconds,
                    Score = times.Score.TotalSeconds,
                    Cluster = times.Cluster.TotalSeconds,
                    Write = write.TotalSeconds,
                    Total = total.TotalSeconds,
                },
                peak_bytes = process.PeakWorkingSet64,
            });
            return;
        }

        terminal.Say(string.Create(
            Invariant,
            $"{records.Table.RowCount:N0} records, {result.PairCount:N0} pairs compared, {result.ClusterCount:N0} clusters in {total.TotalSeconds:0.00} s"));
        foreach (var rule in result.Blocking.Where(rule => rule.PairsNotCompared > 0))
        {
            terminal.Say(string.Create(Invariant, $"Blocking rule {rule.Rule} left {rule.PairsNotCompared:N0} pairs of too large blocks uncompared. Give it a finer key."));
        }

        foreach (var conflict in result.Conflicts)
        {
            terminal.Say($"Decisions contradict each other about {conflict.Rows.Count} records; they were left apart.");
        }
    }

    private static Constraint[] ReadConstraints(FileInfo file, RecordFiles records)
    {
        using var reader = RecordFiles.Open(file);
        var (a, b, decision) = (RecordFiles.PlaceOf(reader, "id_a", file), RecordFiles.PlaceOf(reader, "id_b", file), RecordFiles.PlaceOf(reader, "decision", file));
        var constraints = new List<Constraint>();
        while (reader.Read())
        {
            var isSame = reader[decision] switch
            {
                "same" => true,
                "different" => false,
                _ => throw new RefusedException($"{file.Name}, line {reader.LineNumber}: decision is neither same nor different."),
            };
            constraints.Add(new(records.RowOf(reader[a]), records.RowOf(reader[b]), isSame));
        }

        return [.. constraints];
    }

    private sealed class Bar(ProgressTask task) : IProgress<LinkProgress>
    {
        public void Report(LinkProgress value)
        {
            task.Description = value.Step;
            task.Value = value.Share;
        }
    }

    private sealed class Flags
    {
        public Argument<FileInfo[]> Files { get; } = new("FILE.csv") { Description = "One file or more, with the same columns", Arity = ArgumentArity.OneOrMore };

        public Option<FileInfo> Model { get; } = new("--model") { Description = "A linkage model (JSON)", Required = true };

        public Option<string> Id { get; } = new("--id") { Description = "The column that names each row, unique over all files", Required = true };

        public Option<string?> Source { get; } = new("--source") { Description = "The column that says who sent a row. Default: the file's name" };

        public Option<LinkMode> Mode { get; } = new("--mode")
        {
            Description = "dedupe: pairs within a source; link: pairs of different sources; both",
            DefaultValueFactory = _ => LinkMode.Both,
        };

        public Option<FileInfo?> Constraints { get; } = new("--constraints") { Description = "Decisions that are kept to: a CSV of id_a,id_b,decision (same or different)" };

        public Option<long?> Seed { get; } = new("--seed") { Description = "Seed of the sampling, in place of the model's" };

        public Option<int> Threads { get; } = new Option<int>("--threads")
        {
            Description = "How many threads work; the outcome is the same. Default: all cores",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        }.Within(1, MostThreads);

        public Option<FileInfo> Out { get; } = new("--out") { Description = "Where clusters.csv goes: id,cluster in input order", Required = true };

        public Option<FileInfo?> Links { get; } = new("--links") { Description = "Where the pairs at or over the review threshold go" };

        public Option<FileInfo?> ModelOut { get; } = new("--model-out") { Description = "Where the trained model goes" };
    }
}
