using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Comparing;

/// <summary>Every kind of comparison. A new one is a class and a line here.</summary>
internal static class ComparisonKinds
{
    private static readonly Dictionary<string, ComparisonKind> Kinds = new ComparisonKind[]
    {
        new ExactKind(),
        new NameKind(),
        new DateKind(),
        new IdentifierKind(),
        new PlaceKind(),
        new TextKind(),
    }.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The kind of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; <see cref="FindFaults"/> finds this first.</exception>
    public static ComparisonKind Named(string name) => Kinds[name];

    /// <summary>Lists the kinds and levels of a model that do not exist.</summary>
    public static IEnumerable<string> FindFaults(LinkageModel model)
    {
        var bits = model.Comparisons.Sum(comparison => PatternLayout.BitsFor(comparison.Levels.Length));
        if (bits > PatternLayout.PatternBits)
        {
            yield return $"{model.Name} v{model.Version}: the levels of all comparisons take {bits} bits of a pattern's {PatternLayout.PatternBits}; "
                + "leave out a comparison or some levels.";
        }

        foreach (var comparison in model.Comparisons)
        {
            var place = $"{model.Name} v{model.Version}, {comparison.Name}";
            if (!Kinds.TryGetValue(comparison.Kind, out var kind))
            {
                yield return $"{place}: there is no kind \"{comparison.Kind}\"; the kinds are {string.Join(", ", Kinds.Keys)}.";
                continue;
            }

            foreach (var level in comparison.Levels.Where(level => !level.IsElse && !kind.Knows(level.Label)))
            {
                yield return $"{place}: kind {kind.Name} knows no level \"{level.Label}\"; it knows {kind.LevelsKnown}.";
            }
        }
    }
}
