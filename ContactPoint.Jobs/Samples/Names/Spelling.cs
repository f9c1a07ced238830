using System.Text;

using AnyAscii;

namespace ContactPoint.Jobs.Samples.Names;

/// <summary>What a system does to the letters that it has no room for.</summary>
internal static class Spelling
{
    private const byte Unknown = (byte)'?';

    /// <summary>Windows-1252 with a question mark for every letter that it hasn't; by itself .NET would write the next best one.</summary>
    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252,
        new EncoderReplacementFallback("?"),
        DecoderFallback.ReplacementFallback)!;

    /// <summary>Letters with marks become plain ones: Łukasz, Lukasz; Sofía, Sofia.</summary>
    public static string WithoutMarks(string text) => text.Transliterate();

    /// <summary>Keeps the letters that Windows-1252 has; the others become plain, or a question mark.</summary>
    public static string InWindows1252(string text, bool questionMarks)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var there = letter < 128 || Windows1252.GetBytes([letter])[0] != Unknown;
            kept.Append(there ? letter.ToString() : questionMarks ? "?" : WithoutMarks(letter.ToString()));
        }

        return kept.ToString();
    }

    /// <summary>UTF-8 read as Windows-1252 and written again: Zoë, ZoÃ«.</summary>
    public static string DecodedTwice(string text) => Windows1252.GetString(Encoding.UTF8.GetBytes(text));
}
