namespace ContactPoint.Jobs.Commands;

/// <summary>The values of some rows and columns, as bytes, one after the other: what one thread has read for others to code.</summary>
/// <param name="columnCount">How many columns a row has.</param>
/// <threadsafety>To be filled by one thread, then read by any number.</threadsafety>
internal sealed class RecordBatch(int columnCount)
{
    private const int MostRows = 20_000;
    private const int MostBytes = 1 << 24;

    private readonly List<int> _ends = new(MostRows * columnCount);
    private byte[] _bytes = new byte[1 << 20];
    private int _used;

    public int RowCount => _ends.Count / columnCount;

    public bool IsFull => RowCount >= MostRows || _used >= MostBytes;

    public void Clear()
    {
        _ends.Clear();
        _used = 0;
    }

    /// <summary>Adds the next value of the row that is being filled.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        if (_used + value.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + value.Length));
        }

        value.CopyTo(_bytes.AsSpan(_used));
        _used += value.Length;
        _ends.Add(_used);
    }

    public ReadOnlySpan<byte> ValueOf(int row, int column)
    {
        var index = (row * columnCount) + column;
        var start = index == 0 ? 0 : _ends[index - 1];
        return _bytes.AsSpan(start, _ends[index] - start);
    }
}
