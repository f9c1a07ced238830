namespace ContactPoint.Jobs.Publishing;

/// <summary>Checks that a table's Parquet file says what its CSV says, cell by cell.</summary>
internal static class TwinCheck
{
    public static async Task RunAsync(string folder, SnapshotTable table, List<string> faults, CancellationToken cancellationToken)
    {
        try
        {
            await CompareAsync(folder, table, faults, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or InvalidDataException))
        {
            // The library throws whatever the damage leads it to; its message might hold part of the file.
            faults.Add($"{table.ParquetFile} can't be read as Parquet.");
        }
    }

    private static async Task CompareAsync(string folder, SnapshotTable table, List<string> faults, CancellationToken cancellationToken)
    {
        await using var parquetStream = File.OpenRead(Path.Combine(folder, table.ParquetFile));
        using var csv = CsvTable.Read(folder, table).GetEnumerator();
        var row = 0L;
        await foreach (var cells in ParquetTable.ReadAsync(parquetStream, table, cancellationToken))
        {
            row++;
            if (!csv.MoveNext())
            {
                faults.Add($"{table.ParquetFile} has more rows than {table.CsvFile}.");
                return;
            }

            if (!cells.AsSpan().SequenceEqual(csv.Current))
            {
                faults.Add($"{table.ParquetFile}, row {row}: it isn't the row of {table.CsvFile}.");
                return;
            }
        }

        if (csv.MoveNext())
        {
            faults.Add($"{table.ParquetFile} has fewer rows than {table.CsvFile}.");
        }
    }
}
