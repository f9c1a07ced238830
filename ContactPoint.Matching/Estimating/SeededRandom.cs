using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Estimating;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood, 2014): the same numbers from the same seed on every machine and in every version of .NET.
/// </summary>
internal struct SeededRandom(long seed, int stream)
{
    private ulong _state = StableHash.Join((ulong)seed, (ulong)stream);

    /// <summary>A number from 0 up to, not including, the bound.</summary>
    public int Below(int bound)
    {
        _state += 0x9E3779B97F4A7C15;
        return (int)Math.BigMul(StableHash.Mix(_state), (ulong)bound, out _);
    }
}
