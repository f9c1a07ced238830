using System.Collections.Immutable;
using System.Globalization;

namespace ContactPoint.Matching.Model;

/// <summary>A column, or something worked out from columns: <c>surname</c>, <c>phonetic(surname)</c>, <c>prefix(forename, 3)</c>.</summary>
/// <param name="Function">The function's name; empty where the expression is a column as it is.</param>
/// <param name="Columns">The columns that it reads; one, but for <c>join</c> and <c>sorted</c>.</param>
/// <param name="Number">The whole number after the column, where the function takes one; otherwise 0.</param>
public sealed record ColumnExpression(string Function, ImmutableArray<string> Columns, int Number)
{
    /// <summary>Every function, with what it gives for one value.</summary>
    public static ImmutableSortedDictionary<string, string> Functions { get; } = new Dictionary<string, string>
    {
        ["phonetic"] = "how the name sounds, for example SMYTHE and SMITH alike",
        ["compact"] = "the letters and digits, without spaces and signs",
        ["sector"] = "a postcode without its last two letters (AB1 2CD: AB12)",
        ["district"] = "a postcode's first half (AB1 2CD: AB1)",
        ["year"] = "the year of a date",
        ["year_and_month"] = "the year and month of a date",
        ["day_and_month"] = "the day and month of a date, without the year",
        ["initial"] = "the first letter",
        ["prefix"] = "the first n letters: prefix(forename, 3)",
        ["first_token"] = "the first word",
        ["last_token"] = "the last word",
        ["join"] = "the values of several columns, one after the other: join(address_1, address_2)",
        ["sorted"] = "the words of one or several columns in alphabetical order: sorted(forename, surname)",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Reads an expression as it stands in a model's file.</summary>
    /// <returns>The expression; its function may be one that does not exist, which the model's checks report.</returns>
    public static ColumnExpression Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')'))
        {
            return new("", [text.Trim()], 0);
        }

        var number = 0;
        var columns = ImmutableArray.CreateBuilder<string>();
        foreach (var part in text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries))
        {
            if (columns.Count == 0 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            {
                columns.Add(part);
            }
        }

        return new(text[..open].Trim(), columns.ToImmutable(), number);
    }

    /// <summary>The expression as it stands in a model's file.</summary>
    public override string ToString()
    {
        var number = Number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Number}");
        return Function.Length == 0 ? Columns[0] : $"{Function}({string.Join(", ", Columns)}{number})";
    }
}
