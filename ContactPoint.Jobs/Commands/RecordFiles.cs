using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Values;
using ContactPoint.Matching;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Jobs.Commands;

/// <summary>Reads CSV files as one table of records for the engine.</summary>
internal sealed class RecordFiles
{
    private readonly Lazy<Dictionary<string, int>> _rowOfId;

    private RecordFiles(Table table)
    {
        Table = table;
        _rowOfId = new(() => Enumerable.Range(0, table.RowCount).ToDictionary(table.IdOf, StringComparer.Ordinal));
    }

    /// <summary>The table, its values spelt for comparison.</summary>
    public Table Table { get; }

    /// <summary>The row of an id.</summary>
    /// <exception cref="RefusedException">No row has it.</exception>
    public int RowOf(string id) => _rowOfId.Value.TryGetValue(id, out var row)
        ? row
        : throw new RefusedException("One of the ids is in none of the files. Ids are compared letter by letter, capitals included.");

    /// <summary>Reads the files, one after the other, and of them the columns that the model reads.</summary>
    /// <param name="files">At least one; all have the columns that the first has.</param>
    /// <param name="model">The model that they are to be linked by; columns that it needs and the files lack are found by the engine.</param>
    /// <param name="idColumn">The column whose value is unique over all files.</param>
    /// <param name="sourceColumn">The column that says who sent a row; without it the file's name does.</param>
    /// <param name="parallel">How many threads code values, and when to stop.</param>
    /// <exception cref="RefusedException">A file or a column is missing, or an id is missing or stands twice.</exception>
    public static RecordFiles Read(
        IReadOnlyList<FileInfo> files, LinkageModel model, string idColumn, string? sourceColumn, ParallelOptions parallel)
    {
        var builder = new TableBuilder([.. ColumnsOf(files[0]).Intersect(Linker.ColumnsOf(model), StringComparer.Ordinal)], Spelt);
        foreach (var file in files)
        {
            using var reader = Open(file);
            var rows = new Rows(reader, file, builder, idColumn, sourceColumn);
            var (ahead, behind) = (rows.NewBatch(), rows.NewBatch());
            rows.Fill(ahead, parallel.CancellationToken);
            while (ahead.RowCount > 0)
            {
                (ahead, behind) = (behind, ahead);
                var reading = Task.Run(() => rows.Fill(ahead, parallel.CancellationToken));
                Parallel.For(0, builder.Columns.Count, parallel, column => Code(behind, column, builder.Columns[column]));
                reading.GetAwaiter().GetResult();
            }
        }

        return new(builder.Build());
    }

    private static void Code(RecordBatch batch, int column, ColumnBuilder values)
    {
        for (var row = 0; row < batch.RowCount; row++)
        {
            values.Add(batch.ValueOf(row, column));
        }
    }

    /// <summary>Opens a table, or says what to do.</summary>
    /// <exception cref="RefusedException">There is no such file.</exception>
    public static CsvTableReader Open(FileInfo file) =>
        file.Exists ? CsvTableReader.Open(file.FullName) : throw new RefusedException($"{file} does not exist.");

    /// <summary>The place of a column.</summary>
    /// <exception cref="RefusedException">The file has no such column.</exception>
    public static int PlaceOf(CsvTableReader reader, string column, FileInfo file) => reader.Find(column) is >= 0 and var place
        ? place
        : throw new RefusedException($"{file.Name} has no column {column} among its {reader.Headers.Count}. Its first line must be a header.");

    private static string[] ColumnsOf(FileInfo file)
    {
        using var reader = Open(file);
        if (reader.Headers.CountBy(header => header, StringComparer.Ordinal).FirstOrDefault(header => header.Value > 1) is { Key: { } twice })
        {
            throw new RefusedException($"{file.Name} has the column {twice} more than once. Give each column a name of its own.");
        }

        return [.. reader.Headers];
    }

    /// <summary>One file's rows, read in batches.</summary>
    private sealed class Rows(CsvTableReader reader, FileInfo file, TableBuilder builder, string idColumn, string? sourceColumn)
    {
        private readonly int[] _places = [.. builder.Columns.Select(column => PlaceOf(reader, column.Name, file))];
        private readonly int _idPlace = PlaceOf(reader, idColumn, file);
        private readonly int _sourcePlace = sourceColumn is null ? -1 : PlaceOf(reader, sourceColumn, file);

        public RecordBatch NewBatch() => new(Math.Max(_places.Length, 1));

        public void Fill(RecordBatch batch, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            batch.Clear();
            while (!batch.IsFull && reader.Read())
            {
                var id = reader[_idPlace];
                if (!builder.TryBegin(id, _sourcePlace < 0 ? file.Name : reader[_sourcePlace]))
                {
                    throw new RefusedException($"{file.Name}, line {reader.LineNumber}: column {idColumn} is {(id.Length == 0 ? "empty" : "not unique over all files")}. Choose the column that names each row.");
                }

                foreach (var place in _places)
                {
                    batch.Add(reader.Utf8(place));
                }
            }
        }
    }

    /// <summary>Words are spelt for comparison as the night spells them; a value without a letter, such as a date or a number, is left as it stands.</summary>
    private static string? Spelt(string value)
    {
        var text = value.AsSpan().Trim();
        if (text.IsEmpty)
        {
            return null;
        }

        foreach (var character in text)
        {
            if (char.IsLetter(character))
            {
                return ComparisonSpelling.OfAddress(value);
            }
        }

        return text.Length == value.Length ? value : text.ToString();
    }
}
