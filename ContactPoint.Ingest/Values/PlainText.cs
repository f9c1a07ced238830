using System.Buffers;

namespace ContactPoint.Ingest.Values;

/// <summary>Brings a text to one spelling without changing what it says.</summary>
/// <remarks>
/// Letters with marks are composed (Unicode NFC for Latin), every kind of apostrophe becomes ' and every kind of dash -,
/// white space becomes single spaces, and characters that show nothing (zero-width, direction marks, control characters) are left out.
/// Standardising twice is standardising once.
/// </remarks>
public static class PlainText
{
    /// <summary>Texts over this many characters are no name or address line.</summary>
    public const int MaximumLength = 250;

    private const int StackLength = 256;

    /// <summary>The text in its one spelling; empty when it says nothing.</summary>
    public static string Standardise(ReadOnlySpan<char> text)
    {
        char[]? rented = null;
        var buffer = text.Length <= StackLength ? stackalloc char[StackLength] : rented = ArrayPool<char>.Shared.Rent(text.Length);
        var length = 0;
        var spaceIsDue = false;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                spaceIsDue = length > 0;
                continue;
            }

            if (IsHidden(character))
            {
                continue;
            }

            if (!spaceIsDue && length > 0 && LatinComposition.IsMark(character) && LatinComposition.Compose(buffer[length - 1], character) is { } composed)
            {
                buffer[length - 1] = composed;
                continue;
            }

            if (spaceIsDue)
            {
                buffer[length++] = ' ';
                spaceIsDue = false;
            }

            buffer[length++] = Plain(character);
        }

        var standardised = buffer[..length].ToString();
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return standardised;
    }

    /// <summary>Whether the text has characters that show nothing, or turn the direction of writing.</summary>
    public static bool HasHiddenCharacters(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (IsHidden(character) && !char.IsWhiteSpace(character))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHidden(char character) => character switch
    {
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        '\u00AD' or '\u061C' or '\uFEFF' => true,
        >= '\u200B' and <= '\u200F' => true,
        >= '\u202A' and <= '\u202E' => true,
        >= '\u2060' and <= '\u206F' => true,
        _ => false,
    };

    private static char Plain(char character) => character switch
    {
        '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u02BB' or '\u2032' or '\uFF07' or '`' or '\u00B4' => '\'',
        >= '\u2010' and <= '\u2015' => '-',
        '\u2212' or '\uFE63' or '\uFF0D' => '-',
        _ => character,
    };
}
