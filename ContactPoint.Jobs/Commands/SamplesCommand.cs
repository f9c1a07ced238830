using System.CommandLine;
using System.Diagnostics;

using ContactPoint.Jobs.Samples;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary>The verb <c>samples generate</c>: made-up feeds with truth.</summary>
public static class SampleGenerateCommand
{
    /// <summary>The command <c>samples</c> with its verb <c>generate</c>.</summary>
    public static Command Create()
    {
        var flags = new Flags();
        var generate = new Command(
            "generate",
            """
            Write made-up extracts of five suppliers, with the truth about which rows are which child.

            DIR/day-N/FEED/FEED-YYYYMMDD.csv  what each supplier sends on day N; day 1 is Monday 14 September 2026
            DIR/truth.csv                     feed,day,file,local_id,line,child  (line: the row's first line in the file)
            DIR/planted.csv                   feed,day,line,kind,text,expected   (what the product must drop, hold or withhold)

            The same numbers give the same bytes on every machine. Nobody in the files is real.

            Examples
              contactpoint samples generate --children 3000 --seed 1 --days 2 --out night
              contactpoint samples generate --children 1000000 --seed 7 --out big --flat big/flat.csv --difficulty hard
            """)
        {
            flags.Children, flags.Seed, flags.Days, flags.Out, flags.Difficulty, flags.Flat, flags.Threads,
        };
        generate.SetAction((parsed, cancellation) => Task.FromResult(Run(flags, parsed, Terminal.From(parsed), cancellation)));
        return new Command("samples", "Made-up feeds with truth, in any number.") { generate };
    }

    private static int Run(Flags flags, ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var options = new SampleOptions
        {
            Children = parsed.GetValue(flags.Children),
            Seed = parsed.GetValue(flags.Seed),
            Days = parsed.GetValue(flags.Days),
            OutFolder = parsed.GetValue(flags.Out)!,
            Difficulty = parsed.GetValue(flags.Difficulty),
            FlatFile = parsed.GetValue(flags.Flat),
            Threads = parsed.GetValue(flags.Threads),
        };
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new UsageException(string.Join(Environment.NewLine, faults));
        }

        var clock = Stopwatch.StartNew();
        try
        {
            var counts = terminal.Quiet ? SampleGenerator.Generate(options, null, cancellation) : WithProgress(options, cancellation);
            Report(counts, clock.Elapsed, terminal);
            return ExitCodes.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"The extracts can't be written to {options.OutFolder}: {exception.Message}");
        }
    }

    private static SampleCounts WithProgress(SampleOptions options, CancellationToken cancellation)
    {
        return Terminal.Messages.Progress().Start(context =>
        {
            var task = context.AddTask("children", maxValue: options.Children);
            return SampleGenerator.Generate(options, new Progress(task), cancellation);
        });
    }

    private static void Report(SampleCounts counts, TimeSpan elapsed, Terminal terminal)
    {
        if (terminal.Json)
        {
            Terminal.PrintJson(new { counts.Folder, counts.Children, counts.Families, counts.Rows, counts.Planted, counts.FlatRows, counts.Files, Seconds = elapsed.TotalSeconds });
            return;
        }

        foreach (var file in counts.Files)
        {
            terminal.Say(FormattableString.Invariant($"{file.Rows,10:N0} rows  {file.File}"));
        }

        terminal.Say(FormattableString.Invariant(
            $"{counts.Children:N0} children of {counts.Families:N0} families, {counts.Rows:N0} rows, {counts.Planted:N0} planted values in {elapsed.TotalSeconds:N1} s: {counts.Folder}"));
    }

    /// <summary>Reports on the caller's thread, in order.</summary>
    private sealed class Progress(ProgressTask task) : IProgress<long>
    {
        public void Report(long value) => task.Value = value;
    }

    private sealed class Flags
    {
        public Option<int> Children { get; } = new("--children")
        {
            Required = true,
            Description = $"Children on the first day, 1 to {SampleOptions.MostChildren}; about three rows each.",
        };

        public Option<long> Seed { get; } = new("--seed") { Required = true, Description = "Any whole number; another seed is another world." };

        public Option<int> Days { get; } = new("--days")
        {
            DefaultValueFactory = _ => 1,
            Description = "Days of extracts. From day 2 on about 1% of children have changed, some are born, some leave; youth-services sends changes only.",
        };

        public Option<string> Out { get; } = new("--out") { Required = true, Description = "Folder to write to; made if missing, files of the same names are replaced." };

        public Option<SampleDifficulty> Difficulty { get; } = new("--difficulty")
        {
            DefaultValueFactory = _ => SampleDifficulty.Realistic,
            Description = "How many errors and gaps: easy, realistic or hard.",
        };

        public Option<string?> Flat { get; } = new("--flat")
        {
            Description = "Also write all records of day 1 in one table (record_id, source, child, then the canonical columns), for match link.",
        };

        public Option<int> Threads { get; } = new Option<int>("--threads") { Description = "Threads to use, 0 for all processors; the bytes don't depend on it." }.Within(0, 1_024);
    }
}
