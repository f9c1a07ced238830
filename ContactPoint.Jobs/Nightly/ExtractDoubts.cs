using System.Globalization;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Decides whether an extract that could be read must wait for a person all the same, because of what it would do.</summary>
/// <remarks>
/// Half a file that looks whole would withdraw half of a feed's children. The last load is the measure until a feed has many of them to
/// judge by; where the specification says how many rows are usual, that is the measure of rows instead. What an extract is held for is said
/// in counts, never in values.
/// <threadsafety>Pure, so safe for any number of threads.</threadsafety>
/// </remarks>
public static class ExtractDoubts
{
    /// <summary>How far rows may differ from those of the last load, and how many of a feed's records an extract may withdraw; in percent.</summary>
    public const int BoundPercent = 20;

    /// <summary>A feed of a few children may lose or gain so many without a question.</summary>
    public const int FewRecords = 10;

    /// <summary>Why an extract must wait, one sentence for each doubt; none when it may be staged. The night and the dry run ask here.</summary>
    /// <param name="spec">The feed's specification.</param>
    /// <param name="summary">What became of the extract's rows.</param>
    /// <param name="extractDate">The day that it speaks of.</param>
    /// <param name="effect">How it stands to what the feed delivered before; <see langword="null"/> when that is not known.</param>
    public static IReadOnlyList<string> Of(FeedSpec spec, ExtractSummary summary, DateOnly extractDate, StagingEffect? effect)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(summary);
        var ofFile = summary.HoldReasons.Select(reason => $"{reason.Meaning} {reason.WhatToDo}")
            .Concat(new[] { OfVolume(spec.Volume, summary.Counts.Rows) }.OfType<string>());
        return [.. ofFile, .. effect is null ? [] : OfEffect(spec, summary, extractDate, effect)];
    }

    private static IEnumerable<string> OfEffect(FeedSpec spec, ExtractSummary summary, DateOnly extractDate, StagingEffect effect) =>
        (spec.Kind == FeedKind.Delta
            ? new[] { OfUndecided(effect.Undecided) }
            : [
                OfAge(extractDate, effect.LastDate),
                spec.Volume is null ? OfRows(summary.Counts.Rows, effect.LastRows) : null,
                summary.EveryLocalIdReadable ? OfWithdrawal(summary.Counts.Accepted, effect) : null,
            ]).OfType<string>();

    private static string? OfVolume(ExpectedVolume? volume, long rows) => volume is null || volume.Includes(rows)
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"It has {rows:N0} rows, and the specification expects {volume.LeastRows:N0} to {volume.MostRows:N0}.");

    private static string? OfUndecided(long undecided) => undecided == 0
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{undecided:N0} earlier extracts of this feed are held or refused, and what they changed would be missing: release or discard them first.");

    private static string? OfAge(DateOnly extractDate, DateOnly? lastDate) => extractDate < lastDate
        ? string.Create(CultureInfo.InvariantCulture, $"It speaks of {extractDate:yyyy-MM-dd}, and the extract in force speaks of {lastDate:yyyy-MM-dd}.")
        : null;

    private static string? OfRows(long rows, long? lastRows) => lastRows is { } last && IsFar(Math.Abs(rows - last), last)
        ? string.Create(CultureInfo.InvariantCulture, $"It has {rows:N0} rows, and the extract in force has {last:N0}: more than {BoundPercent}% apart.")
        : null;

    private static string? OfWithdrawal(long accepted, StagingEffect effect) =>
        effect.Unnamed > 0 && (accepted == 0 || IsFar(effect.Unnamed, effect.InForce))
            ? string.Create(CultureInfo.InvariantCulture, $"It would withdraw {effect.Unnamed:N0} of the feed's {effect.InForce:N0} records in force.")
            : null;

    private static bool IsFar(long difference, long measure) => difference > FewRecords && difference * 100 > measure * BoundPercent;
}
