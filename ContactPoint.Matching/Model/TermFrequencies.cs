using System.Collections.Immutable;
using System.Text.Json;

namespace ContactPoint.Matching.Model;

/// <summary>How common each value is, for the comparisons with term frequency; pinned beside a model, never inside it.</summary>
/// <remarks>
/// Only values borne by ten people or more are kept. Rarer ones all count as ten: their true frequency is not known
/// any better, and a file with rare names would name people.
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
/// </remarks>
/// <param name="Comparisons">The counts by comparison.</param>
public sealed record TermFrequencies(ImmutableSortedDictionary<string, ValueCounts> Comparisons)
{
    /// <summary>The fewest bearers of a value that is kept.</summary>
    public const int FewestBearers = 10;

    /// <summary>Reads frequencies from JSON.</summary>
    /// <exception cref="JsonException">The text is not what <see cref="Write"/> writes.</exception>
    public static TermFrequencies Read(Stream stream) =>
        new(JsonSerializer.Deserialize<ImmutableSortedDictionary<string, ValueCounts>>(stream)
            ?? throw new JsonException("The file of term frequencies is empty."));

    /// <summary>Writes frequencies as JSON, in ordinal order.</summary>
    public void Write(Stream stream) => JsonSerializer.Serialize(stream, Comparisons);
}

/// <summary>How often the values of one comparison occur.</summary>
/// <param name="Bearers">How many have a value at all.</param>
/// <param name="Counts">How many bear each value that ten or more bear.</param>
public sealed record ValueCounts(long Bearers, ImmutableSortedDictionary<string, long> Counts)
{
    /// <summary>The share of those with a value who bear this one, at least ten of them; over 0, at most 1.</summary>
    public double FrequencyOf(string value)
    {
        var bearers = Math.Max(Counts.GetValueOrDefault(value), TermFrequencies.FewestBearers);
        return Math.Min(1, bearers / (double)Math.Max(Bearers, 1));
    }
}
