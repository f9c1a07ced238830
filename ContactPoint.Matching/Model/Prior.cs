using System.Collections.Immutable;

namespace ContactPoint.Matching.Model;

/// <summary>
/// What is known before two records are compared: the probability that two records taken at random are one person, siblings or
/// twins.
/// </summary>
/// <param name="Within">For two records of one source that is not listed.</param>
/// <param name="Between">For two records of different sources that are not listed.</param>
/// <param name="SourcePairs">For two records of the sources that are listed.</param>
public sealed record Prior(ClassShares Within, ClassShares Between, ImmutableArray<SourcePairPrior> SourcePairs)
{
    /// <summary>The shares for two records of those sources, in either order.</summary>
    public ClassShares For(string left, string right)
    {
        foreach (var pair in SourcePairs)
        {
            if ((pair.Left == left && pair.Right == right) || (pair.Left == right && pair.Right == left))
            {
                return pair.Shares;
            }
        }

        return left == right ? Within : Between;
    }
}

/// <summary>The shares for two records of two sources, which may be the same.</summary>
/// <param name="Left">The name of the source that comes first in ordinal order.</param>
/// <param name="Right">The name of the other.</param>
/// <param name="Shares">The shares.</param>
public sealed record SourcePairPrior(string Left, string Right, ClassShares Shares);

/// <summary>How pairs of records are shared out over the classes; strangers have the rest.</summary>
/// <param name="SamePerson">λM: over 0 and under 1.</param>
/// <param name="Sibling">λ of siblings: 0 or more.</param>
/// <param name="Twin">λ of twins: 0 or more.</param>
public sealed record ClassShares(double SamePerson, double Sibling, double Twin)
{
    /// <summary>The share of that rival class.</summary>
    public double Of(Rival rival) => rival switch
    {
        Rival.Stranger => 1 - SamePerson - Sibling - Twin,
        Rival.Sibling => Sibling,
        _ => Twin,
    };
}

/// <summary>What training saw, for people to judge it by. Holds no values.</summary>
/// <param name="Iterations">Steps of expectation and maximisation in the last round.</param>
/// <param name="LargestChange">The largest change of a probability in the last step.</param>
/// <param name="HouseholdDrift">How far h has moved from its centre: the largest difference of a probability, 0 to 1.</param>
/// <param name="Rules">What each blocking rule's pairs were found to be.</param>
public sealed record TrainingDiagnostics(
    int Iterations,
    double LargestChange,
    double HouseholdDrift,
    ImmutableArray<RuleShares> Rules);

/// <summary>What one blocking rule's pairs were found to be.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Pairs">All pairs that it brings together, not only those that it adds to earlier rules.</param>
/// <param name="Shares">How they are shared out over the classes.</param>
public sealed record RuleShares(string Rule, long Pairs, ClassShares Shares);
