using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Comparing;

/// <summary>A way to compare values. To add one, write a class and list it in <see cref="ComparisonKinds"/>.</summary>
internal abstract class ComparisonKind
{
    /// <summary>The word that stands under <c>kind</c> in a model.</summary>
    public abstract string Name { get; }

    /// <summary>The levels that the kind knows besides <c>else</c>, for people to choose from.</summary>
    public abstract string LevelsKnown { get; }

    /// <summary>Whether a level's text means something to this kind.</summary>
    public abstract bool Knows(string level);

    /// <summary>Makes a comparison of this kind ready to compare a table's rows.</summary>
    public abstract RowComparer Bind(Comparison comparison, ModelColumns columns);
}

/// <summary>A kind whose levels each ask something of two values, whatever the rows that they stand in.</summary>
internal abstract class ValueKind : ComparisonKind
{
    /// <summary>The test of a level over those values; <see langword="null"/> if the kind does not know the level.</summary>
    protected abstract LevelTest? TestOf(string level, ValueList values);

    public override bool Knows(string level) => Test(level, ValueList.Empty) is not null;

    public override RowComparer Bind(Comparison comparison, ModelColumns columns)
    {
        var values = ValueList.Of([.. comparison.Columns.Select(column => columns[column])]);
        return new ValueComparer(comparison, values, TestsOf(comparison, values));
    }

    /// <summary>The tests of all levels before <c>else</c>.</summary>
    protected LevelTest[] TestsOf(Comparison comparison, ValueList values) =>
        [.. comparison.Levels.Where(level => !level.IsElse).Select(level => Test(level.Label, values)!)];

    private LevelTest? Test(string level, ValueList values) =>
        level == "exact" ? static (left, right) => left == right : TestOf(level, values);
}

/// <summary>A comparison bound to a table: two rows in, a level out.</summary>
/// <threadsafety>Immutable, so safe for any number of threads, each with a memory of its own.</threadsafety>
internal abstract class RowComparer(Comparison comparison)
{
    /// <summary>The answer where either row has no value.</summary>
    public const int Missing = 0;

    public Comparison Comparison { get; } = comparison;

    /// <summary>
    /// For the first levels, those that hold when two codes are equal and not 0, one code for each row: how often
    /// strangers agree on them is counted, not sampled. Each such level implies the ones after it.
    /// </summary>
    public abstract IReadOnlyList<int[]> CountedLevels { get; }

    /// <summary>What is compared: columns of one code for each row, <see cref="Tables.Column.Missing"/> where there is none.</summary>
    public abstract IReadOnlyList<int[]> Inputs { get; }

    /// <summary>The level that two rows reach, counted from 1; or <see cref="Missing"/>.</summary>
    /// <param name="left">One row's codes, in the order of <see cref="Inputs"/>.</param>
    /// <param name="right">The other's.</param>
    /// <param name="memory">This thread's, for this comparison.</param>
    public abstract int LevelOf(ReadOnlySpan<int> left, ReadOnlySpan<int> right, LevelMemory memory);

    /// <summary>The level that two rows reach, by their numbers: for few pairs, since it gathers their codes first.</summary>
    public int LevelOf(int left, int right, LevelMemory memory) =>
        LevelOf([.. Inputs.Select(codes => codes[left])], [.. Inputs.Select(codes => codes[right])], memory);
}
