using System.Collections.Immutable;

using ContactPoint.Matching.Model;
using ContactPoint.Matching.Scoring;

namespace ContactPoint.Matching;

/// <summary>Why two records were or were not linked.</summary>
/// <param name="Columns">For each rival (a stranger, a sibling, a twin) the prior and the steps, which add up exactly.</param>
/// <param name="Weight">The columns, joined: at most the smallest of them.</param>
/// <param name="Decision">What the weight says.</param>
/// <param name="Rules">For each blocking rule, whether it brought the two together, and if not, why.</param>
public sealed record PairExplanation(
    ImmutableArray<RivalColumn> Columns,
    MatchWeight Weight,
    LinkDecision Decision,
    ImmutableArray<RuleVerdict> Rules)
{
    /// <summary>The weight as a probability, 0 to 1.</summary>
    public double Probability => Weight.ToProbability();

    /// <summary>Whether any rule brought the two together. If none did, they were never compared, whatever their weight.</summary>
    public bool WasCompared => Rules.Any(rule => rule.Outcome == RuleOutcome.Compared);
}

/// <summary>What one blocking rule made of two records.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Outcome">What it made of them.</param>
public sealed record RuleVerdict(string Rule, RuleOutcome Outcome);

/// <summary>What a blocking rule may make of two records.</summary>
public enum RuleOutcome
{
    /// <summary>It brought them together.</summary>
    Compared,

    /// <summary>One of them misses a part of the key.</summary>
    KeyMissing,

    /// <summary>Their keys differ.</summary>
    KeysDiffer,

    /// <summary>Their keys agree, but the block is over the bound and the finer key did not save the pair.</summary>
    BlockTooLarge,

    /// <summary>Rows of these sources are not paired in this mode.</summary>
    NotPaired,
}
