using System.Globalization;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Decides whether an extract that could be read must wait for a person all the same, because of what it would do.</summary>
/// <remarks>
/// Half a file that looks whole would withdraw half of a feed's children. The last load is the measure until a feed has many of them to
/// judge by. What an extract is held for is said in counts, never in values.
/// <threadsafety>Pure, so safe for any number of threads.</threadsafety>
/// </remarks>
public static class ExtractDoubts
{
    /// <summary>How far rows may differ from those of the last load, and how many of a feed's records an extract may withdraw; in percent.</summary>
    public const int BoundPercent = 20;

    /// <summary>A feed of a few children may lose or gain so many without a question.</summary>
    public const int FewRecords = 10;

    /// <summary>Why an extract must wait, one sentence for each doubt; none when it may be staged.</summary>
    /// <param name="kind">Full extract or delta.</param>
    /// <param name="rows">Rows of the extract.</param>
    /// <param name="accepted">Rows of it that would be staged.</param>
    /// <param name="extractDate">The day that it speaks of.</param>
    /// <param name="effect">What it would do.</param>
    public static IReadOnlyList<string> Of(FeedKind kind, long rows, long accepted, DateOnly extractDate, StagingEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        if (kind == FeedKind.Delta)
        {
            return effect.Undecided == 0 ? [] : [string.Create(
                CultureInfo.InvariantCulture,
                $"{effect.Undecided:N0} earlier extracts of this feed are held or refused, and what they changed would be missing: release or discard them first.")];
        }

        return [.. new[]
        {
            OfAge(extractDate, effect.LastDate),
            OfRows(rows, effect.LastRows),
            OfWithdrawal(accepted, effect),
        }.OfType<string>()];
    }

    private static string? OfAge(DateOnly extractDate, DateOnly? lastDate) => extractDate < lastDate
        ? string.Create(CultureInfo.InvariantCulture, $"It speaks of {extractDate:yyyy-MM-dd}, and the extract in force speaks of {lastDate:yyyy-MM-dd}.")
        : null;

    private static string? OfRows(long rows, long? lastRows) => lastRows is { } last && IsFar(Math.Abs(rows - last), last)
        ? string.Create(CultureInfo.InvariantCulture, $"It has {rows:N0} rows, and the extract in force has {last:N0}: more than {BoundPercent}% apart.")
        : null;

    private static string? OfWithdrawal(long accepted, StagingEffect effect) =>
        effect.Withdrawn > 0 && (accepted == 0 || IsFar(effect.Withdrawn, effect.InForce))
            ? string.Create(CultureInfo.InvariantCulture, $"It would withdraw {effect.Withdrawn:N0} of the feed's {effect.InForce:N0} records in force.")
            : null;

    private static bool IsFar(long difference, long measure) => difference > FewRecords && difference * 100 > measure * BoundPercent;
}
