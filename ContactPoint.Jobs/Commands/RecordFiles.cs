using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Values;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Jobs.Commands;

/// <summary>Reads CSV files as one table of records for the engine.</summary>
internal sealed class RecordFiles
{
    private readonly Dictionary<string, int> _rowOfId = new(StringComparer.Ordinal);

    private RecordFiles(Table table, IReadOnlyList<string> ids)
    {
        Table = table;
        Ids = ids;
        for (var row = 0; row < ids.Count; row++)
        {
            _rowOfId.Add(ids[row], row);
        }
    }

    /// <summary>The table, its values spelt for comparison.</summary>
    public Table Table { get; }

    /// <summary>The id of each row, in input order.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The row of an id.</summary>
    /// <exception cref="RefusedException">No row has it.</exception>
    public int RowOf(string id) => _rowOfId.TryGetValue(id, out var row)
        ? row
        : throw new RefusedException("One of the ids is in none of the files. Ids are compared letter by letter, capitals included.");

    /// <summary>Reads the files, one after the other.</summary>
    /// <param name="files">At least one; all have the columns that the first has.</param>
    /// <param name="idColumn">The column whose value is unique over all files.</param>
    /// <param name="sourceColumn">The column that says who sent a row; without it the file's name does.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RefusedException">A file or a column is missing, or an id is missing or stands twice.</exception>
    public static RecordFiles Read(IReadOnlyList<FileInfo> files, string idColumn, string? sourceColumn, CancellationToken cancellationToken)
    {
        var columns = ColumnsOf(files[0]);
        var builder = new TableBuilder(columns);
        var ids = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            using var reader = Open(file);
            var places = Array.ConvertAll(columns, column => PlaceOf(reader, column, file));
            var idPlace = PlaceOf(reader, idColumn, file);
            var sourcePlace = sourceColumn is null ? -1 : PlaceOf(reader, sourceColumn, file);
            var values = new string?[columns.Length];
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var id = reader[idPlace];
                if (id.Length == 0 || !seen.Add(id))
                {
                    throw new RefusedException($"{file.Name}, line {reader.LineNumber}: column {idColumn} is {(id.Length == 0 ? "empty" : "not unique over all files")}. Choose the column that names each row.");
                }

                for (var column = 0; column < values.Length; column++)
                {
                    values[column] = Spelt(reader[places[column]]);
                }

                ids.Add(id);
                builder.Add(id, sourcePlace < 0 ? file.Name : reader[sourcePlace], values);
            }
        }

        return new(builder.Build(), ids);
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
