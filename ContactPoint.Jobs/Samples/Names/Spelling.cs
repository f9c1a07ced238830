using System.Globalization;
using System.Text;

namespace ContactPoint.Jobs.Samples.Names;

/// <summary>What a system does to the letters that it has no room for.</summary>
internal static class Spelling
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Letters with marks become plain ones: Łukasz, Lukasz; Sofía, Sofia.</summary>
    public static string WithoutMarks(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(Plain(letter));
            }
        }

        return plain.ToString();
    }

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
            var there = letter < 128 || Windows1252.GetBytes([letter])[0] != (byte)'?';
            kept.Append(there ? letter.ToString() : questionMarks ? "?" : WithoutMarks(letter.ToString()));
        }

        return kept.ToString();
    }

    /// <summary>UTF-8 read as Windows-1252 and written again: Zoë, ZoÃ«.</summary>
    public static string DecodedTwice(string text) => Windows1252.GetString(Encoding.UTF8.GetBytes(text));

    private static string Plain(char letter) => letter switch
    {
        'ł' => "l",
        'Ł' => "L",
        'đ' => "d",
        'Đ' => "D",
        'ø' => "o",
        'Ø' => "O",
        'ß' => "ss",
        'æ' => "ae",
        'Æ' => "Ae",
        '’' or 'ʼ' => "'",
        _ => letter.ToString(),
    };
}
