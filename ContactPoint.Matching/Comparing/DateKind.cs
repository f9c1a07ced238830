using System.Globalization;

using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Comparing;

/// <summary>
/// Dates, yyyy-MM-dd or yyyyMMdd, and the ways in which they are mistyped. What isn't eight digits can only be equal or not.
/// </summary>
internal sealed class DateKind : ValueKind
{
    public override string Name => "date";

    public override string LevelsKnown =>
        "exact, day and month swapped, one digit, one part, within 10 days, same day and month, same year and month, same year";

    protected override LevelTest? TestOf(string level, ValueList values)
    {
        if (LevelText.Between(level, "within ", " days", out var most))
        {
            var days = values.Each(DayNumber);
            return (left, right) => days[left] is { } one && days[right] is { } other && Math.Abs(one - other) <= most;
        }

        Func<TypedDate, TypedDate, bool>? test = level switch
        {
            "day and month swapped" => static (left, right) => left.Year == right.Year && left.Month == right.Day && left.Day == right.Month,
            "one digit" => static (left, right) => EditDistance.IsWithin(left.Digits, right.Digits, 1),
            "one part" => static (left, right) => PartsThatAgree(left, right) == 2,
            "same day and month" => static (left, right) => left.Day == right.Day && left.Month == right.Month,
            "same year and month" => static (left, right) => left.Year == right.Year && left.Month == right.Month,
            "same year" => static (left, right) => left.Year == right.Year,
            _ => null,
        };
        if (test is null)
        {
            return null;
        }

        var dates = values.Each(TypedDate.Read);
        return (left, right) => dates[left] is { } one && dates[right] is { } other && test(one, other);
    }

    /// <summary>The day's number in the calendar; <see langword="null"/> for a date that does not exist.</summary>
    public static int? DayNumber(string text) =>
        DateText.TryRead(text, out var digits)
        && DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.DayNumber
            : null;

    private static int PartsThatAgree(TypedDate left, TypedDate right) =>
        (left.Year == right.Year ? 1 : 0) + (left.Month == right.Month ? 1 : 0) + (left.Day == right.Day ? 1 : 0);

    /// <summary>A date as it was typed: its parts may be no day of any calendar.</summary>
    private sealed record TypedDate(string Digits, int Year, int Month, int Day)
    {
        public static TypedDate? Read(string text) => DateText.TryRead(text, out var digits)
            ? new(digits, Part(digits.AsSpan(0, 4)), Part(digits.AsSpan(4, 2)), Part(digits.AsSpan(6)))
            : null;

        private static int Part(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);
    }
}
