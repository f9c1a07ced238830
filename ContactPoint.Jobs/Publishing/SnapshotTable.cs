namespace ContactPoint.Jobs.Publishing;

/// <summary>What a cell holds, which decides its type in the Parquet file.</summary>
public enum CellKind
{
    /// <summary>Text, UTF-8.</summary>
    Text,

    /// <summary>A whole number; a 32-bit integer in Parquet.</summary>
    Number,

    /// <summary>A date, yyyy-MM-dd; a DATE in Parquet.</summary>
    Date,

    /// <summary><c>true</c> or <c>false</c>; a BOOLEAN in Parquet.</summary>
    Flag,
}

/// <summary>One column of a snapshot file.</summary>
/// <param name="Name">Name in the header and in the Parquet schema.</param>
/// <param name="Kind">What its cells hold.</param>
public sealed record SnapshotColumn(string Name, CellKind Kind);

/// <summary>The shape of one pair of snapshot files: the same rows as CSV and as Parquet.</summary>
/// <remarks>The first column is always the child number, by which the rows are sorted.</remarks>
/// <param name="Name">The files' name without its ending.</param>
/// <param name="Columns">The columns, in the order in which they are written.</param>
public record SnapshotTable(string Name, IReadOnlyList<SnapshotColumn> Columns)
{
    /// <summary>Name of the CSV file.</summary>
    public string CsvFile => $"{Name}.csv";

    /// <summary>Name of the Parquet file.</summary>
    public string ParquetFile => $"{Name}.parquet";

    /// <summary>Index of a column, from 0.</summary>
    /// <exception cref="InvalidOperationException">There is no such column.</exception>
    public int IndexOf(string column) => Columns.Index().First(each => each.Item.Name == column).Index;
}

/// <summary>A column with the value that it takes from a row: name, kind and value stand on one line, so they cannot drift apart.</summary>
internal sealed record Cell<TRow>(string Name, CellKind Kind, Func<TRow, string?> Text);

/// <summary>A table that knows how to spell its rows. A missing value is <see langword="null"/>, an empty cell in CSV.</summary>
internal sealed record SnapshotTable<TRow> : SnapshotTable
{
    private readonly Cell<TRow>[] _cells;

    public SnapshotTable(string name, params Cell<TRow>[] cells)
        : base(name, [.. cells.Select(cell => new SnapshotColumn(cell.Name, cell.Kind))]) => _cells = cells;

    public string?[] Spell(TRow row) => Array.ConvertAll(_cells, cell => cell.Text(row));
}
