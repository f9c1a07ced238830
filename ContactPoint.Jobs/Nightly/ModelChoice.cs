using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Which model a night links by.</summary>
public enum ModelChoice
{
    /// <summary>The pinned one.</summary>
    Pinned,

    /// <summary>One that is learnt tonight, and pinned.</summary>
    Learn,

    /// <summary>The one that comes with the program: tonight's records are too few to learn from, but for the priors.</summary>
    Start,
}

/// <summary>Decides which model a night links by.</summary>
/// <remarks>
/// A model is learnt from the records that are linked by it, and suppliers join one by one. What a few hundred records of one feed teach
/// would be pinned for ever after, and hold good for none of the feeds that follow: children were published twice, some of them beside
/// their own shielded record. So nothing is learnt from too few, and what was learnt is learnt anew when a feed joins or the population
/// has grown by half, since priors speak of pairs of feeds and of how many children there are.
/// <threadsafety>Pure, so safe for any number of threads.</threadsafety>
/// </remarks>
public static class ModelChoices
{
    /// <summary>Fewest records to learn from.</summary>
    public const long FewestRecords = 2_000;

    /// <summary>Fewest records outside the largest feed: how children look in two feeds is learnt from pairs of feeds.</summary>
    public const long FewestOfOthers = 500;

    /// <summary>How many times the records that it was learnt from a model serves.</summary>
    public const double MostGrowth = 1.5;

    /// <summary>Decides.</summary>
    /// <param name="pinned">The model in force, if there is one.</param>
    /// <param name="recordsBySource">How many records each feed has in force; no feed with none.</param>
    public static ModelChoice Of(ModelRow? pinned, IReadOnlyDictionary<string, long> recordsBySource)
    {
        ArgumentNullException.ThrowIfNull(recordsBySource);
        var records = recordsBySource.Values.Sum();
        if (pinned is { Trained: true } && records <= pinned.Records * MostGrowth && recordsBySource.Keys.All(pinned.Sources.Contains))
        {
            return ModelChoice.Pinned;
        }

        return records >= FewestRecords && records - recordsBySource.Values.Max() >= FewestOfOthers ? ModelChoice.Learn : ModelChoice.Start;
    }
}
