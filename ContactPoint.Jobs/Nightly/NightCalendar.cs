using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Which day it is for the night, and where its files lie.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class NightCalendar(TimeProvider time, IOptions<ContactPointOptions> places, IOptions<NightlyOptions> options)
{
    /// <summary>The day in the schedule's time zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)).DateTime);

    /// <summary>The drop folder.</summary>
    public string DropFolder => Path.GetFullPath(options.Value.DropFolder ?? Path.Combine(places.Value.DataFolder, "drop"));
}
