using System.Buffers;
using System.Text;

namespace ContactPoint.Ingest.Values;

/// <summary>Undoes UTF-8 that some system on the way read as Windows-1252 (ChloÃ« for Chloë).</summary>
public static class DoubleDecoding
{
    private const int MaximumLength = PlainText.MaximumLength;

    /// <summary>What Windows-1252 makes of the bytes 0x80 to 0x9F; the five that it leaves open stand for themselves.</summary>
    private const string UpperControls =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>The lead bytes of two- and three-byte UTF-8 sequences, as Windows-1252 shows them.</summary>
    private static readonly SearchValues<char> Leads = SearchValues.Create("ÂÃÄÅÆÇÈÉÊËÌÍÎÏàáâãäåæçèéêëìíîï");

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Repairs the text when the whole of it round-trips; a genuine name never does, because an accented capital is followed by a letter.</summary>
    public static bool TryRepair(ReadOnlySpan<char> text, out string repaired)
    {
        repaired = "";
        if (text.Length > MaximumLength || text.IndexOfAny(Leads) < 0)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[MaximumLength];
        for (var index = 0; index < text.Length; index++)
        {
            if (ToByte(text[index]) is not { } value)
            {
                return false;
            }

            bytes[index] = value;
        }

        var utf8 = bytes[..text.Length];
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
        {
            return false;
        }

        repaired = Strict.GetString(utf8);
        return true;
    }

    private static byte? ToByte(char character)
    {
        if (character < '\u0080' || character is >= '\u00A0' and <= '\u00FF')
        {
            return (byte)character;
        }

        var index = UpperControls.IndexOf(character, StringComparison.Ordinal);
        return index < 0 ? null : (byte)(0x80 + index);
    }
}
