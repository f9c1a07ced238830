using System.Collections.Frozen;

namespace ContactPoint.Matching.Tables;

/// <summary>
/// What the functions of a model's column expressions give for one value, several columns having been joined;
/// <see langword="null"/> is missing.
/// </summary>
internal static class ColumnFunctions
{
    private static readonly FrozenDictionary<string, Func<string, int, string?>> Functions =
        new Dictionary<string, Func<string, int, string?>>(StringComparer.Ordinal)
        {
            ["phonetic"] = (value, _) => Phonetic.Of(value),
            ["compact"] = (value, _) => Compact(value),
            ["sector"] = (value, _) => Compact(value) is { Length: > 4 } postcode ? postcode[..^2] : null,
            ["district"] = (value, _) => Compact(value) is { Length: > 4 } postcode ? postcode[..^3] : null,
            ["year"] = (value, _) => DateText.TryRead(value, out var date) ? date[..4] : null,
            ["year_and_month"] = (value, _) => DateText.TryRead(value, out var date) ? date[..6] : null,
            ["day_and_month"] = (value, _) => DateText.TryRead(value, out var date) ? date[4..] : null,
            ["initial"] = (value, _) => value[..1],
            ["prefix"] = (value, number) => value[..Math.Min(number, value.Length)],
            ["first_token"] = (value, _) => Tokens.Of(value).FirstOrDefault(),
            ["join"] = (value, _) => value,
            ["sorted"] = (value, _) => string.Join(' ', Tokens.Of(value).Order(StringComparer.Ordinal)),
            ["last_token"] = (value, _) => Tokens.Of(value).LastOrDefault(),
        }.ToFrozenDictionary();

    /// <summary>The names of the functions.</summary>
    public static IEnumerable<string> Names => Functions.Keys;

    /// <summary>The letters and digits of a text, and nothing between them.</summary>
    public static string Compact(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    /// <summary>The function of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the model's checks find this first.</exception>
    public static Func<string, string?> Named(string name, int number)
    {
        var function = Functions[name];
        return value => function(value, number);
    }
}

/// <summary>The words of a text: runs of letters and digits.</summary>
internal static class Tokens
{
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && char.IsLetterOrDigit(text[index]))
            {
                continue;
            }

            if (index > start)
            {
                yield return text[start..index];
            }

            start = index + 1;
        }
    }
}

/// <summary>A date as eight digits, yyyyMMdd, whether it exists in the calendar or not: errors of typing are evidence too.</summary>
internal static class DateText
{
    /// <summary>Reads yyyy-MM-dd or yyyyMMdd.</summary>
    public static bool TryRead(string text, out string digits)
    {
        digits = text.Length == 10 && text[4] == '-' && text[7] == '-' ? $"{text[..4]}{text[5..7]}{text[8..]}" : text;
        return digits.Length == 8 && digits.All(char.IsAsciiDigit);
    }
}
