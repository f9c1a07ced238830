using System.Text;

namespace ContactPoint.Jobs.Publishing;

/// <summary>Writes and reads a table as RFC 4180: UTF-8 without a byte order mark, CR LF, a header row, quotes where they are needed.</summary>
/// <remarks>One row at a time, so memory doesn't grow with the table.</remarks>
internal static class CsvTable
{
    private const string LineEnd = "\r\n";
    private static readonly char[] MustBeQuoted = [',', '"', '\r', '\n'];
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static StreamWriter Open(Stream target, SnapshotTable table)
    {
        var writer = new StreamWriter(target, Encoding, bufferSize: 1 << 16) { NewLine = LineEnd };
        WriteRow(writer, [.. table.Columns.Select(column => column.Name)]);
        return writer;
    }

    public static void WriteRow(StreamWriter writer, IReadOnlyList<string?> cells)
    {
        for (var index = 0; index < cells.Count; index++)
        {
            if (index > 0)
            {
                writer.Write(',');
            }

            WriteCell(writer, cells[index]);
        }

        writer.WriteLine();
    }

    /// <summary>The rows after the header, a missing value as an empty text.</summary>
    /// <exception cref="InvalidDataException">The file isn't UTF-8, its header is another, a row has another length, or a quote isn't closed.</exception>
    public static IEnumerable<string[]> Read(Stream source, SnapshotTable table)
    {
        using var reader = new StreamReader(source, Encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
        var parser = new CsvParser(reader);
        var header = parser.ReadRow() ?? [];
        if (!header.SequenceEqual(table.Columns.Select(column => column.Name)))
        {
            throw new InvalidDataException($"{table.CsvFile} has another header than a snapshot has.");
        }

        for (var row = 1L; parser.ReadRow() is { } cells; row++)
        {
            yield return cells.Length == table.Columns.Count
                ? cells
                : throw new InvalidDataException($"{table.CsvFile}, row {row}: {cells.Length} cells in place of {table.Columns.Count}.");
        }
    }

    private static void WriteCell(StreamWriter writer, string? cell)
    {
        if (cell is null)
        {
            return;
        }

        if (cell.AsSpan().IndexOfAny(MustBeQuoted) < 0)
        {
            writer.Write(cell);
            return;
        }

        writer.Write('"');
        writer.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
