using ContactPoint.Ingest.Values;

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
    public static MinimisingRule? Find(FieldKind kind, ReadOnlySpan<char> text) => Find(kind, text, ScreenLists.None, isSensitive: false);

    /// <summary>The first rule that finds something in a text and does not let it be; <see langword="null"/> when none does.</summary>
    /// <param name="kind">What kind of field the text stands in.</param>
    /// <param name="text">A standardised text; an empty one holds nothing.</param>
    /// <param name="lists">What the operator knows, and what two people let be.</param>
    /// <param name="isSensitive">Whether it stands in a row that is marked as a sensitive service's.</param>
    public static MinimisingRule? Find(FieldKind kind, ReadOnlySpan<char> text, ScreenLists lists, bool isSensitive)
    {
        ArgumentNullException.ThrowIfNull(lists);
        var rules = RulesByKind[(int)kind];
        if (text.IsEmpty || rules.Length == 0)
        {
            return null;
        }

        var screened = new ScreenedText(text, lists, kind);
        if (screened.IsPlain && screened.Counts.Topics == Topics.None && !screened.Counts.HasNoteSign && screened.Counts.Words <= TextPatterns.FewWords && lists == ScreenLists.None && !IsContact(kind))
        {
            // letters alone, and no word that any rule asks about: most names and many lines
            return null;
        }

        foreach (var rule in rules)
        {
            if (screened.DigitCount >= rule.FewestDigits
                && !(isSensitive && rule.SparesSensitive)
                && rule.Finds!(screened)
                && lists.IsAllowed?.Invoke(rule, text) != true)
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>The same; also when a letter of another script, which looks like the right one, hides the word.</summary>
    /// <inheritdoc cref="Find(FieldKind, ReadOnlySpan{char}, ScreenLists, bool)"/>
    public static MinimisingRule? FindAsSeen(FieldKind kind, ReadOnlySpan<char> text, ScreenLists lists, bool isSensitive) =>
        Find(kind, text, lists, isSensitive)
        ?? (LookAlikes.LetteringOf(text) == Lettering.Mixed ? Find(kind, LookAlikes.ToLatin(text.ToString()), lists, isSensitive) : null);

    private static bool IsContact(FieldKind kind) =>
        kind is FieldKind.CarerPhone or FieldKind.CarerEmail or FieldKind.PractitionerPhone or FieldKind.PractitionerEmail;
}
