using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Comparing;

/// <summary>Two values that were found to agree best, by their codes, and the level that they reach.</summary>
internal readonly record struct BestValues(int Level, int Left, int Right);

/// <summary>
/// Compares values by tests in order. Of several columns, all are tried against all, and the pair that agrees best counts.
/// </summary>
internal class ValueComparer(Comparison comparison, ValueList values, LevelTest[] tests) : RowComparer(comparison)
{
    private readonly int _columnCount = comparison.Columns.Length;

    public ValueList Values { get; } = values;

    /// <summary>The value that a row bears: the first of its columns'. Its frequency is the one that is counted.</summary>
    public int ValueOf(int row) => Values.CodesByColumn[0][row];

    // With alternatives an exact answer may come from any pair of columns, which no count of one column shows.
    public override IReadOnlyList<int[]> CountedLevels =>
        _columnCount == 1 && Comparison.Levels[0].IsExact ? [Values.CodesByColumn[0]] : [];

    public override IReadOnlyList<int[]> Inputs => Values.CodesByColumn;

    public override int LevelOf(ReadOnlySpan<int> left, ReadOnlySpan<int> right, LevelMemory memory)
    {
        memory.Best = Best(left, right, memory);
        return memory.Best.Level;
    }

    /// <summary>The values of two rows that agree best.</summary>
    protected virtual BestValues Best(ReadOnlySpan<int> left, ReadOnlySpan<int> right, LevelMemory memory)
    {
        var best = default(BestValues);
        for (var i = 0; i < _columnCount; i++)
        {
            var leftCode = left[i];
            if (leftCode == Column.Missing)
            {
                continue;
            }

            for (var j = 0; j < _columnCount; j++)
            {
                var rightCode = right[j];
                if (rightCode == Column.Missing)
                {
                    continue;
                }

                var level = LevelOfValues(leftCode, rightCode, memory);
                if (best.Level == Missing || level < best.Level)
                {
                    best = new(level, leftCode, rightCode);
                }
            }
        }

        return best;
    }

    protected int LevelOfValues(int left, int right, LevelMemory memory)
    {
        if (left == right)
        {
            return 1 + FirstThatHolds(left, right);
        }

        // Every test is symmetric, so one order of the two serves both.
        var (low, high) = left < right ? (left, right) : (right, left);
        if (!memory.TryFind(low, high, out var level))
        {
            level = 1 + FirstThatHolds(low, high);
            memory.Keep(low, high, level);
        }

        return level;
    }

    private int FirstThatHolds(int left, int right)
    {
        for (var index = 0; index < tests.Length; index++)
        {
            if (tests[index](left, right))
            {
                return index;
            }
        }

        return tests.Length;
    }
}
