using System.Globalization;

using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Comparing;

/// <summary>Dates, yyyy-MM-dd or yyyyMMdd, and the ways in which they are mistyped. What isn't eight digits can only be equal or not.</summary>
internal sealed class DateKind : ValueKind
{
    public override string Name => "date";

    public override string LevelsKnown =>
        "exact, day and month swapped, one digit, one part, within 10 days, same day and month, same year and month, same year";

    protected override LevelTest? TestOf(string level, ValueList values)
    {
        if (LevelText.Between(level, "within ", " days", out var most))
        {
            return Near(values, most);
        }

        Func<string, string, bool>? test = level switch
        {
            "day and month swapped" => static (left, right) =>
                SameYear(left, right) && left[4..6] == right[6..] && left[6..] == right[4..6],
            "one digit" => static (left, right) => EditDistance.IsWithin(left, right, 1),
            "one part" => static (left, right) => PartsThatAgree(left, right) == 2,
            "same day and month" => static (left, right) => left[4..] == right[4..],
            "same year and month" => static (left, right) => left[..6] == right[..6],
            "same year" => static (left, right) => SameYear(left, right),
            _ => null,
        };
        if (test is null)
        {
            return null;
        }

        var digits = values.Each(text => DateText.TryRead(text, out var date) ? date : null);
        return (left, right) => digits[left] is { } one && digits[right] is { } other && test(one, other);
    }

    private static LevelTest Near(ValueList values, double mostDays)
    {
        var days = values.Each(text => DayNumber(text));
        return (left, right) => days[left] is { } one && days[right] is { } other && Math.Abs(one - other) <= mostDays;
    }

    /// <summary>The day's number in the calendar; <see langword="null"/> for a date that does not exist.</summary>
    public static int? DayNumber(string text) =>
        DateText.TryRead(text, out var digits)
        && DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.DayNumber
            : null;

    private static bool SameYear(string left, string right) => left[..4] == right[..4];

    private static int PartsThatAgree(string left, string right) =>
        (left[..4] == right[..4] ? 1 : 0) + (left[4..6] == right[4..6] ? 1 : 0) + (left[6..] == right[6..] ? 1 : 0);
}
