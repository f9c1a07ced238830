using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Comparing;

/// <summary>Forenames and surnames: misspelt, shortened, heard wrongly, cut to one part, or put in each other's column.</summary>
internal sealed class NameKind : ValueKind
{
    /// <summary>A common word of two names must have this many letters: DE and AL part nobody.</summary>
    private const int ShortestToken = 3;

    public override string Name => "name";

    public override string LevelsKnown =>
        "exact, nickname, phonetic, edits <= 1, jaro_winkler >= 0.92, one token, initial, swapped with COLUMN";

    public override bool Knows(string level) => LevelText.SwappedWith(level) is not null || base.Knows(level);

    public override RowComparer Bind(Comparison comparison, ModelColumns columns)
    {
        var swapped = comparison.Levels.Select(level => LevelText.SwappedWith(level.Label)).FirstOrDefault(column => column is not null);
        if (swapped is null)
        {
            return base.Bind(comparison, columns);
        }

        var values = ValueList.Of([.. comparison.Columns.Append(swapped).Select(column => columns[column])]);
        return new SwappedComparer(comparison, values, TestsOf(comparison, values));
    }

    protected override LevelTest? TestOf(string level, ValueList values)
    {
        if (LevelText.IsAtLeast(level, "jaro_winkler", out var least))
        {
            return (left, right) => JaroWinkler.Of(values.Texts[left], values.Texts[right]) >= least;
        }

        if (LevelText.IsAtMost(level, "edits", out var most))
        {
            return (left, right) => EditDistance.Of(values.Texts[left], values.Texts[right]) <= most;
        }

        return level switch
        {
            "nickname" => Share(values.Each(Nicknames.Of)),
            "phonetic" => Same(values.Each(Phonetic.Of)),
            "one token" => Share(values.Each(text => Tokens.Of(text).Where(token => token.Length >= ShortestToken).ToArray())),
            "initial" => (left, right) =>
                (values.Texts[left].Length == 1 || values.Texts[right].Length == 1) && values.Texts[left][0] == values.Texts[right][0],
            _ when LevelText.SwappedWith(level) is not null => static (_, _) => false,
            _ => null,
        };
    }

    private static LevelTest Share<T>(T[][] lists) => (left, right) => lists[left].AsSpan().ContainsAny(lists[right]);

    private static LevelTest Same(string?[] codes) => (left, right) => codes[left] is { } code && code == codes[right];

    /// <summary>Compares names, and sees that the two records have them in each other's columns.</summary>
    private sealed class SwappedComparer(Comparison comparison, ValueList values, LevelTest[] tests)
        : ValueComparer(comparison, values, tests)
    {
        /// <summary>How alike the second name must be when the first is the same.</summary>
        private const double LeastSimilarity = 0.8;

        private readonly int _level = 1 + Array.FindIndex([.. comparison.Levels], level => LevelText.SwappedWith(level.Label) is not null);
        private readonly int[] _names = values.CodesByColumn[0];
        private readonly int[] _others = values.CodesByColumn[^1];

        public override BestValues Best(int left, int right, LevelMemory memory)
        {
            var best = base.Best(left, right, memory);
            return best.Level > _level && AreSwapped(left, right) ? new(_level, _names[left], _others[left]) : best;
        }

        private bool AreSwapped(int left, int right) =>
            (AreEqual(_names[left], _others[right]) && AreAlike(_names[right], _others[left]))
            || (AreEqual(_names[right], _others[left]) && AreAlike(_names[left], _others[right]));

        private static bool AreEqual(int left, int right) => left == right && left != Column.Missing;

        private bool AreAlike(int left, int right) =>
            left != Column.Missing && right != Column.Missing
            && (left == right || JaroWinkler.Of(Values.Texts[left], Values.Texts[right]) >= LeastSimilarity);
    }
}
