namespace ContactPoint.Ingest.Describing;

/// <summary>Tells whether nearly every row has another key, in some kilobytes however many rows there are. No key is kept.</summary>
internal sealed class KeyHashes
{
    private const int UniquePercent = 98;

    /// <summary>Four standard errors of an estimate: a key that is another in every row is not missed, and one that is not is seen when the file is tried.</summary>
    private const int UniquePercentOfEstimate = UniquePercent - 3;

    private readonly DistinctCount _keys = new();
    private long _rows;

    /// <summary>Whether the key is another in nearly every row.</summary>
    public bool IsUnique => _rows > 0 && _keys.Value * 100 >= _rows * (_keys.IsEstimate ? UniquePercentOfEstimate : UniquePercent);

    /// <summary>Notes the key of a row: one part, or two together.</summary>
    public void Note(ReadOnlySpan<char> first, ReadOnlySpan<char> second = default)
    {
        _rows++;
        _keys.Add(DistinctCount.HashOf(first.Trim()) ^ (31 * DistinctCount.HashOf(second.Trim())));
    }
}
