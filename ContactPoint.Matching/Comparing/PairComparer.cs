using System.Numerics;

using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Comparing;

/// <summary>How the levels of all comparisons are packed into one number: the agreement pattern (γ).</summary>
internal sealed class PatternLayout
{
    /// <summary>How many bits a pattern has.</summary>
    public const int PatternBits = 64;

    private readonly int[] _shifts;
    private readonly ulong[] _masks;

    public PatternLayout(IEnumerable<int> levelCounts)
    {
        var shifts = new List<int>();
        var masks = new List<ulong>();
        var shift = 0;
        foreach (var count in levelCounts)
        {
            var bits = BitsFor(count);
            shifts.Add(shift);
            masks.Add((1UL << bits) - 1);
            shift += bits;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(shift, PatternBits, nameof(levelCounts));
        (_shifts, _masks) = ([.. shifts], [.. masks]);
    }

    public int Count => _shifts.Length;

    /// <summary>The level that a comparison reached, from 1; 0 where it is missing.</summary>
    public int LevelIn(ulong pattern, int comparison) => (int)((pattern >> _shifts[comparison]) & _masks[comparison]);

    /// <summary>How many bits a comparison with so many levels takes; one value more stands for missing.</summary>
    public static int BitsFor(int levelCount) => BitOperations.Log2((uint)levelCount) + 1;

    public ulong With(ulong pattern, int comparison, int level) => pattern | ((ulong)level << _shifts[comparison]);
}

/// <summary>All comparisons of a model, bound to a table: two rows in, an agreement pattern out.</summary>
/// <threadsafety>Immutable, so safe for any number of threads, each with a memory of its own.</threadsafety>
internal sealed class PairComparer
{
    private readonly RowComparer[] _comparers;

    public PairComparer(LinkageModel model, ModelColumns columns)
    {
        _comparers = [.. model.Comparisons.Select(comparison => ComparisonKinds.Named(comparison.Kind).Bind(comparison, columns))];
        Layout = new(model.Comparisons.Select(comparison => comparison.Levels.Length));
    }

    public PatternLayout Layout { get; }

    public IReadOnlyList<RowComparer> Comparers => _comparers;

    /// <summary>A memory for one thread.</summary>
    public LevelMemory[] NewMemory() => Array.ConvertAll(_comparers, _ => new LevelMemory());

    public ulong PatternOf(int left, int right, LevelMemory[] memory)
    {
        var pattern = 0UL;
        for (var index = 0; index < _comparers.Length; index++)
        {
            pattern = Layout.With(pattern, index, _comparers[index].LevelOf(left, right, memory[index]));
        }

        return pattern;
    }
}
