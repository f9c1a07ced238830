using System.Collections.Immutable;

using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Scoring;

/// <summary>Why a pair is better explained as one person than as one rival: the prior, then one step for each comparison.</summary>
/// <param name="Rival">The rival.</param>
/// <param name="Prior">What is known before the records are compared.</param>
/// <param name="Steps">One step for each comparison, and one more where a value's frequency counts.</param>
public sealed record RivalColumn(Rival Rival, MatchWeight Prior, ImmutableArray<RivalStep> Steps)
{
    /// <summary>
    /// The column's weight is the sum of what the reviewer is shown; there is no other sum. The pair's weight joins the
    /// columns.
    /// </summary>
    public MatchWeight Total => Steps.Aggregate(Prior, (sum, step) => sum + step.Weight);
}

/// <summary>What one comparison, or the frequency of the value that agrees, adds to a column.</summary>
/// <param name="Comparison">The comparison's name.</param>
/// <param name="Level">The level's text; <c>missing</c>, which weighs 0; or <c>frequency of the value</c>.</param>
/// <param name="Weight">What it adds.</param>
public sealed record RivalStep(string Comparison, string Level, MatchWeight Weight);
