using System.Collections.Frozen;

namespace ContactPoint.Ingest.Values;

/// <summary>Lines of an address: one spelling, and the words that stand for "not known".</summary>
public static class AddressLine
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Placeholders = new[]
    {
        "UNKNOWN", "NOT KNOWN", "ADDRESS UNKNOWN", "ADDRESS NOT KNOWN", "NO KNOWN ADDRESS", "NK", "N/K", "N/A", "NFA", "NO FIXED ABODE", "NOT GIVEN",
        "NOT STATED", "NOT ENTERED", "NOT RECORDED", "NOT PROVIDED", "TBA", "TBC", "NULL", "NONE", "NIL", "X", "XX", "XXX", "ZZZ",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly char[] AtEnds = [' ', ',', '.', ';'];

    /// <summary>The line in its one spelling, without commas and full stops at its ends.</summary>
    /// <returns><see langword="null"/> when the text is empty or a placeholder: then the line is missing.</returns>
    public static string? Standardise(ReadOnlySpan<char> text) => StandardisePlain(PlainText.Standardise(text));

    /// <summary>As <see cref="Standardise"/>, of a text that <see cref="PlainText"/> has standardised: the same string where nothing is to be changed.</summary>
    internal static string? StandardisePlain(string plain)
    {
        var line = plain.Trim(AtEnds);
        return IsPlaceholder(line) ? null : LetterCase.Standardise(line);
    }

    private static bool IsPlaceholder(string line) =>
        line.Length == 0 || Placeholders.Contains(line) || line.AsSpan().IndexOfAnyExcept("-?*0") < 0;
}
