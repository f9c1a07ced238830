using ContactPoint.Ingest.Reading;

namespace ContactPoint.Jobs.Publishing;

/// <summary>Reads a snapshot's CSV file back.</summary>
/// <remarks>One row at a time, so memory doesn't grow with the table.</remarks>
internal static class CsvTable
{
    /// <summary>The rows after the header, a missing value as an empty text.</summary>
    /// <exception cref="InvalidDataException">The file isn't a table, or its header is another than a snapshot has.</exception>
    public static IEnumerable<string[]> Read(string folder, SnapshotTable table)
    {
        using var reader = Open(Path.Combine(folder, table.CsvFile));
        if (!reader.Headers.SequenceEqual(table.Columns.Select(column => column.Name)))
        {
            throw new InvalidDataException($"{table.CsvFile} has another header than a snapshot has.");
        }

        while (ReadRow(reader))
        {
            yield return reader.ToArray();
        }
    }

    private static CsvTableReader Open(string path)
    {
        try
        {
            return CsvTableReader.Open(path, ',');
        }
        catch (CsvTableException exception)
        {
            throw new InvalidDataException(exception.Message);
        }
    }

    private static bool ReadRow(CsvTableReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvTableException exception)
        {
            throw new InvalidDataException(exception.Message);
        }
    }
}
