using System.Globalization;
using System.Runtime.CompilerServices;

using Parquet;
using Parquet.Schema;

namespace ContactPoint.Jobs.Publishing;

/// <summary>Writes a table as Parquet, a row group at a time.</summary>
/// <remarks>
/// The same rows give the same bytes: the file holds no time, no host and no custom metadata, only the library's name and version.
/// Memory is bounded by one row group. Not safe for several threads.
/// </remarks>
internal sealed class ParquetTableWriter : IAsyncDisposable
{
    /// <summary>Rows of a row group; about 50 MB of children.</summary>
    public const int RowGroupRows = 32_768;

    private readonly ParquetWriter _writer;
    private readonly DataField[] _fields;
    private readonly SnapshotTable _table;
    private readonly List<string?[]> _rows = [];

    private ParquetTableWriter(ParquetWriter writer, SnapshotTable table, DataField[] fields) =>
        (_writer, _table, _fields) = (writer, table, fields);

    public static async Task<ParquetTableWriter> OpenAsync(Stream target, SnapshotTable table, CancellationToken cancellationToken)
    {
        var fields = table.Columns.Select(FieldOf).ToArray();
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
        var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), target, options, cancellationToken: cancellationToken);
        return new(writer, table, fields);
    }

    public async Task WriteRowAsync(string?[] cells, CancellationToken cancellationToken)
    {
        _rows.Add(cells);
        if (_rows.Count == RowGroupRows)
        {
            await WriteRowGroupAsync(cancellationToken);
        }
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_rows.Count > 0)
        {
            await WriteRowGroupAsync(cancellationToken);
        }

        await _writer.DisposeAsync();
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static DataField FieldOf(SnapshotColumn column) => column.Kind switch
    {
        CellKind.Number => new DataField<int?>(column.Name),
        CellKind.Date => new DataField<DateOnly?>(column.Name),
        CellKind.Flag => new DataField<bool?>(column.Name),
        _ => new DataField<string>(column.Name),
    };

    private async Task WriteRowGroupAsync(CancellationToken cancellationToken)
    {
        using var group = _writer.CreateRowGroup();
        for (var index = 0; index < _fields.Length; index++)
        {
            await WriteColumnAsync(group, index, cancellationToken);
        }

        group.CompleteValidate();
        _rows.Clear();
    }

    private async Task WriteColumnAsync(ParquetRowGroupWriter group, int index, CancellationToken cancellationToken)
    {
        var field = _fields[index];
        switch (_table.Columns[index].Kind)
        {
            case CellKind.Number:
                await group.WriteAsync<int>(field, Values(index, text => int.Parse(text, CultureInfo.InvariantCulture)), cancellationToken: cancellationToken);
                break;
            case CellKind.Date:
                await group.WriteAsync<DateOnly>(field, Values(index, text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)), cancellationToken: cancellationToken);
                break;
            case CellKind.Flag:
                await group.WriteAsync<bool>(field, Values(index, bool.Parse), cancellationToken: cancellationToken);
                break;
            default:
                await group.WriteAsync(field, [.. _rows.Select(row => row[index])]);
                break;
        }
    }

    private ReadOnlyMemory<T?> Values<T>(int index, Func<string, T> parse)
        where T : struct =>
        _rows.Select(row => row[index] is { } text ? parse(text) : (T?)null).ToArray();
}

/// <summary>Reads a table from Parquet, its cells spelled as in the CSV.</summary>
internal static class ParquetTable
{
    /// <summary>The rows, a missing value as an empty text. Memory is bounded by one row group.</summary>
    /// <exception cref="InvalidDataException">The columns are others than the table's.</exception>
    public static async IAsyncEnumerable<string[]> ReadAsync(
        Stream source,
        SnapshotTable table,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new ParquetOptions { UseDateOnlyTypeForDates = true };
        await using var reader = await ParquetReader.CreateAsync(source, options, leaveStreamOpen: true, cancellationToken);
        var fields = reader.Schema.DataFields;
        if (!fields.Select(field => field.Name).SequenceEqual(table.Columns.Select(column => column.Name)))
        {
            throw new InvalidDataException($"{table.ParquetFile} has other columns than a snapshot has.");
        }

        for (var number = 0; number < reader.RowGroupCount; number++)
        {
            using var group = reader.OpenRowGroupReader(number);
            var columns = new string[fields.Length][];
            for (var index = 0; index < fields.Length; index++)
            {
                columns[index] = await ReadColumnAsync(group, fields[index], table.Columns[index].Kind, cancellationToken);
            }

            for (var row = 0L; row < group.RowCount; row++)
            {
                yield return Array.ConvertAll(columns, column => column[row]);
            }
        }
    }

    private static async Task<string[]> ReadColumnAsync(
        ParquetRowGroupReader group,
        DataField field,
        CellKind kind,
        CancellationToken cancellationToken) => kind switch
        {
            CellKind.Number => await ReadAsync<int>(group, field, value => value.ToString(CultureInfo.InvariantCulture), cancellationToken),
            CellKind.Date => await ReadAsync<DateOnly>(group, field, value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), cancellationToken),
            CellKind.Flag => await ReadAsync<bool>(group, field, value => value ? "true" : "false", cancellationToken),
            _ => await ReadTextsAsync(group, field, cancellationToken),
        };

    private static async Task<string[]> ReadAsync<T>(
        ParquetRowGroupReader group,
        DataField field,
        Func<T, string> spell,
        CancellationToken cancellationToken)
        where T : struct
    {
        var values = new T?[group.RowCount];
        await group.ReadAsync(field, values.AsMemory(), cancellationToken: cancellationToken);
        return Array.ConvertAll(values, value => value is { } present ? spell(present) : "");
    }

    private static async Task<string[]> ReadTextsAsync(ParquetRowGroupReader group, DataField field, CancellationToken cancellationToken)
    {
        var texts = new string?[group.RowCount];
        await group.ReadAsync(field, texts.AsMemory()!, cancellationToken: cancellationToken);
        return Array.ConvertAll(texts, text => text ?? "");
    }
}
