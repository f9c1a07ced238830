using System.Numerics;

namespace ContactPoint.Ingest.Describing;

/// <summary>How many different texts there were: exact up to a bound, and an honest estimate above it.</summary>
/// <remarks>
/// Above the bound by HyperLogLog with 2^14 registers, whose standard error is 0.8%. Source: P. Flajolet and others, "HyperLogLog: the
/// analysis of a near-optimal cardinality estimation algorithm", 2007. Texts are kept as 64-bit hashes only, the same on every machine.
/// </remarks>
internal sealed class DistinctCount
{
    private const int MostExact = 10_000;
    private const int IndexBits = 14;
    private const int Registers = 1 << IndexBits;

    private HashSet<ulong>? _exact = [];
    private byte[]? _registers;

    /// <summary>Whether <see cref="Value"/> is an estimate.</summary>
    public bool IsEstimate => _exact is null;

    /// <summary>How many different texts.</summary>
    public long Value => _exact?.Count ?? Estimate(_registers!);

    /// <summary>Counts a text.</summary>
    public void Add(ReadOnlySpan<char> text) => Add(HashOf(text));

    /// <summary>Counts a text, or several together, by its hash.</summary>
    public void Add(ulong hash)
    {
        if (_exact is { } exact)
        {
            exact.Add(hash);
            if (exact.Count <= MostExact)
            {
                return;
            }

            _registers = new byte[Registers];
            foreach (var earlier in exact)
            {
                Note(_registers, earlier);
            }

            _exact = null;
        }
        else
        {
            Note(_registers!, hash);
        }
    }

    private static void Note(byte[] registers, ulong hash)
    {
        var rank = (byte)(BitOperations.LeadingZeroCount((hash << IndexBits) | (1UL << (IndexBits - 1))) + 1);
        ref var register = ref registers[hash >> (64 - IndexBits)];
        register = Math.Max(register, rank);
    }

    private static long Estimate(byte[] registers)
    {
        const double Bias = 0.7213 / (1 + (1.079 / Registers));
        var sum = 0.0;
        var zeros = 0;
        foreach (var register in registers)
        {
            sum += 1.0 / (1UL << register);
            zeros += register == 0 ? 1 : 0;
        }

        var estimate = Bias * Registers * Registers / sum;

        // few registers are taken: counting the empty ones is closer
        return (long)Math.Round(estimate <= 2.5 * Registers && zeros > 0 ? Registers * Math.Log((double)Registers / zeros) : estimate);
    }

    /// <summary>FNV-1a, and the finaliser of MurmurHash3 so that every bit depends on every character.</summary>
    internal static ulong HashOf(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }
}
