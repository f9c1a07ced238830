using System.Globalization;

using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Checking;

/// <summary>Writes accepted.csv: the records that would be staged, in the order of the file. It holds personal data.</summary>
/// <threadsafety>Not safe for use by several threads at once.</threadsafety>
/// <param name="stream">Where to; closed with the writer.</param>
public sealed class AcceptedFile(Stream stream) : IDisposable
{
    private readonly CsvTableWriter _writer = new(stream, ["line", "local_id", .. ChildRecordColumns.All.Select(column => column.Name)]);

    /// <summary>Writes one record.</summary>
    public void Write(RowOutcome.Accepted outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        _writer.Write([outcome.LineNumber.ToString(CultureInfo.InvariantCulture), outcome.Record.LocalId, .. ChildRecordColumns.Texts(outcome.Record)]);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
