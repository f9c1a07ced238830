namespace ContactPoint.Matching.Tables;

/// <summary>Hashes that are the same on every machine and in every run, which those of .NET's strings are not.</summary>
internal static class StableHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The 64-bit hash of a text: FNV-1a over its UTF-16 units (Fowler, Noll, Vo), then mixed.</summary>
    public static ulong Of(string text)
    {
        var hash = Offset;
        foreach (var character in text)
        {
            hash = (hash ^ character) * Prime;
        }

        return Mix(hash);
    }

    /// <summary>One hash of two, in this order.</summary>
    public static ulong Join(ulong left, ulong right) => Mix((left * Prime) ^ right);

    /// <summary>Spreads a number over all 64 bits (the finaliser of SplitMix64: Steele, Lea, Flood, 2014).</summary>
    public static ulong Mix(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
