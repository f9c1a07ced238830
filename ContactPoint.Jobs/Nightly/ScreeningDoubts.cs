using System.Globalization;

using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>A feed of which a new screening would set aside more than may go unasked.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="InForce">How many of its records are in force.</param>
/// <param name="Rules">How many of them each rule would set aside, the one that finds most first.</param>
/// <param name="Places">The first places.</param>
public sealed record ScreeningDoubt(string Feed, long InForce, IReadOnlyList<FoundRow> Rules, IReadOnlyList<FoundPlace> Places);

/// <summary>Decides whether what a new screening finds must wait for a person: a wrong entry in a list would empty the directory in one night.</summary>
/// <remarks>
/// Extracts withdraw many children as a matter of course, at the end of each school year; a screening never does, so its bound is narrower.
/// What is in doubt is said in counts, rules and places, never in values.
/// <threadsafety>Pure, so safe for any number of threads.</threadsafety>
/// </remarks>
public static class ScreeningDoubts
{
    /// <summary>How many of a feed's records in force may be set aside in one night without a question; in percent.</summary>
    public const int BoundPercent = 1;

    /// <summary>Whether so many records in force must wait for a person before they are set aside.</summary>
    /// <param name="found">The records that would be set aside.</param>
    /// <param name="inForce">The feed's records in force.</param>
    public static bool IsFar(long found, long inForce) => found > ExtractDoubts.FewRecords && found * 100 > inForce * BoundPercent;

    /// <summary>The red gate that holds the run.</summary>
    /// <param name="doubts">The feeds, at least one.</param>
    public static Gate GateOf(IReadOnlyList<ScreeningDoubt> doubts)
    {
        ArgumentNullException.ThrowIfNull(doubts);
        var records = doubts.Sum(doubt => doubt.Rules.Sum(rule => rule.Records));
        return new(
            "records stay in force",
            GateKind.Absolute,
            GateOutcome.Red,
            string.Create(CultureInfo.InvariantCulture, $"{records:N0} records to be set aside"),
            string.Create(CultureInfo.InvariantCulture, $"{BoundPercent}% of a feed's, or {ExtractDoubts.FewRecords}"),
            $"{string.Join(" ", doubts.Select(Sentence))} Nothing was set aside; a child whose record names a refuge is shielded already. Look at the newest entries of the lists, or the allowances that were withdrawn, and put them right; or let the next night do it with 'feed release FEED'.");
    }

    private static string Sentence(ScreeningDoubt doubt) => string.Create(
        CultureInfo.InvariantCulture,
        $"{doubt.Feed}: of {doubt.InForce:N0} records in force {string.Join(", ", doubt.Rules.Select(Words))}; first {string.Join(", ", doubt.Places.Select(Words))}.");

    private static string Words(FoundRow rule) => string.Create(
        CultureInfo.InvariantCulture, $"{rule.Records:N0} by {rule.Rule} ({MinimisingRules.All.FirstOrDefault(known => known.Code == rule.Rule)?.Title})");

    private static string Words(FoundPlace place) => string.Create(
        CultureInfo.InvariantCulture, $"extract {place.ExtractId}{(place.LineNumber is { } line ? $" line {line}" : "")}");
}
