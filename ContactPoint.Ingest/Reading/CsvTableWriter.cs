using CsvHelper;

namespace ContactPoint.Ingest.Reading;

/// <summary>How a table opens elsewhere.</summary>
public enum CsvAudience
{
    /// <summary>Programs: every value exactly as it is.</summary>
    Programs,

    /// <summary>People with a spreadsheet: a text that it would run as a formula gets an apostrophe in front.</summary>
    Spreadsheets,
}

/// <summary>Writes a table as RFC 4180 in UTF-8: comma, quotes where needed, header first.</summary>
/// <threadsafety>Not safe for use by several threads at once.</threadsafety>
public sealed class CsvTableWriter : IDisposable
{
    private readonly CsvWriter _writer;

    /// <summary>Begins a table with its header.</summary>
    /// <param name="stream">Where to; closed with the writer unless <paramref name="leaveOpen"/>.</param>
    /// <param name="headers">The columns.</param>
    /// <param name="audience">Who opens it.</param>
    /// <param name="lineEnding">Between rows: RFC 4180 says CR LF.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    public CsvTableWriter(Stream stream, IEnumerable<string> headers, CsvAudience audience = CsvAudience.Programs, string lineEnding = "\r\n", bool leaveOpen = false)
    {
        _writer = CsvWriter.Create(
            stream,
            new CsvWriterOptions
            {
                NewLine = lineEnding,
                Injection = audience == CsvAudience.Spreadsheets ? CsvInjection.Escape : CsvInjection.None,
            },
            leaveOpen);
        _writer.WriteRecord([.. headers]);
    }

    /// <summary>Writes one row.</summary>
    /// <param name="values">A value for each column; a missing one is an empty field.</param>
    /// <exception cref="InvalidOperationException">There are more or fewer values than columns.</exception>
    public void Write(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            _writer.WriteField(value);
        }

        _writer.EndRecord();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
