using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

using ContactPoint.Ingest.Checking;
using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>bench</c>: measurements, each beside what it is to be held against.</summary>
internal static class BenchCommand
{
    private const string DataFolder = ".contactpoint/bench";
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static Command Create() => new("bench", "Measure the program on this machine; the last line is one JSON object") { Ingest() };

    private static Command Ingest()
    {
        var rows = new Option<int>("--rows") { Description = "Rows of the made-up school census", DefaultValueFactory = _ => 1_000_000 }.Within(1_000, BenchExtract.MostRows);
        var runs = new Option<int>("--runs") { Description = "Rounds; the medians are reported", DefaultValueFactory = _ => 3 }.Within(1, 99);
        var command = new Command(
            "ingest",
            """
            Load a made-up school census into PostgreSQL through every check, and set it against two floors.

            Each round loads the same rows in three ways, one after the other:
              product  from the sealed file, through reading, checking, minimising and sealing, into the logged and indexed staging
                       table, in one transaction, as a night does; then its records are screened again, as a night does when
                       the rules, an operator's list or an allowance has changed
              floor    the same accepted rows, packed before, by binary COPY into the same table: what PostgreSQL itself needs
              raw      the rows of the file as they are, by COPY into an unlogged table of text columns

            It uses a private PostgreSQL under ./.contactpoint/bench, where the made-up file is kept too.
            """)
        {
            rows, runs,
        };
        command.SetAction((arguments, stop) => RunAsync(Terminal.From(arguments), arguments.GetValue(rows), arguments.GetValue(runs), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, int rows, int runs, CancellationToken cancellationToken)
    {
        terminal.Say($"Making {rows.ToString("N0", Invariant)} rows, unless they are kept from before");
        var extract = BenchExtract.Prepare(Path.Combine(DataFolder, "extracts"), rows, cancellationToken);
        await using var host = await ContactPointHost.StartOnSamplesAsync(
            HostRole.Client, terminal.ConfigFile, DemoCommand.Settings(DataFolder), cancellationToken);
        var measurement = ActivatorUtilities.CreateInstance<IngestMeasurement>(host.Services);
        terminal.Say("Sealing the file and packing its accepted rows for the floor");
        var counts = await measurement.PrepareAsync(extract, cancellationToken);
        var rounds = new List<IngestRound>();
        for (var run = 1; run <= runs; run++)
        {
            rounds.Add(await measurement.RoundAsync(extract, cancellationToken));
            terminal.Say(LineOf(run, rounds[^1]));
        }

        Print(terminal, counts, new FileInfo(extract.Extract).Length, rounds, await measurement.ServerVersionAsync(cancellationToken));
        return ExitCodes.Done;
    }

    private static string LineOf(int run, IngestRound round) => string.Create(
        Invariant,
        $"round {run}: product {round.Seconds:N2} s (checking {round.CheckingSeconds:N2} s), floor {round.FloorSeconds:N2} s, raw {round.RawSeconds:N2} s; {round.Seconds / round.FloorSeconds:N2} times the floor; peak {round.PeakBytes / 1e6:N0} MB, allocated {round.AllocatedBytes / 1e6:N0} MB; screened again {round.RescreenSeconds:N2} s, {round.RescreenSeconds / round.Seconds:N2} times the load, peak {round.RescreenPeakBytes / 1e6:N0} MB");

    private static void Print(Terminal terminal, RowCounts counts, long fileBytes, List<IngestRound> rounds, string server)
    {
        var seconds = Median(rounds, round => round.Seconds);
        var figures = new Dictionary<string, object>
        {
            ["name"] = "ingest",
            ["n"] = counts.Rows,
            ["median_seconds"] = seconds,
            ["peak_bytes"] = rounds.Max(round => round.PeakBytes),
            ["rows_per_second"] = counts.Rows / seconds,
            ["megabytes_per_second"] = fileBytes / 1e6 / seconds,
            ["ratio_to_floor"] = Median(rounds, round => round.Seconds / round.FloorSeconds),
            ["ratio_to_raw"] = Median(rounds, round => round.Seconds / round.RawSeconds),
            ["floor_seconds"] = Median(rounds, round => round.FloorSeconds),
            ["raw_seconds"] = Median(rounds, round => round.RawSeconds),
            ["checking_seconds"] = Median(rounds, round => round.CheckingSeconds),
            ["rescreen_seconds"] = Median(rounds, round => round.RescreenSeconds),
            ["rescreen_rows_per_second"] = counts.Accepted / Median(rounds, round => round.RescreenSeconds),
            ["rescreen_peak_bytes"] = rounds.Max(round => round.RescreenPeakBytes),
            ["ratio_of_rescreen_to_load"] = Median(rounds, round => round.RescreenSeconds / round.Seconds),
            ["accepted"] = counts.Accepted,
            ["quarantined"] = counts.Quarantined,
            ["held"] = counts.Held,
            ["withheld"] = counts.Withheld,
            ["duplicate"] = counts.Duplicate,
            ["file_bytes"] = fileBytes,
            ["runs"] = rounds.Count,
            ["processors"] = Environment.ProcessorCount,
            ["machine"] = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
            ["runtime"] = RuntimeInformation.FrameworkDescription,
            ["postgresql"] = server,
        };
        terminal.Say(string.Create(
            Invariant,
            $"""
            {counts.Rows:N0} rows of {fileBytes / 1e6:N0} MB, {counts.Accepted:N0} accepted, median of {rounds.Count}: {seconds:N2} s
            {counts.Rows / seconds:N0} rows/s, {fileBytes / 1e6 / seconds:N1} MB/s, peak memory {rounds.Max(round => round.PeakBytes) / 1e6:N0} MB
            screened again: {figures["rescreen_rows_per_second"]:N0} records/s, peak memory {rounds.Max(round => round.RescreenPeakBytes) / 1e6:N0} MB, {figures["ratio_of_rescreen_to_load"]:N2} times the load
            {figures["ratio_to_floor"]:N2} times the floor (packed binary COPY, same table), {figures["ratio_to_raw"]:N2} times the raw text COPY
            {figures["machine"]}, {Environment.ProcessorCount} processors, {figures["runtime"]}, PostgreSQL {server}
            """));
        Terminal.PrintJsonText(JsonSerializer.Serialize(figures));
    }

    private static double Median(List<IngestRound> rounds, Func<IngestRound, double> figure)
    {
        var sorted = rounds.Select(figure).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
