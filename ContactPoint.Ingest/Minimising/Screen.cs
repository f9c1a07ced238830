namespace ContactPoint.Ingest.Minimising;

/// <summary>Looks through a text for what the directory may not hold. Ingest screens every free text with it, and the scan of a snapshot every published one.</summary>
/// <threadsafety>Safe for any number of threads.</threadsafety>
public static class Screen
{
    private static readonly MinimisingRule[][] RulesByKind =
        [.. Enum.GetValues<FieldKind>().Select(kind => MinimisingRules.All.Where(rule => rule.Finds is not null && rule.Kinds.Contains(kind)).ToArray())];

    /// <summary>The first rule that finds something in a text; <see langword="null"/> when none does.</summary>
    /// <param name="kind">What kind of field the text stands in.</param>
    /// <param name="text">A standardised text; an empty one holds nothing.</param>
    public static MinimisingRule? Find(FieldKind kind, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        var hasDigit = text.ContainsAnyInRange('0', '9');
        foreach (var rule in RulesByKind[(int)kind])
        {
            if ((hasDigit || !rule.NeedsDigit) && rule.Finds!(text))
            {
                return rule;
            }
        }

        return null;
    }
}
