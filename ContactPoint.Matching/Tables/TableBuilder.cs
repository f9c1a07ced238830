using System.Runtime.InteropServices;

namespace ContactPoint.Matching.Tables;

/// <summary>Takes records one at a time and codes them into a <see cref="Table"/>.</summary>
/// <threadsafety>For one thread at a time.</threadsafety>
public sealed class TableBuilder
{
    private readonly string[] _columns;
    private readonly ValueCoder[] _coders;
    private readonly List<int>[] _codes;
    private readonly List<string> _ids = [];
    private readonly Dictionary<string, int> _rowOfId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sourceCodes = new(StringComparer.Ordinal);
    private readonly List<int> _sourceOfRow = [];

    /// <summary>Begins a table with these columns; besides them every row has an id and a source.</summary>
    /// <exception cref="ArgumentException">Two columns have one name.</exception>
    public TableBuilder(params string[] columns)
    {
        var twice = columns.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"The column \"{twice.Key}\" is named twice; give each column its own name.", nameof(columns));
        }

        _columns = [.. columns];
        _coders = Array.ConvertAll(_columns, _ => new ValueCoder());
        _codes = Array.ConvertAll(_columns, _ => new List<int>());
    }

    /// <summary>Adds a row.</summary>
    /// <param name="id">The record's id, which no other row has.</param>
    /// <param name="source">Where the record comes from, such as the feed; rows of one source are rarely one person.</param>
    /// <param name="values">The values, standardised, in the order of the columns; <see langword="null"/> or empty is missing.</param>
    /// <exception cref="ArgumentException">The id is empty or another row's, or the number of values is not that of the columns.</exception>
    public void Add(string id, string source, ReadOnlySpan<string?> values)
    {
        var row = _ids.Count;
        if (string.IsNullOrEmpty(id))
        {
            throw new ArgumentException($"Row {row + 1} has no id; every record needs one.", nameof(id));
        }

        if (values.Length != _columns.Length)
        {
            throw new ArgumentException($"Row {row + 1} has {values.Length} values for {_columns.Length} columns.", nameof(values));
        }

        if (!_rowOfId.TryAdd(id, row))
        {
            throw new ArgumentException($"Row {row + 1} has the id of row {_rowOfId[id] + 1}; ids must be unique over all files.", nameof(id));
        }

        ref var sourceCode = ref CollectionsMarshal.GetValueRefOrAddDefault(_sourceCodes, source, out var known);
        sourceCode = known ? sourceCode : _sourceCodes.Count - 1;
        _ids.Add(id);
        _sourceOfRow.Add(sourceCode);
        for (var column = 0; column < values.Length; column++)
        {
            _codes[column].Add(_coders[column].CodeOf(values[column]));
        }
    }

    /// <summary>The table of the rows so far, in the order in which they came.</summary>
    public Table Build()
    {
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
            [.. _columns.Select((name, index) => new Column(name, [.. _codes[index]], _coders[index].Values()))]);
    }
}
