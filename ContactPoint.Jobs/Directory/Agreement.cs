using ContactPoint.Ingest.Values;

namespace ContactPoint.Jobs.Directory;

/// <summary>A value and the record that it was taken from.</summary>
internal sealed record Sourced<T>(T Value, StagedRecord Source);

/// <summary>Takes one value where records differ: what most feeds say, and among equals what the more trusted says.</summary>
internal static class Agreement
{
    /// <summary>The letters of a name, by which two spellings are the same: Zoë and ZOE, O'Brien and OBRIEN.</summary>
    public static string NameKey(string name) => ComparisonSpelling.OfName(name) is { Length: > 0 } key ? key : name;

    /// <summary>The spelling that stands for all that agree: the first that isn't wholly in capitals, as systems that shout lose the spelling.</summary>
    public static Sourced<string>? Name(IEnumerable<StagedRecord> byAuthority, Func<StagedRecord, string?> value) =>
        Largest(Present(byAuthority, value), NameKey) is { } agreed
            ? agreed.FirstOrDefault(each => each.Value.Any(char.IsLower)) ?? agreed[0]
            : null;

    /// <summary>The value that most feeds give.</summary>
    public static Sourced<T>? Value<T>(IEnumerable<StagedRecord> byAuthority, Func<StagedRecord, T?> value)
        where T : struct =>
        Largest([.. byAuthority.Where(each => value(each).HasValue).Select(each => new Sourced<T>(value(each)!.Value, each))], each => each)
            ?[0];

    private static Sourced<string>[] Present(IEnumerable<StagedRecord> byAuthority, Func<StagedRecord, string?> value) =>
        [.. byAuthority.Where(each => value(each) is not null).Select(each => new Sourced<string>(value(each)!, each))];

    // Grouping and ordering are stable, so among groups of one size the one that holds the most trusted record comes first.
    private static List<Sourced<T>>? Largest<T, TKey>(IReadOnlyList<Sourced<T>> values, Func<T, TKey> key) => values
        .GroupBy(each => key(each.Value))
        .OrderByDescending(group => group.Select(each => each.Source.Feed.Name).Distinct().Count())
        .FirstOrDefault()?.ToList();
}
