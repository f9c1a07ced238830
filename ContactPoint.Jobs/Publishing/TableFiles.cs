using ContactPoint.Ingest.Reading;

namespace ContactPoint.Jobs.Publishing;

/// <summary>Writes one table to its CSV and its Parquet file at the same time, and refuses rows that aren't sorted by child number.</summary>
internal sealed class TableFiles<TRow> : IAsyncDisposable
{
    private readonly SnapshotTable<TRow> _table;
    private readonly FileStream[] _streams;
    private readonly CsvTableWriter _csv;
    private readonly ParquetTableWriter _parquet;
    private string _last = "";

    private TableFiles(SnapshotTable<TRow> table, FileStream[] streams, CsvTableWriter csv, ParquetTableWriter parquet) =>
        (_table, _streams, _csv, _parquet) = (table, streams, csv, parquet);

    /// <summary>Rows written so far.</summary>
    public long Count { get; private set; }

    public static async Task<TableFiles<TRow>> CreateAsync(SnapshotTable<TRow> table, string folder, CancellationToken cancellationToken)
    {
        var csv = File.Create(Path.Combine(folder, table.CsvFile));
        var parquet = File.Create(Path.Combine(folder, table.ParquetFile));
        var headers = table.Columns.Select(column => column.Name);
        return new(table, [csv, parquet], new(csv, headers, leaveOpen: true), await ParquetTableWriter.OpenAsync(parquet, table, cancellationToken));
    }

    /// <summary>Writes one row.</summary>
    /// <exception cref="InvalidOperationException">The row's child number is lower than the one before.</exception>
    public async Task WriteAsync(TRow row, CancellationToken cancellationToken)
    {
        var cells = _table.Spell(row);
        var number = cells[0]!;
        if (string.CompareOrdinal(number, _last) < 0)
        {
            throw new InvalidOperationException($"The rows of {_table.Name} aren't sorted by child number.");
        }

        _last = number;
        Count++;
        _csv.Write(cells);
        await _parquet.WriteRowAsync(cells, cancellationToken);
    }

    /// <summary>Finishes both files and sees them onto the disk.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        _csv.Dispose();
        await _parquet.CompleteAsync(cancellationToken);
        foreach (var stream in _streams)
        {
            await stream.FlushAsync(cancellationToken);
            stream.Flush(flushToDisk: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _csv.Dispose();
        foreach (var stream in _streams)
        {
            await stream.DisposeAsync();
        }
    }
}
