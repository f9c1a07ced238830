using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Registers;
using ContactPoint.Jobs.Hosting;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>feed check</c>: the dry run of a file; needs no database.</summary>
internal static class FeedCheckCommand
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The supplier's file" };
        var feed = new Option<string>("--feed") { Description = "The feed's name, or a specification file that ends in .yaml", Required = true };
        var report = new Option<FileInfo?>("--report") { Description = "Write every issue here as CSV: places and kinds, no values" };
        var accepted = new Option<FileInfo?>("--accepted") { Description = "Write the records that would be staged here as CSV. It holds personal data" };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "The day that the check counts as. Default: today" };
        asOf.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<DateOnly?>() is { Year: < FirstYear or > LastYear })
            {
                result.AddError($"--as-of is a day of the years {FirstYear} to {LastYear}.");
            }
        });
        var command = new Command("check", "Say what would become of a file's rows, and keep nothing") { file, feed, report, accepted, asOf };
        command.SetAction(arguments => Run(
            Terminal.From(arguments),
            arguments.GetRequiredValue(file),
            arguments.GetRequiredValue(feed),
            new(arguments.GetValue(report), arguments.GetValue(accepted)),
            arguments.GetValue(asOf) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime)));
        return command;
    }

    private static int Run(Terminal terminal, FileInfo file, string feed, Outputs outputs, DateOnly asOf)
    {
        if (!file.Exists)
        {
            throw new RefusedException($"{file} does not exist.");
        }

        OutputFiles.RefuseClash([file], outputs.Report, outputs.Accepted);
        using (var stream = file.OpenRead())
        {
            if (!stream.CanSeek)
            {
                throw new RefusedException($"{file} is no file on a disk. It is read more than once, so write it to one first.");
            }
        }

        var clock = Stopwatch.StartNew();
        ExtractSummary summary;
        try
        {
            summary = Check(SpecOf(terminal, feed), OptionsOf(terminal).ReadRegisters(), file, outputs, asOf);
        }
        catch (ExtractRefusedException refused)
        {
            throw new RefusedException($"{file.Name} is refused as a whole; nothing of it would be staged.{Environment.NewLine}{refused.Message}");
        }

        if (terminal.Json)
        {
            Terminal.PrintJson(JsonOf(summary, file, clock.Elapsed));
        }
        else
        {
            Draw(Terminal.Results, summary, file);
        }

        return ExitCodes.Done;
    }

    private static FeedSpec SpecOf(Terminal terminal, string feed)
    {
        if (feed.EndsWith(".yaml", StringComparison.Ordinal))
        {
            return File.Exists(feed)
                ? FeedSpec.Parse(File.ReadAllText(feed), Path.GetFileName(feed))
                : throw new RefusedException($"The specification {feed} does not exist.");
        }

        var feeds = FeedCatalogue.Load(OptionsOf(terminal).EffectiveFeedsFolder);
        return feeds.Find(feed)
            ?? throw new RefusedException($"There is no feed {feed}. There are: {string.Join(", ", feeds.Feeds.Select(known => known.Name))}.");
    }

    private static ContactPointOptions OptionsOf(Terminal terminal) =>
        ProgramConfiguration.Read<ContactPointOptions>(ContactPointOptions.Section, terminal.ConfigFile);

    private static ExtractSummary Check(FeedSpec spec, RegisterSet registers, FileInfo file, Outputs outputs, DateOnly asOf)
    {
        using var issues = outputs.Report is { } report ? new IssuesFile(report.Create()) : null;
        using var accepted = outputs.Accepted is { } target ? new AcceptedFile(target.Create()) : null;
        using var check = ExtractCheck.Open(spec, file.OpenRead, asOf, registers);
        issues?.Write(check.FileIssues);
        foreach (var outcome in check.Rows())
        {
            issues?.Write(outcome.Issues);
            if (outcome is RowOutcome.Accepted row)
            {
                accepted?.Write(row);
            }
        }

        return check.Summary;
    }

    private static object JsonOf(ExtractSummary summary, FileInfo file, TimeSpan elapsed)
    {
        using var stream = file.OpenRead();
        return new
        {
            summary.Feed,
            File = file.Name,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(stream)),
            summary.Encoding,
            summary.Counts.Rows,
            summary.Counts.Accepted,
            summary.Counts.Quarantined,
            summary.Counts.Held,
            summary.Counts.Withheld,
            summary.Counts.Duplicate,
            summary.Rules,
            summary.Issues,
            Seconds = elapsed.TotalSeconds,
        };
    }

    private static void Draw(IAnsiConsole console, ExtractSummary summary, FileInfo file)
    {
        console.WriteLine($"{file.Name} as {summary.Feed}, in {summary.Encoding}");
        var counts = summary.Counts;
        console.Write(Pairs("Rows", [
            ("rows", counts.Rows), ("accepted", counts.Accepted), ("quarantined", counts.Quarantined), ("held", counts.Held),
            ("withheld", counts.Withheld), ("duplicate", counts.Duplicate)]));
        console.Write(Pairs("Rules", summary.Rules.Select(rule => (rule.Key, rule.Value))));
        console.Write(Pairs("Columns that were left unread, and in how many rows they held something", summary.DroppedColumns.Select(column => (column.Name, column.NonBlankCount))));

        var issues = new Table().Title("Issues").AddColumn("code").AddColumn(new TableColumn("count").RightAligned()).AddColumn("severity").AddColumn("meaning and cure");
        foreach (var (code, count) in summary.Issues)
        {
            var kind = IssueKinds.All.Single(known => known.Code == code);
            issues.AddRow(code, count.ToString("N0", Invariant), IssuesFile.Word(kind.Severity), Markup.Escape($"{kind.Meaning} {kind.WhatToDo}"));
        }

        console.Write(issues);
    }

    private static Table Pairs(string title, IEnumerable<(string Name, long Count)> pairs)
    {
        var table = new Table().Title(title).AddColumn("").AddColumn(new TableColumn("count").RightAligned());
        foreach (var (name, count) in pairs)
        {
            table.AddRow(Markup.Escape(name), count.ToString("N0", Invariant));
        }

        return table;
    }

    private sealed record Outputs(FileInfo? Report, FileInfo? Accepted);
}
