namespace ContactPoint.Jobs.Samples.Drawing;

/// <summary>A small generator of random numbers (SplitMix64) whose sequence is the same on every machine and .NET version.</summary>
/// <remarks>
/// Every family, record and field draws from a generator of its own, seeded from the world's seed and their numbers, so neither
/// order nor threads nor a change elsewhere moves a value. Only integer arithmetic and exact division are used: functions such as
/// a logarithm may differ in the last bit between machines. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014.
/// <threadsafety>Not safe: one generator, one thread.</threadsafety>
/// </remarks>
internal sealed class SampleRandom(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>A seed for a part of what <paramref name="seed"/> stands for.</summary>
    public static ulong SeedOf(ulong seed, long part) => Scramble(Scramble(seed + Step) ^ ((ulong)part * Step));

    public static SampleRandom For(ulong seed, long part) => new(SeedOf(seed, part));

    public static SampleRandom For(ulong seed, long part, long smallerPart) => new(SeedOf(SeedOf(seed, part), smallerPart));

    public ulong Next()
    {
        _state += Step;
        return Scramble(_state);
    }

    /// <summary>0 or more, less than 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with the given probability; draws once whatever the probability is.</summary>
    public bool Chance(double probability) => Share() < probability;

    /// <summary>0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>0 to <paramref name="count"/> - 1.</summary>
    public long Below(long count) => (long)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>A waiting time in days with a long tail and the given mean: mean × 3 × u².</summary>
    public int Days(double mean)
    {
        var share = Share();
        return (int)(mean * 3 * share * share);
    }

    private static ulong Scramble(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
