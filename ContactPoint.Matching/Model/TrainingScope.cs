using System.Collections.Immutable;

namespace ContactPoint.Matching.Model;

/// <summary>Which comparisons a blocking rule's pairs can teach anything about.</summary>
public static class TrainingScope
{
    /// <summary>
    /// Whether a rule must not train a comparison: it shares an input column with the rule's key, derived columns
    /// traced back to theirs, so that its pairs agree on it by choice; or the rule lists it as correlated.
    /// </summary>
    public static bool LeavesOut(LinkageModel model, BlockingRule rule, Comparison comparison)
    {
        var blockedOn = rule.Key.SelectMany(key => key.Columns).SelectMany(column => Inputs(model, column)).ToHashSet(StringComparer.Ordinal);
        return rule.Correlated.Contains(comparison.Name)
            || comparison.Columns.SelectMany(column => Inputs(model, column)).Any(blockedOn.Contains);
    }

    private static ImmutableArray<string> Inputs(LinkageModel model, string column) =>
        model.Derived.FirstOrDefault(derived => derived.Name == column)?.From.Columns ?? [column];
}
