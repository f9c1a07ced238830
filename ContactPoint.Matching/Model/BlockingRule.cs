using System.Collections.Immutable;

namespace ContactPoint.Matching.Model;

/// <summary>What two records must agree on, exactly, to be compared at all.</summary>
public sealed record BlockingRule
{
    /// <summary>What the rule is called in reports, for example <c>birth date + surname sound</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The expressions that must all agree; a record that misses one of them is not brought together by this rule.</summary>
    public required ImmutableArray<ColumnExpression> Key { get; init; }

    /// <summary>What must agree besides where a block is over the model's bound; empty if such a block is only reported.</summary>
    public ImmutableArray<ColumnExpression> Finer { get; init; } = [];

    /// <summary>
    /// Comparisons that this rule must not train, though they share no column with its key, such as the address with a
    /// postcode.
    /// </summary>
    public ImmutableArray<string> Correlated { get; init; } = [];
}
