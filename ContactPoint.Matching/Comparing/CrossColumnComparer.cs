using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Comparing;

/// <summary>
/// Compares names, and sees that a name stands in another column of the other record: forename and surname swapped, or
/// a middle name used as the first. The other columns follow the comparison's own in the list of values.
/// </summary>
internal sealed class CrossColumnComparer : ValueComparer
{
    /// <summary>How alike the second name must be when the first is the same.</summary>
    private const double LeastSimilarity = 0.8;

    private readonly int[][] _tokens;
    private readonly List<(int Level, int Column, bool IsSwap)> _tests = [];

    public CrossColumnComparer(Comparison comparison, ValueList values, LevelTest[] tests, List<string> others)
        : base(comparison, values, tests)
    {
        _tokens = values.EachTokens();
        for (var index = 0; index < comparison.Levels.Length; index++)
        {
            var label = comparison.Levels[index].Label;
            var swapped = LevelText.SwappedWith(label);
            if ((swapped ?? LevelText.FoundIn(label)) is { } other)
            {
                _tests.Add((index + 1, comparison.Columns.Length + others.IndexOf(other), IsSwap: swapped is not null));
            }
        }
    }

    protected override BestValues Best(ReadOnlySpan<int> left, ReadOnlySpan<int> right, LevelMemory memory)
    {
        var best = base.Best(left, right, memory);
        foreach (var (level, column, isSwap) in _tests)
        {
            if (best.Level <= level)
            {
                break;
            }

            // The name that stands in both records is the one whose rarity counts.
            if (Holds(left, right, column, isSwap))
            {
                return new(level, left[0], left[0]);
            }

            if (Holds(right, left, column, isSwap))
            {
                return new(level, right[0], right[0]);
            }
        }

        return best;
    }

    private bool Holds(ReadOnlySpan<int> one, ReadOnlySpan<int> other, int column, bool isSwap) =>
        isSwap ? IsSwapped(one, other, column) : IsAmong(one[0], other[column]);

    /// <summary>Whether one's name is the other's second column, and the other way round at least alike.</summary>
    private bool IsSwapped(ReadOnlySpan<int> one, ReadOnlySpan<int> other, int column) =>
        one[0] == other[column] && one[0] != Column.Missing && AreAlike(other[0], one[column]);

    private bool AreAlike(int left, int right) =>
        left != Column.Missing && right != Column.Missing
        && (left == right || JaroWinkler.Of(Values.Texts[left], Values.Texts[right]) >= LeastSimilarity);

    /// <summary>Whether every word of a name is among those of the other column.</summary>
    private bool IsAmong(int name, int others) =>
        name != Column.Missing && others != Column.Missing && _tokens[name].Length > 0
        && !_tokens[name].AsSpan().ContainsAnyExcept(_tokens[others]);
}
