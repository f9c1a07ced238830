namespace ContactPoint.Jobs.Samples.Drawing;

/// <summary>Values that are drawn in proportion to whole-number weights.</summary>
/// <remarks><threadsafety>Immutable.</threadsafety></remarks>
internal sealed class WeightedTable<T>
{
    private readonly T[] _values;
    private readonly long[] _upTo;

    public WeightedTable(IEnumerable<(T Value, long Weight)> rows)
    {
        var kept = rows.Where(row => row.Weight > 0).ToArray();
        if (kept.Length == 0)
        {
            throw new ArgumentException("A table to draw from needs at least one value with a weight over 0.", nameof(rows));
        }

        _values = new T[kept.Length];
        _upTo = new long[kept.Length];
        var sum = 0L;
        for (var index = 0; index < kept.Length; index++)
        {
            _values[index] = kept[index].Value;
            sum += kept[index].Weight;
            _upTo[index] = sum;
        }
    }

    public IReadOnlyList<T> Values => _values;

    public T Draw(SampleRandom random)
    {
        var mark = random.Below(_upTo[^1]);
        var index = Array.BinarySearch(_upTo, mark + 1);
        return _values[index >= 0 ? index : ~index];
    }
}
