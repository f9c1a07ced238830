using System.Runtime.InteropServices;

namespace ContactPoint.Matching.Tables;

/// <summary>Takes records one at a time and codes them into a <see cref="Table"/>.</summary>
/// <threadsafety>For one thread at a time, but for <see cref="Columns"/>, of which each may have a thread of its own.</threadsafety>
public sealed class TableBuilder
{
    private readonly ColumnBuilder[] _columns;
    private readonly List<string> _ids = [];
    private readonly Dictionary<string, int> _rowOfId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sourceCodes = new(StringComparer.Ordinal);
    private readonly List<int> _sourceOfRow = [];

    /// <summary>Begins a table with these columns; besides them every row has an id and a source.</summary>
    /// <exception cref="ArgumentException">Two columns have one name.</exception>
    public TableBuilder(params string[] columns)
        : this(columns, value => value)
    {
    }

    /// <summary>Begins a table whose values may come as bytes.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="spell">Standardises a value that comes as bytes; asked by any thread, once for each distinct value of a column.</param>
    /// <exception cref="ArgumentException">Two columns have one name.</exception>
    public TableBuilder(IReadOnlyCollection<string> columns, Func<string, string?> spell)
    {
        var twice = columns.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"The column \"{twice.Key}\" is named twice; give each column its own name.", nameof(columns));
        }

        _columns = [.. columns.Select(name => new ColumnBuilder(name, spell))];
    }

    /// <summary>The columns, to be filled one by one where rows are begun by <see cref="TryBegin"/>.</summary>
    public IReadOnlyList<ColumnBuilder> Columns => _columns;

    /// <summary>How many rows were begun.</summary>
    public int RowCount => _ids.Count;

    /// <summary>Adds a row.</summary>
    /// <param name="id">The record's id, which no other row has.</param>
    /// <param name="source">Where the record comes from, such as the feed; rows of one source are rarely one person.</param>
    /// <param name="values">The values, standardised, in the order of the columns; <see langword="null"/> or empty is missing.</param>
    /// <exception cref="ArgumentException">The id is empty or another row's, or the number of values is not that of the columns.</exception>
    public void Add(string id, string source, ReadOnlySpan<string?> values)
    {
        var row = RowCount;
        if (string.IsNullOrEmpty(id))
        {
            throw new ArgumentException($"Row {row + 1} has no id; every record needs one.", nameof(id));
        }

        if (values.Length != _columns.Length)
        {
            throw new ArgumentException($"Row {row + 1} has {values.Length} values for {_columns.Length} columns.", nameof(values));
        }

        if (!TryBegin(id, source))
        {
            throw new ArgumentException($"Row {row + 1} has the id of row {_rowOfId[id] + 1}; ids must be unique over all files.", nameof(id));
        }

        for (var column = 0; column < values.Length; column++)
        {
            _columns[column].Add(values[column]);
        }
    }

    /// <summary>Begins a row, whose values are then added to each of the <see cref="Columns"/>.</summary>
    /// <returns><see langword="false"/> if the id is empty or another row's; then there is no such row.</returns>
    public bool TryBegin(string id, string source)
    {
        if (id.Length == 0 || !_rowOfId.TryAdd(id, RowCount))
        {
            return false;
        }

        ref var sourceCode = ref CollectionsMarshal.GetValueRefOrAddDefault(_sourceCodes, source, out var known);
        sourceCode = known ? sourceCode : _sourceCodes.Count - 1;
        _ids.Add(id);
        _sourceOfRow.Add(sourceCode);
        return true;
    }

    /// <summary>The table of the rows so far, in the order in which they came.</summary>
    /// <exception cref="InvalidOperationException">A column has more or fewer values than there are rows.</exception>
    public Table Build()
    {
        if (Array.Find(_columns, column => column.RowCount != RowCount) is { } uneven)
        {
            throw new InvalidOperationException($"Column {uneven.Name} has {uneven.RowCount} values for {RowCount} rows.");
        }

        var sources = _sourceCodes.Keys.Order(StringComparer.Ordinal).ToArray();
        var placeOfCode = new int[sources.Length];
        for (var place = 0; place < sources.Length; place++)
        {
            placeOfCode[_sourceCodes[sources[place]]] = place;
        }

        return new(
            [.. _ids],
            [.. _sourceOfRow.Select(code => placeOfCode[code])],
            sources,
            Array.ConvertAll(_columns, column => column.Build()));
    }
}
