namespace ContactPoint.Jobs.Samples;

/// <summary>What to generate. The same options but <see cref="Threads"/> give the same bytes on every machine.</summary>
public sealed record SampleOptions
{
    /// <summary>Most children that one world holds: the made-up identifiers stay unique up to here.</summary>
    public const int MostChildren = 3_000_000;

    /// <summary>Most days that one call writes.</summary>
    public const int MostDays = 60;

    /// <summary>The day of the first extracts, unless said otherwise: a Monday early in the school year.</summary>
    public static readonly DateOnly FirstDayOfSamples = new(2026, 9, 14);

    /// <summary>Children on the first day, 1 to <see cref="MostChildren"/>.</summary>
    public required int Children { get; init; }

    /// <summary>Any number; another seed is another world.</summary>
    public required long Seed { get; init; }

    /// <summary>Days of extracts, 1 to <see cref="MostDays"/>.</summary>
    public int Days { get; init; } = 1;

    /// <summary>Folder that receives <c>day-N/FEED/FEED-YYYYMMDD.csv</c>, <c>truth.csv</c> and <c>planted.csv</c>.</summary>
    public required string OutFolder { get; init; }

    /// <summary>Error rates.</summary>
    public SampleDifficulty Difficulty { get; init; } = SampleDifficulty.Realistic;

    /// <summary>File for all records of the first day in one table; <see langword="null"/> for none.</summary>
    public string? FlatFile { get; init; }

    /// <summary>Date of the first day's extracts.</summary>
    public DateOnly FirstDay { get; init; } = FirstDayOfSamples;

    /// <summary>Threads to generate with; 0 for as many as there are processors. The outcome doesn't depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Every fault of these options in words; empty when they can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (Children is < 1 or > MostChildren)
        {
            faults.Add($"The number of children must be 1 to {MostChildren}.");
        }

        if (Days is < 1 or > MostDays)
        {
            faults.Add($"The number of days must be 1 to {MostDays}.");
        }

        if (Threads < 0)
        {
            faults.Add("The number of threads must be 0 (all processors) or more.");
        }

        if (string.IsNullOrWhiteSpace(OutFolder))
        {
            faults.Add("The folder to write to must be named.");
        }

        return faults;
    }
}
