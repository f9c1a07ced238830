namespace ContactPoint.Matching.Blocking;

/// <summary>Which rows may be paired, by their sources.</summary>
public enum LinkMode
{
    /// <summary>Rows of one source: to find the records of one person within a feed.</summary>
    Dedupe,

    /// <summary>Rows of different sources, where each source holds a person once.</summary>
    Link,

    /// <summary>All rows.</summary>
    Both,
}

/// <summary>Decides which rows may be paired, and counts how many pairs that makes.</summary>
internal sealed class PairForming(LinkMode mode, int[] sourceOfRow, int sourceCount)
{
    private readonly long[] _rows = CountRows(sourceOfRow, sourceCount);

    public LinkMode Mode { get; } = mode;

    public int SourceCount { get; } = sourceCount;

    /// <summary>How many kinds of pairs there are, by the sources of the two rows.</summary>
    public int SourcePairCount => SourceCount * (SourceCount + 1) / 2;

    public bool MayPair(int left, int right) => Mode == LinkMode.Both || MayPairSources(sourceOfRow[left], sourceOfRow[right]);

    public bool MayPairSources(int left, int right) => Mode switch
    {
        LinkMode.Dedupe => left == right,
        LinkMode.Link => left != right,
        _ => true,
    };

    /// <summary>The number, from 0, of the pair of sources that two rows have.</summary>
    public int SourcePairOf(int left, int right) => SourcePair(sourceOfRow[left], sourceOfRow[right]);

    /// <summary>The number, from 0, of a pair of sources, the same in either order.</summary>
    public static int SourcePair(int left, int right)
    {
        var (low, high) = left < right ? (left, right) : (right, left);
        return (high * (high + 1) / 2) + low;
    }

    public long RowsOf(int source) => _rows[source];

    /// <summary>How many pairs there are of two sources, or within one; 0 where the mode forms none.</summary>
    public long PairsOf(int left, int right) =>
        !MayPairSources(left, right) ? 0 : left == right ? _rows[left] * (_rows[left] - 1) / 2 : _rows[left] * _rows[right];

    private static long[] CountRows(int[] sourceOfRow, int sourceCount)
    {
        var rows = new long[sourceCount];
        foreach (var source in sourceOfRow)
        {
            rows[source]++;
        }

        return rows;
    }
}
