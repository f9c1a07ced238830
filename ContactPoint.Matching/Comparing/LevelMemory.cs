namespace ContactPoint.Matching.Comparing;

/// <summary>Remembers the levels of pairs of values that were compared lately, since the same names meet again and again.</summary>
/// <remarks>Direct-mapped: a new pair takes the place of whatever stood there. For one thread and one comparison.</remarks>
internal sealed class LevelMemory
{
    private const int Places = 1 << 15;

    private readonly ulong[] _pairs = new ulong[Places];
    private readonly byte[] _levels = new byte[Places];

    /// <summary>Finds the level of two codes, neither of them 0.</summary>
    public bool TryFind(int left, int right, out int level)
    {
        var place = PlaceOf(left, right);
        level = _levels[place];
        return _pairs[place] == KeyOf(left, right);
    }

    public void Keep(int left, int right, int level)
    {
        var place = PlaceOf(left, right);
        _pairs[place] = KeyOf(left, right);
        _levels[place] = (byte)level;
    }

    private static ulong KeyOf(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;

    private static int PlaceOf(int left, int right) => (int)((KeyOf(left, right) * 0x9E3779B97F4A7C15) >> 49);
}
