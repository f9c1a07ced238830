using System.Collections.Immutable;

namespace ContactPoint.Matching.Model;

/// <summary>
/// What a comparison's evidence says about people of one household. It decides which levels siblings and twins are expected to
/// show.
/// </summary>
public enum EvidenceClass
{
    /// <summary>A number given to one person. Siblings differ as strangers do, but their numbers are mixed up more often.</summary>
    Identifier,

    /// <summary>What parents choose for one child, such as the forename. Siblings differ as strangers do.</summary>
    Personal,

    /// <summary>What a home shares: surname, address, parents. Siblings agree as one person's records do.</summary>
    Household,

    /// <summary>The date of birth. Twins agree as one person's records do; siblings differ by at least nine months.</summary>
    Birth,
}

/// <summary>One independent source of evidence: a question about two records, with its answers in order.</summary>
public sealed record Comparison
{
    /// <summary>What the comparison is called in explanations; unique within the model.</summary>
    public required string Name { get; init; }

    /// <summary>How values are compared: <c>exact</c>, <c>name</c>, <c>date</c>, <c>identifier</c>, <c>place</c> or <c>text</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// The columns that are asked. Several are alternatives (surname, preferred surname, former surname), of which the
    /// pair that agrees best counts; but for <c>place</c>, which reads a postcode and then address lines.
    /// </summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>What the evidence says about people of one household.</summary>
    public EvidenceClass Class { get; init; } = EvidenceClass.Personal;

    /// <summary>Whether a rare value that agrees weighs more than a common one.</summary>
    public bool TermFrequency { get; init; }

    /// <summary>
    /// The answers, tried in order; the first that holds is taken, and the last is <c>else</c>. Missing is implicit and weighs
    /// 0.
    /// </summary>
    public required ImmutableArray<ComparisonLevel> Levels { get; init; }
}

/// <summary>One answer to a comparison, and how often each class of pairs gives it.</summary>
/// <remarks>A probability is over 0 and at most 1; <see langword="null"/> leaves it for training to find.</remarks>
public sealed record ComparisonLevel
{
    /// <summary>What must hold, in the words that the comparison's kind knows, for example <c>jaro_winkler >= 0.92</c>.</summary>
    public required string Label { get; init; }

    /// <summary>How often pairs that are one person show the level.</summary>
    public double? M { get; init; }

    /// <summary>How often pairs of strangers show it.</summary>
    public double? U { get; init; }

    /// <summary>How often pairs of siblings show it (h, with the siblings' own table of birth dates).</summary>
    public double? Sibling { get; init; }

    /// <summary>How often pairs of twins show it (h, with the twins' own table of birth dates).</summary>
    public double? Twin { get; init; }

    /// <summary>Whether this is the answer when no other holds.</summary>
    public bool IsElse => Label == "else";

    /// <summary>Whether this is the answer that two equal values give.</summary>
    public bool IsExact => Label == "exact";

    /// <summary>
    /// The share of the term frequency adjustment that the level earns: 1 for equal values, ½ for like ones, 0 where little of
    /// the value agrees.
    /// </summary>
    public double TermFrequencyShare => Label switch
    {
        "exact" => 1,
        "else" or "initial" or "one token" => 0,
        _ => 0.5,
    };

    /// <summary>How often pairs of that rival class show the level.</summary>
    public double? Of(Rival rival) => rival switch
    {
        Rival.Stranger => U,
        Rival.Sibling => Sibling,
        _ => Twin,
    };
}
