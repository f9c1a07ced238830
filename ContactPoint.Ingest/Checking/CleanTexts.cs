namespace ContactPoint.Ingest.Checking;

/// <summary>What a text was screened for.</summary>
internal enum ScreenedAs
{
    /// <summary>The value of a field.</summary>
    Value,

    /// <summary>A column of several names, judged whole.</summary>
    Whole,
}

/// <summary>
/// Texts of this extract that were found to have no fault, and what is kept of them. Names, towns and counties come again and again, and
/// the same text in the same kind of field is always judged the same.
/// </summary>
/// <remarks>
/// A table of fixed size: a text takes the place of another with the same slot, so it never grows, and a text that is not there is judged
/// as if there were no table. Only texts without any issue are in it, so an issue is always found anew.
/// </remarks>
internal sealed class CleanTexts
{
    private const int Slots = 1 << 13;
    private const int LongestText = 60;
    private static readonly int Kinds = Enum.GetValues<FieldKind>().Length;

    private readonly Entry[]?[] _tables = new Entry[]?[Kinds * Enum.GetValues<ScreenedAs>().Length];

    /// <summary>What is kept of the text; <see langword="null"/> when it must be judged.</summary>
    public string? Find(FieldKind kind, ScreenedAs purpose, ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText || _tables[TableOf(kind, purpose)] is not { } table)
        {
            return null;
        }

        ref var entry = ref table[SlotOf(text)];
        return entry.Text is { } known && text.SequenceEqual(known) ? entry.Kept : null;
    }

    /// <summary>Notes that the text has no fault.</summary>
    public void Note(FieldKind kind, ScreenedAs purpose, ReadOnlySpan<char> text, string kept)
    {
        if (text.Length <= LongestText)
        {
            var table = _tables[TableOf(kind, purpose)] ??= new Entry[Slots];
            table[SlotOf(text)] = new(text.SequenceEqual(kept) ? kept : text.ToString(), kept);
        }
    }

    private static int TableOf(FieldKind kind, ScreenedAs purpose) => ((int)purpose * Kinds) + (int)kind;

    private static int SlotOf(ReadOnlySpan<char> text) => string.GetHashCode(text) & (Slots - 1);

    private readonly record struct Entry(string Text, string Kept);
}
