using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Clustering;

namespace ContactPoint.Matching;

/// <summary>
/// How a table is to be linked. Nothing here but <see cref="Mode"/>, the decisions and the night before changes the outcome.
/// </summary>
public sealed record LinkOptions
{
    /// <summary>Which rows may be paired; all of them unless said.</summary>
    public LinkMode Mode { get; init; } = LinkMode.Both;

    /// <summary>Decisions about pairs of rows, absolute and transitive.</summary>
    public IReadOnlyCollection<Constraint> Constraints { get; init; } = [];

    /// <summary>
    /// For each row the cluster that it was in the night before, under any name; <see langword="null"/> for a new row, or for
    /// no night before.
    /// </summary>
    public IReadOnlyList<string?>? PreviousClusters { get; init; }

    /// <summary>A seed to sample strangers with in place of the model's.</summary>
    public long? Seed { get; init; }

    /// <summary>How many threads work; all cores unless said. The outcome is the same, byte for byte.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Is told what is being done.</summary>
    public IProgress<LinkProgress>? Progress { get; init; }
}

/// <summary>What is being done.</summary>
/// <param name="Step">The step that has begun: <c>block</c>, <c>train</c>, <c>score</c>, <c>cluster</c> or <c>judge</c>.</param>
/// <param name="Share">How much of the whole was done before it, 0 to 1.</param>
public sealed record LinkProgress(string Step, double Share);
