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

    private readonly int[] _names;
    private readonly List<(int Level, Func<int, int, bool> Holds)> _tests = [];

    public CrossColumnComparer(Comparison comparison, ValueList values, LevelTest[] tests, List<string> others)
        : base(comparison, values, tests)
    {
        _names = values.CodesByColumn[0];
        var tokens = values.EachTokens();
        for (var index = 0; index < comparison.Levels.Length; index++)
        {
            var label = comparison.Levels[index].Label;
            if (LevelText.SwappedWith(label) is { } swapped)
            {
                var codes = CodesOf(swapped);
                _tests.Add((index + 1, (one, other) => IsSwapped(codes, one, other)));
            }
            else if (LevelText.FoundIn(label) is { } found)
            {
                var codes = CodesOf(found);
                _tests.Add((index + 1, (one, other) => IsAmong(tokens, _names[one], codes[other])));
            }
        }

        int[] CodesOf(string column) => values.CodesByColumn[comparison.Columns.Length + others.IndexOf(column)];
    }

    public override BestValues Best(int left, int right, LevelMemory memory)
    {
        var best = base.Best(left, right, memory);
        foreach (var (level, holds) in _tests)
        {
            if (best.Level <= level)
            {
                break;
            }

            // The name that stands in both records is the one whose rarity counts.
            if (holds(left, right))
            {
                return new(level, _names[left], _names[left]);
            }

            if (holds(right, left))
            {
                return new(level, _names[right], _names[right]);
            }
        }

        return best;
    }

    /// <summary>Whether one's name is the other's second column, and the other way round at least alike.</summary>
    private bool IsSwapped(int[] seconds, int one, int other) =>
        _names[one] == seconds[other] && _names[one] != Column.Missing && AreAlike(_names[other], seconds[one]);

    private bool AreAlike(int left, int right) =>
        left != Column.Missing && right != Column.Missing
        && (left == right || JaroWinkler.Of(Values.Texts[left], Values.Texts[right]) >= LeastSimilarity);

    /// <summary>Whether every word of a name is among those of the other column.</summary>
    private static bool IsAmong(int[][] tokens, int name, int others) =>
        name != Column.Missing && others != Column.Missing && tokens[name].Length > 0
        && !tokens[name].AsSpan().ContainsAnyExcept(tokens[others]);
}
