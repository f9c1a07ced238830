using System.Globalization;
using System.Text;

using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Checking;

/// <summary>Writes issues.csv: every issue, none left out, and no value from the file. It opens safely in a spreadsheet.</summary>
/// <remarks>The line is how a supplier finds the row again. A hash of the local id would add nothing for whom it is kept from, and give the row away to whoever can recompute it.</remarks>
/// <threadsafety>Not safe for use by several threads at once.</threadsafety>
/// <param name="stream">Where to; closed with the writer.</param>
public sealed class IssuesFile(Stream stream) : IDisposable
{
    private readonly CsvTableWriter _writer = new(Marked(stream), ["line", "column", "code", "severity", "effect", "who_acts", "message"], CsvAudience.Spreadsheets);

    /// <summary>Writes issues in the order given.</summary>
    public void Write(IReadOnlyList<Issue> issues)
    {
        ArgumentNullException.ThrowIfNull(issues);
        foreach (var issue in issues)
        {
            var kind = issue.Kind;
            _writer.Write(
                issue.LineNumber.ToString(CultureInfo.InvariantCulture), issue.Column, kind.Code, Word(kind.Severity), Word(kind.Effect), ReferencePages.Word(kind.Actor),
                issue.Successors.Length == 0 ? $"{kind.Meaning} {kind.WhatToDo}" : $"{kind.Meaning} {kind.WhatToDo} The register has in its place: {issue.Successors}.");
        }
    }

    /// <summary>Writes why a file is refused as a whole; line 0 is the file. Nothing of such a file is staged, so it has no issues of rows.</summary>
    public void Write(IReadOnlyList<Refusal> refusals)
    {
        ArgumentNullException.ThrowIfNull(refusals);
        foreach (var refusal in refusals)
        {
            _writer.Write(
                refusal.LineNumber.ToString(CultureInfo.InvariantCulture), refusal.Column, refusal.Kind.Code, Word(Severity.Error), "file_refused", ReferencePages.Word(Actor.Supplier),
                $"{refusal.Kind.Meaning} {refusal.Kind.WhatToDo}");
        }
    }

    /// <summary>error, query or notice.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Query => "query",
        _ => "notice",
    };

    /// <summary>none, value_dropped, row_quarantined, row_held or row_withheld.</summary>
    public static string Word(Effect effect) => effect switch
    {
        Effect.ValueDropped => "value_dropped",
        Effect.RowQuarantined => "row_quarantined",
        Effect.RowHeld => "row_held",
        Effect.RowWithheld => "row_withheld",
        _ => "none",
    };

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    /// <summary>Without the byte order mark a spreadsheet takes the file for the machine's own encoding, and shows names of columns with accents wrongly.</summary>
    private static Stream Marked(Stream stream)
    {
        stream.Write(Encoding.UTF8.Preamble);
        return stream;
    }
}
