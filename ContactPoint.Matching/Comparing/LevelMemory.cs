namespace ContactPoint.Matching.Comparing;

/// <summary>Remembers the levels of pairs of values that were compared lately, since the same names meet again and again.</summary>
/// <remarks>
/// Direct-mapped: a new pair takes the place of whatever stood there. Both codes and the level stand in one number, so that
/// looking costs one line of the processor's cache; codes that are too large for that are not remembered. For one thread and
/// one comparison.
/// </remarks>
internal sealed class LevelMemory
{
    private const int Places = 1 << 15;
    private const int CodeBits = 28;
    private const int LevelBits = 64 - (2 * CodeBits);

    private readonly ulong[] _pairs = new ulong[Places];

    /// <summary>What the comparison found to agree best in the last pair of rows.</summary>
    public BestValues Best { get; set; }

    /// <summary>Finds the level of two codes, neither of them 0.</summary>
    public bool TryFind(int left, int right, out int level)
    {
        var pair = PairOf(left, right);
        var kept = _pairs[PlaceOf(pair)];
        level = (int)(kept & ((1 << LevelBits) - 1));
        return kept >> LevelBits == pair;
    }

    public void Keep(int left, int right, int level)
    {
        var pair = PairOf(left, right);
        if ((left | right) >> CodeBits == 0)
        {
            _pairs[PlaceOf(pair)] = (pair << LevelBits) | (uint)level;
        }
    }

    /// <summary>Wider than what is kept where a code is too large, so that it is never found.</summary>
    private static ulong PairOf(int left, int right) =>
        (left | right) >> CodeBits == 0 ? ((ulong)(uint)left << CodeBits) | (uint)right : ulong.MaxValue;

    private static int PlaceOf(ulong pair) => (int)((pair * 0x9E3779B97F4A7C15) >> 49);
}
