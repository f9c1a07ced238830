using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Comparing;

/// <summary>Forenames and surnames: misspelt, shortened, heard wrongly, cut to one part, or put in each other's column.</summary>
internal sealed class NameKind : ValueKind
{
    /// <summary>A common word of two names must have this many letters: DE and AL part nobody.</summary>
    private const int ShortestToken = 3;

    /// <summary>
    /// Short names of the same consonants must look alike too: AVA and EVIE, LINA and LAYAN are twins' names, not spellings.
    /// </summary>
    private const double LeastSimilarityOfSound = 0.75;

    /// <summary>Two sounds are too few to tell names apart by: Tan, Tuan and Thanh share theirs, and may be twins.</summary>
    private const double LeastSimilarityOfFewSounds = 0.9;
    private const int FewSounds = 2;

    /// <summary>A short form is known by what is left of it without its last vowels, of at least so many sounds at the beginning of a name, and one more elsewhere.</summary>
    private const int ShortestStem = 2;

    public override string Name => "name";

    public override string LevelsKnown =>
        "exact, respelt, nickname, shortened, phonetic, edits <= 1, jaro_winkler >= 0.92, one token, initial, found in COLUMN, swapped with COLUMN";

    public override RowComparer Bind(Comparison comparison, ModelColumns columns)
    {
        var others = comparison.Levels.Select(level => OtherColumn(level.Label)).OfType<string>().Distinct().ToList();
        if (others.Count == 0)
        {
            return base.Bind(comparison, columns);
        }

        var values = ValueList.Of([.. comparison.Columns.Concat(others).Select(column => columns[column])]);
        return new CrossColumnComparer(comparison, values, TestsOf(comparison, values), others);
    }

    /// <summary>The column that a level looks into besides the comparison's own; <see langword="null"/> for most.</summary>
    private static string? OtherColumn(string level) => LevelText.SwappedWith(level) ?? LevelText.FoundIn(level);

    protected override LevelTest? TestOf(string level, ValueList values)
    {
        if (LevelText.IsAtLeast(level, "jaro_winkler", out var least))
        {
            return (left, right) => JaroWinkler.Of(values.Texts[left], values.Texts[right]) >= least;
        }

        if (LevelText.IsAtMost(level, "edits", out var most))
        {
            return (left, right) => EditDistance.IsWithin(values.Texts[left], values.Texts[right], (int)most);
        }

        return level switch
        {
            "respelt" => Equal(values.Each(Respelling.Of)),
            "nickname" => Share(values.Each(Nicknames.Of)),
            "shortened" => IsShortened(values.Each(Respelling.Of)),
            "phonetic" => SoundsAlike(values),
            "one token" => Share(values.EachTokens(ShortestToken)),
            "initial" => (left, right) =>
                (values.Texts[left].Length == 1 || values.Texts[right].Length == 1) && values.Texts[left][0] == values.Texts[right][0],
            _ when OtherColumn(level) is not null => static (_, _) => false,
            _ => null,
        };
    }

    private static LevelTest Share(int[][] lists) => (left, right) => lists[left].AsSpan().ContainsAny(lists[right]);

    private static LevelTest Equal(string?[] keys) => (left, right) => keys[left] is { } key && key == keys[right];

    /// <summary>
    /// Whether one name is the other cut short, whatever vowels then end it: ABI and ABIGAIL, RAFF and RAPHAEL, LIVI and
    /// OLIVIA, KA and KA HO.
    /// </summary>
    private static LevelTest IsShortened(string?[] keys)
    {
        var stems = Array.ConvertAll(keys, StemOf);
        return (left, right) => keys[left] is { } one && keys[right] is { } other && one.Length != other.Length
            && (one.Length < other.Length ? IsCutFrom(one, stems[left]!, other) : IsCutFrom(other, stems[right]!, one));
    }

    /// <summary>Short forms double their last consonant: RAFF, ABBIE, ISSY.</summary>
    private static string? StemOf(string? key)
    {
        var stem = key?.TrimEnd('A', 'E', 'I', 'O', 'U');
        return stem is { Length: > ShortestStem } && stem[^1] == stem[^2] ? stem[..^1] : stem;
    }

    private static bool IsCutFrom(string name, string stem, string whole) =>
        whole.StartsWith(name, StringComparison.Ordinal)
        || (stem.Length >= ShortestStem && whole.StartsWith(stem, StringComparison.Ordinal))
        || (stem.Length > ShortestStem && whole.Contains(stem, StringComparison.Ordinal));

    private static LevelTest SoundsAlike(ValueList values)
    {
        var codes = values.Each(Phonetic.Of);
        return (left, right) => codes[left] is { } code && code == codes[right]
            && JaroWinkler.Of(values.Texts[left], values.Texts[right])
                >= (code.Length <= FewSounds ? LeastSimilarityOfFewSounds : LeastSimilarityOfSound);
    }
}
