namespace ContactPoint.Matching.Clustering;

/// <summary>Rows in sets that only ever grow together. The smallest row of a set stands for it.</summary>
internal sealed class DisjointSets
{
    private readonly int[] _parents;
    private readonly int[] _sizes;

    public DisjointSets(int rowCount)
    {
        _parents = new int[rowCount];
        _sizes = new int[rowCount];
        for (var row = 0; row < rowCount; row++)
        {
            (_parents[row], _sizes[row]) = (row, 1);
        }
    }

    /// <summary>The smallest row of a row's set.</summary>
    public int Find(int row)
    {
        while (_parents[row] != row)
        {
            _parents[row] = _parents[_parents[row]];
            row = _parents[row];
        }

        return row;
    }

    /// <summary>For each row the smallest of its set.</summary>
    public int[] FirstOfRow()
    {
        var firsts = new int[_parents.Length];
        for (var row = 0; row < firsts.Length; row++)
        {
            firsts[row] = Find(row);
        }

        return firsts;
    }

    public int SizeOf(int row) => _sizes[Find(row)];

    public void Unite(int left, int right)
    {
        var (low, high) = (Find(left), Find(right));
        if (low != high)
        {
            (low, high) = low < high ? (low, high) : (high, low);
            _parents[high] = low;
            _sizes[low] += _sizes[high];
        }
    }
}
