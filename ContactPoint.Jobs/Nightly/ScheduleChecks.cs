using Cronos;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Keeps the night out of the hour that the clocks change in.</summary>
public static class ScheduleChecks
{
    private static readonly DateTimeOffset AnyMidnight = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Why a schedule cannot be used, or <see langword="null"/> when it can.</summary>
    /// <remarks>
    /// Between 01:00 and 02:00 a moment in Europe/London does not exist on one night of the year and exists twice on another, so a night
    /// would be missed or run twice. All starts over two years are looked at.
    /// </remarks>
    public static string? FindFault(NightlyOptions options)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out var zone))
        {
            return "Nightly:TimeZone is not a time zone that this machine knows. Use an IANA name such as Europe/London.";
        }

        if (!CronExpression.TryParse(options.Schedule, out var schedule))
        {
            return "Nightly:Schedule is not a five-field cron expression. For half past two every night write: 30 2 * * *";
        }

        return schedule.GetOccurrences(AnyMidnight, AnyMidnight.AddYears(2), zone).Any(start => start.Hour == 1)
            ? "Nightly:Schedule starts between 01:00 and 02:00, an hour that is skipped once a year and lived twice once a year. Choose another hour."
            : null;
    }
}
