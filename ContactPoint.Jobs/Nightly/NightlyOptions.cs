using System.ComponentModel.DataAnnotations;

namespace ContactPoint.Jobs.Nightly;

/// <summary>When the night runs.</summary>
public sealed class NightlyOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nightly";

    /// <summary>When to start, as a five-field cron expression in <see cref="TimeZone"/>. Default: 02:30 every day, which exists once on every day of the year.</summary>
    [Required]
    public string Schedule { get; init; } = "30 2 * * *";

    /// <summary>The IANA time zone of <see cref="Schedule"/>. Default: Europe/London.</summary>
    [Required]
    public string TimeZone { get; init; } = "Europe/London";

    /// <summary>The drop folder: extracts lie at <c>folder/feed/file</c>, and are deleted once they are in the inbox. Default: <c>drop</c> in the data folder.</summary>
    public string? DropFolder { get; init; }

    /// <summary>How many stages of a run this process works on at once. Default: 2; at most 64.</summary>
    [Range(1, 64)]
    public int Workers { get; init; } = 2;
}
