namespace ContactPoint.Matching.Tables;

/// <summary>Records as columns of codes, each into a list of the column's distinct values.</summary>
/// <remarks>
/// Values are compared as they are: standardise them first. Memory is four bytes a row and column, and the distinct values.
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
/// </remarks>
public sealed class Table
{
    internal Table(string[] ids, int[] sourceOfRow, string[] sources, Column[] columns)
    {
        Ids = ids;
        SourceOfRow = sourceOfRow;
        Sources = sources;
        Columns = columns;
    }

    /// <summary>How many rows there are.</summary>
    public int RowCount => Ids.Length;

    /// <summary>The names of the columns, in the builder's order.</summary>
    public IEnumerable<string> ColumnNames => Columns.Select(column => column.Name);

    /// <summary>The names of the sources, in ordinal order.</summary>
    public IReadOnlyList<string> SourceNames => Sources;

    internal string[] Ids { get; }

    /// <summary>Each row's place in <see cref="Sources"/>.</summary>
    internal int[] SourceOfRow { get; }

    internal string[] Sources { get; }

    internal Column[] Columns { get; }

    /// <summary>The id of a row, whose index counts from 0.</summary>
    public string IdOf(int row) => Ids[row];

    /// <summary>The row, counted from 0, that has an id; <see langword="null"/> if none has. Looks at every row.</summary>
    public int? FindRow(string id)
    {
        var row = Array.IndexOf(Ids, id);
        return row < 0 ? null : row;
    }

    /// <summary>
    /// The rows in the order of source and id. Everything is worked out in this order, so that the order in which the
    /// rows came changes nothing.
    /// </summary>
    internal int[] StableOrder()
    {
        var rows = Enumerable.Range(0, RowCount).ToArray();
        Array.Sort(rows, (left, right) =>
        {
            var bySource = SourceOfRow[left].CompareTo(SourceOfRow[right]);
            return bySource != 0 ? bySource : string.CompareOrdinal(Ids[left], Ids[right]);
        });
        return rows;
    }

    /// <summary>The same table with its rows in another order.</summary>
    internal Table InOrder(int[] rows) => new(
        Array.ConvertAll(rows, row => Ids[row]),
        Array.ConvertAll(rows, row => SourceOfRow[row]),
        Sources,
        Array.ConvertAll(Columns, column => column.InOrder(rows)));
}
