using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ContactPoint.Jobs.Commands;

/// <summary>Options that are a day. Only 2026-09-14 is one: 12/11/2026 is two days, by where it is read.</summary>
internal static class DayOption
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>An option of that name.</summary>
    public static Option<DateOnly?> Create(string name, string description) => new(name) { Description = description, CustomParser = Read };

    private static DateOnly? Read(ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear)
        {
            return day;
        }

        result.AddError($"{((OptionResult)result.Parent!).IdentifierToken?.Value} is a day of the years {FirstYear} to {LastYear}. Write a day as 2026-09-14.");
        return null;
    }
}
