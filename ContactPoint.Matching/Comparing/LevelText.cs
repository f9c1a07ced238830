using System.Globalization;

namespace ContactPoint.Matching.Comparing;

/// <summary>Reads the numbers and names in a level's text.</summary>
internal static class LevelText
{
    /// <summary>Reads <c>jaro_winkler >= 0.92</c>.</summary>
    public static bool IsAtLeast(string level, string measure, out double limit) => Between(level, $"{measure} >= ", "", out limit);

    /// <summary>Reads <c>edits &lt;= 1</c>.</summary>
    public static bool IsAtMost(string level, string measure, out double limit) => Between(level, $"{measure} <= ", "", out limit);

    /// <summary>Reads <c>within 10 days</c>.</summary>
    public static bool Between(string level, string start, string end, out double number)
    {
        number = 0;
        return level.StartsWith(start, StringComparison.Ordinal)
            && level.EndsWith(end, StringComparison.Ordinal)
            && level.Length > start.Length + end.Length
            && double.TryParse(level[start.Length..^end.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Reads the column of <c>swapped with surname</c>; <see langword="null"/> where the level says something else.</summary>
    public static string? SwappedWith(string level) => After(level, "swapped with ");

    /// <summary>Reads the column of <c>found in middle_names</c>; <see langword="null"/> where the level says something else.</summary>
    public static string? FoundIn(string level) => After(level, "found in ");

    private static string? After(string level, string start) =>
        level.StartsWith(start, StringComparison.Ordinal) ? level[start.Length..] : null;
}
