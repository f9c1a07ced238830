namespace ContactPoint.Matching.Clustering;

/// <summary>Rows in groups of two or more, in the order of their first rows; in each group the rows in order.</summary>
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
internal sealed class RowGroups
{
    private readonly int[] _starts;
    private readonly int[] _rows;

    private RowGroups(int[] starts, int[] rows) => (_starts, _rows) = (starts, rows);

    public int Count => _starts.Length - 1;

    /// <summary>The rows of a group.</summary>
    public ReadOnlySpan<int> this[int group] => _rows.AsSpan(_starts[group].._starts[group + 1]);

    /// <summary>Groups rows by the first row of the group that each belongs to.</summary>
    /// <param name="firstOfRow">For each row the first row of its group; for a first row, itself.</param>
    public static RowGroups Of(ReadOnlySpan<int> firstOfRow)
    {
        var sizes = new int[firstOfRow.Length];
        foreach (var first in firstOfRow)
        {
            sizes[first]++;
        }

        var starts = new List<int> { 0 };
        var next = sizes;
        var used = 0;
        for (var row = 0; row < firstOfRow.Length; row++)
        {
            if (firstOfRow[row] == row && sizes[row] > 1)
            {
                (next[row], used) = (used, used + sizes[row]);
                starts.Add(used);
            }
            else if (firstOfRow[row] == row)
            {
                next[row] = -1;
            }
        }

        var rows = new int[used];
        for (var row = 0; row < firstOfRow.Length; row++)
        {
            ref var place = ref next[firstOfRow[row]];
            if (place >= 0)
            {
                rows[place++] = row;
            }
        }

        return new([.. starts], rows);
    }
}
