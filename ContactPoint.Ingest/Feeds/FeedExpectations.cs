namespace ContactPoint.Ingest.Feeds;

/// <summary>Whom to ask about a feed.</summary>
/// <param name="Role">A role at the supplier, which outlives the person who holds it.</param>
/// <param name="Address">An e-mail address, telephone number or page of the role.</param>
public sealed record FeedContact(string Role, string Address);

/// <summary>How many rows an extract of a feed usually has. One that differs by more waits for a person.</summary>
/// <param name="UsualRows">Rows of a usual extract; at least 1.</param>
/// <param name="WithinPercent">By how much of the usual rows an extract may have more or fewer, in percent, 0 to 1,000.</param>
public sealed record ExpectedVolume(long UsualRows, int WithinPercent)
{
    /// <summary>The fewest rows that are not too few, rounded up; 0 when the bound is 100 percent or more.</summary>
    public long LeastRows => Math.Max(0, UsualRows - Difference);

    /// <summary>The most rows that are not too many, rounded down.</summary>
    public long MostRows => UsualRows + Difference;

    private long Difference => (long)((decimal)UsualRows * WithinPercent / 100);

    /// <summary>Whether so many rows are what was to be expected.</summary>
    public bool Includes(long rows) => rows >= LeastRows && rows <= MostRows;
}

/// <summary>When an extract of a feed should have arrived, by the clock of the night's time zone.</summary>
/// <param name="Time">The time of day.</param>
/// <param name="Days">The days of the week on which one is expected; at least one.</param>
public sealed record ExpectedArrival(TimeOnly Time, IReadOnlySet<DayOfWeek> Days)
{
    private const int DaysOfAWeek = 7;

    /// <summary>The last moment, not after the given one, by which an extract should have arrived: if none came since the one before, the feed is late.</summary>
    /// <param name="localTime">Now, in the night's time zone.</param>
    public DateTime LastDue(DateTime localTime)
    {
        var day = DateOnly.FromDateTime(localTime);
        for (var back = 0; back <= DaysOfAWeek; back++)
        {
            var due = day.AddDays(-back).ToDateTime(Time);
            if (due <= localTime && Days.Contains(due.DayOfWeek))
            {
                return due;
            }
        }

        throw new InvalidOperationException("No day of the week is expected.");
    }
}
