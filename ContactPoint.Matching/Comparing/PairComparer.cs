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
    private readonly (int Start, int Count)[] _inputs;
    private readonly int[] _codes;
    private readonly int _width;

    public PairComparer(LinkageModel model, ModelColumns columns)
    {
        _comparers = [.. model.Comparisons.Select(comparison => ComparisonKinds.Named(comparison.Kind).Bind(comparison, columns))];
        _inputs = new (int, int)[_comparers.Length];
        for (var index = 0; index < _inputs.Length; index++)
        {
            _inputs[index] = (_width, _comparers[index].Inputs.Count);
            _width += _comparers[index].Inputs.Count;
        }

        _codes = Interleaved([.. _comparers.SelectMany(comparer => comparer.Inputs)], columns.Table.RowCount);
        Layout = new(model.Comparisons.Select(comparison => comparison.Levels.Length));
    }

    public PatternLayout Layout { get; }

    public IReadOnlyList<RowComparer> Comparers => _comparers;

    /// <summary>A memory for one thread.</summary>
    public LevelMemory[] NewMemory() => Array.ConvertAll(_comparers, _ => new LevelMemory());

    /// <summary>The levels of two rows in all comparisons. What each found to agree best stays in its memory until the next pair.</summary>
    public ulong PatternOf(int left, int right, LevelMemory[] memory)
    {
        var leftCodes = _codes.AsSpan(left * _width, _width);
        var rightCodes = _codes.AsSpan(right * _width, _width);
        var pattern = 0UL;
        for (var index = 0; index < _comparers.Length; index++)
        {
            var (start, count) = _inputs[index];
            var level = _comparers[index].LevelOf(leftCodes.Slice(start, count), rightCodes.Slice(start, count), memory[index]);
            pattern = Layout.With(pattern, index, level);
        }

        return pattern;
    }

    /// <summary>
    /// Row by row, all that is compared of a row together: two lines of the processor's cache, where a column each would be
    /// twenty. Pairs come in no order of rows, so this is most of the time of comparing.
    /// </summary>
    private static int[] Interleaved(int[][] columns, int rowCount)
    {
        var codes = new int[checked(columns.Length * rowCount)];
        for (var column = 0; column < columns.Length; column++)
        {
            var place = column;
            foreach (var code in columns[column])
            {
                codes[place] = code;
                place += columns.Length;
            }
        }

        return codes;
    }
}
