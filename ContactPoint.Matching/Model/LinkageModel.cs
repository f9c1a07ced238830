using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ContactPoint.Matching.Model;

/// <summary>Everything that decides a weight: comparisons, levels, m, u, h, prior, blocking and thresholds.</summary>
/// <remarks>
/// A model is data, a JSON file that a person can read (<see cref="ModelFile"/>). A model that has been run is never
/// changed, only followed by the next version.
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
/// </remarks>
public sealed record LinkageModel
{
    /// <summary>What the model is called.</summary>
    public required string Name { get; init; }

    /// <summary>The version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The weights that part no link, review and link.</summary>
    public required Thresholds Thresholds { get; init; }

    /// <summary>
    /// Who else two like records may be. A register of unrelated adults has only strangers; children have siblings and twins.
    /// </summary>
    public ImmutableArray<Rival> Rivals { get; init; } = [Rival.Stranger];

    /// <summary>How firmly each class of evidence holds siblings and twins to what a household is expected to show.</summary>
    public HouseholdAnchors Anchors { get; init; } = new();

    /// <summary>Columns worked out from others before anything else; they may be named wherever a column may.</summary>
    public ImmutableArray<DerivedColumn> Derived { get; init; } = [];

    /// <summary>Values that stand for "unknown" and count as missing.</summary>
    public ImmutableArray<Placeholders> Placeholders { get; init; } = [];

    /// <summary>Columns in which one person has one value, so that a cluster with two is reported.</summary>
    public ImmutableArray<string> SingleValued { get; init; } = [];

    /// <summary>The rules that bring pairs together, in order.</summary>
    public required ImmutableArray<BlockingRule> Blocking { get; init; }

    /// <summary>The largest block, in rows, of which every pair is compared; 2 or more.</summary>
    public int LargestBlock { get; init; } = 1000;

    /// <summary>The comparisons, in the order in which an explanation lists them.</summary>
    public required ImmutableArray<Comparison> Comparisons { get; init; }

    /// <summary>How strangers are sampled.</summary>
    public Sampling Sampling { get; init; } = new();

    /// <summary>What is known before two records are compared; <see langword="null"/> leaves it for training to find.</summary>
    public Prior? Prior { get; init; }

    /// <summary>What training saw, for people to judge it by; <see langword="null"/> before training.</summary>
    public TrainingDiagnostics? Diagnostics { get; init; }

    /// <summary>
    /// How common the values are, pinned in a file beside the model; <see langword="null"/> counts them in the table that is
    /// linked.
    /// </summary>
    [JsonIgnore]
    public TermFrequencies? Frequencies { get; init; }

    /// <summary>Whether nothing is left for training to find.</summary>
    [JsonIgnore]
    public bool IsTrained => Prior is not null && Comparisons.All(IsSettled);

    private bool IsSettled(Comparison comparison) =>
        comparison.Levels.All(level => level.M is not null && Rivals.All(rival => level.Of(rival) is not null));
}

/// <summary>Who two records may belong to when they are not one person's.</summary>
public enum Rival
{
    /// <summary>Two people who have nothing to do with each other.</summary>
    Stranger,

    /// <summary>Two people of one household, born at least nine months apart.</summary>
    Sibling,

    /// <summary>Two people of one household, born together.</summary>
    Twin,
}

/// <summary>The weights, in bits, that part no link, review and link.</summary>
/// <param name="Join">At or over it, a pair is linked.</param>
/// <param name="Fracture">At or over it, a pair that was together the night before may stay so; at most <paramref name="Join"/>.</param>
/// <param name="Review">At or over it, and under <paramref name="Join"/>, a person is asked; at most <paramref name="Fracture"/>.</param>
public sealed record Thresholds(double Join, double Fracture, double Review);

/// <summary>A column worked out from others.</summary>
/// <param name="Name">Its name; not one of the table's.</param>
/// <param name="From">What it is; it reads the table's own columns only.</param>
public sealed record DerivedColumn(string Name, ColumnExpression From);

/// <summary>Values that count as missing in some columns.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Values">The values, spelt as the table spells them.</param>
public sealed record Placeholders(ImmutableArray<string> Columns, ImmutableArray<string> Values);

/// <summary>How strangers are sampled, to learn how often they agree.</summary>
public sealed record Sampling
{
    /// <summary>The seed of the random pairs.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many random pairs; a table with fewer pairs is counted whole. 1,000 or more.</summary>
    public int Pairs { get; init; } = 1_000_000;
}

/// <summary>
/// How firmly h is held to its centre while it is learnt: pseudo-counts of Dirichlet priors, in pairs, 0 or more
/// (matching.md, section 1). The dates of birth have no pseudo-count: their tables follow from m alone.
/// </summary>
/// <remarks>Without anchors, at a million records, the class of siblings drifts to "same surname, same community".</remarks>
public sealed record HouseholdAnchors
{
    /// <summary>
    /// For identifiers: the centre is u, with agreement raised to <see cref="MixedUpIdentifiers"/>. Light, since how often
    /// numbers are mixed up differs by supplier.
    /// </summary>
    public double Identifier { get; init; } = 1_000;

    /// <summary>For personal evidence: the centre is u.</summary>
    public double Personal { get; init; } = 1_000_000;

    /// <summary>For household evidence: the centre is m.</summary>
    public double Household { get; init; } = 1_000_000;

    /// <summary>How often the identifiers of siblings or twins are mixed up; over 0 and under 1.</summary>
    public double MixedUpIdentifiers { get; init; } = 0.005;
}
