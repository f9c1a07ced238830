using System.Globalization;

using ContactPoint.Ingest.Checking;
using ContactPoint.Jobs.Nightly;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary>Draws what a dry run found, for a data manager at a screen of 80 columns: what became of the rows, who must do what, then the columns.</summary>
internal static class FeedCheckScreen
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static void Draw(IAnsiConsole console, FeedCheckReport report, FileInfo file)
    {
        var summary = report.Summary;
        console.WriteLine($"{file.Name} as {summary.Feed}, in {summary.Encoding}. Nothing was kept.");
        console.WriteLine($"SHA-256 {report.Sha256}");
        DrawRows(console, summary.Counts);
        DrawIssues(console, summary);
        DrawColumns(console, report);
        DrawDropped(console, summary);
        if (report.Last is { } last)
        {
            DrawLast(console, report, last);
        }

        if (report.NotLookedAt is { } unlooked)
        {
            console.WriteLine(unlooked);
        }

        foreach (var reason in report.HoldReasons)
        {
            console.WriteLine($"The night would hold the whole extract: {reason}");
        }

        console.WriteLine(Verdict(summary, report.HoldReasons.Count > 0));
    }

    /// <summary>The one line that a person in a hurry reads.</summary>
    private static string Verdict(ExtractSummary summary, bool isHeld)
    {
        long Of(Severity severity) => summary.Issues.Where(issue => KindOf(issue.Key).Severity == severity).Sum(issue => issue.Value);
        return string.Create(
            Invariant,
            $"{summary.Counts.Accepted:N0} of {summary.Counts.Rows:N0} rows would be staged{(isHeld ? ", once a person releases the extract" : "")}; {Of(Severity.Error):N0} errors to put right, {Of(Severity.Query):N0} queries to explain, {Of(Severity.Notice):N0} notices.");
    }

    private static void DrawRows(IAnsiConsole console, RowCounts counts)
    {
        var table = NewTable("Rows").AddColumn("").AddColumn(Right("rows")).AddColumn(Right("share")).AddColumn("");
        Row(table, "accepted", counts.Accepted, counts.Rows, "would be staged");
        Row(table, "quarantined", counts.Quarantined, counts.Rows, "a fault in the row: put right and send again");
        Row(table, "held", counts.Held, counts.Rows, "would wait for an officer");
        Row(table, "withheld", counts.Withheld, counts.Rows, "the rules leave nothing of them");
        Row(table, "duplicate", counts.Duplicate, counts.Rows, "the same row stood earlier");
        Row(table, "all", counts.Rows, counts.Rows, "");
        console.Write(table);
    }

    private static void Row(Table table, string what, long count, long of, string meaning) =>
        table.AddRow(what, Number(count), Share(count, of), meaning);

    private static void DrawIssues(IAnsiConsole console, ExtractSummary summary)
    {
        if (summary.Issues.Count == 0)
        {
            console.WriteLine("No issue was found.");
            return;
        }

        var table = NewTable("Issues").AddColumn("code").AddColumn(Right("count")).AddColumn("severity").AddColumn("who acts").AddColumn("what it means, and the cure");
        foreach (var (kind, count) in summary.Issues.Select(issue => (KindOf(issue.Key), issue.Value)).OrderByDescending(issue => issue.Item1.Severity))
        {
            table.AddRow(
                kind.Code, Number(count), IssuesFile.Word(kind.Severity), ReferencePages.Word(kind.Actor), Markup.Escape($"{kind.Meaning} {kind.WhatToDo}"));
        }

        console.Write(table);
    }

    private static void DrawColumns(IAnsiConsole console, FeedCheckReport report)
    {
        var table = NewTable("Columns").AddColumn("column").AddColumn(Right("blank")).AddColumn(Right("distinct")).AddColumn(Right("longest"));
        foreach (var column in report.Columns)
        {
            table.AddRow(
                Markup.Escape(column.Column), Share(column.Blank, report.Summary.Counts.Rows),
                column.IsEstimate ? $"about {Number(column.Distinct)}" : Number(column.Distinct), Number(column.Longest));
        }

        console.Write(table);
    }

    private static void DrawDropped(IAnsiConsole console, ExtractSummary summary)
    {
        if (summary.DroppedColumns.Count == 0)
        {
            return;
        }

        var table = NewTable("Left unread, because no mapping names them").AddColumn("column").AddColumn(Right("rows with something"));
        foreach (var column in summary.DroppedColumns)
        {
            table.AddRow(Markup.Escape(column.Name), Number(column.NonBlankCount));
        }

        console.Write(table);
    }

    private static void DrawLast(IAnsiConsole console, FeedCheckReport report, LastLoads last)
    {
        var table = NewTable("Last loads").AddColumn("day").AddColumn(Right("rows")).AddColumn(Right("accepted")).AddColumn(Right("accepted of rows"));
        table.AddRow("this file", Number(report.Summary.Counts.Rows), Number(report.Summary.Counts.Accepted), Share(report.Summary.Counts.Accepted, report.Summary.Counts.Rows));
        foreach (var load in last.Loads)
        {
            table.AddRow(load.ExtractDate.ToString("yyyy-MM-dd", Invariant), Number(load.Rows), Number(load.Accepted), Share(load.Accepted, load.Rows));
        }

        console.Write(table);
        foreach (var (field, before, now) in report.ChangedFields)
        {
            console.WriteLine(string.Create(Invariant, $"{field}: blank in {1 - now:P1} of accepted rows, {1 - before:P1} at the last load"));
        }
    }

    private static IssueKind KindOf(string code) => IssueKinds.All.Single(known => known.Code == code);

    private static Table NewTable(string title) => new Table().Title(title).Border(TableBorder.Simple);

    private static TableColumn Right(string heading) => new TableColumn(heading).RightAligned().NoWrap();

    private static string Number(long count) => count.ToString("N0", Invariant);

    private static string Share(long count, long of) => of == 0 ? "" : ((double)count / of).ToString("P1", Invariant);
}
