using System.Buffers;
using System.Collections.Frozen;
using System.Text;

using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Describing;

/// <summary>What a file that is XML or HTML calls itself: the name of its root element, found in its first bytes without parsing the file.</summary>
/// <param name="Name">The root's name, without its name space; empty when none is found, or when it is too long for a name.</param>
/// <remarks>A page that is not well formed has a root too, so no XML reader is asked.</remarks>
public sealed record MarkupRoot(string Name)
{
    private const int HeadBytes = 64 * 1024;
    private const int LongestName = 60;
    private const string TransferFile = "CTfile";
    private const string AskForText = "Ask the supplier for the extract as delimited text (CSV).";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:");
    private static readonly SearchValues<char> EndsOfName = SearchValues.Create(" \t\r\n/>[");

    /// <summary>What is known of roots that are met, with what can be done.</summary>
    private static readonly FrozenDictionary<string, (string What, string Cure)> Known = new Dictionary<string, (string What, string Cure)>
    {
        ["html"] = ("a web page (HTML)", "A page in place of a file is often the sign-in page of the system it came from: fetch the file again, signed in."),
        ["Workbook"] = ("a spreadsheet saved as XML", "Open it in a spreadsheet program and save it as CSV UTF-8, or ask the supplier for CSV."),
        ["Message"] = ("a return in the style of the Department for Education's collections, such as a census", "Ask the supplier for a Common Transfer File, or for the extract as delimited text (CSV)."),
        ["Bundle"] = ("a bundle of health resources (FHIR)", AskForText),
        ["ClinicalDocument"] = ("a clinical document (HL7)", "It holds what may not be held. Delete it here, and ask the supplier for the extract as delimited text (CSV)."),
        ["Envelope"] = ("an answer of a web service (SOAP)", "It is often an error in place of a file: fetch the file again."),
        ["Error"] = ("an error that a store of files gave in place of the file", "Fetch the file again; the link to it may have expired."),
        ["xs:schema"] = ("a schema, which describes files and is none", "Ask the supplier for the file that it describes."),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is a Common Transfer File.</summary>
    public bool IsTransferFile => Name == TransferFile;

    /// <summary>Looks at a file, plain or compressed.</summary>
    /// <param name="open">Opens it from its beginning; called several times.</param>
    /// <returns><see langword="null"/> when the file is neither XML nor HTML.</returns>
    /// <exception cref="ExtractRefusedException">The file is compressed and damaged.</exception>
    public static MarkupRoot? Find(Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        var head = new byte[HeadBytes];
        using var file = PackedFile.Unpack(open)();
        var count = file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        return RootOf(Decode(head.AsSpan(0, count)).TrimStart());
    }

    /// <summary>What it is, and what can be done, in two sentences.</summary>
    public string Explain() => Known.TryGetValue(Name, out var known)
        ? $"It is {known.What}. {known.Cure}"
        : $"It is XML{(Name.Length > 0 ? $" with the root element {Name}" : "")}; of XML only the Common Transfer File (root element CTfile) can be read. {AskForText}";

    private static string Decode(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode.GetString(head).TrimStart('\uFEFF'),
        [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode.GetString(head).TrimStart('\uFEFF'),
        _ => Encoding.UTF8.GetString(head).TrimStart('\uFEFF'),
    };

    private static MarkupRoot? RootOf(ReadOnlySpan<char> text)
    {
        var isXml = text.StartsWith("<?xml");
        while (text.StartsWith("<?") || text.StartsWith("<!--"))
        {
            var end = text.StartsWith("<?") ? "?>" : "-->";
            if (text.IndexOf(end) is not (>= 0 and var at))
            {
                return new("");
            }

            text = text[(at + end.Length)..].TrimStart();
        }

        const string Doctype = "<!DOCTYPE ";
        if (text.StartsWith(Doctype, StringComparison.OrdinalIgnoreCase))
        {
            return new(NameAt(text[Doctype.Length..].TrimStart()) ?? "");
        }

        var isElement = text is ['<', (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '_', ..] && !IsColumn(text);
        return isElement && NameAt(text[1..]) is { } name ? new(name) : isXml ? new("") : null;
    }

    private static string? NameAt(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAny(EndsOfName);
        if (length < 0)
        {
            return null;
        }

        var name = text[..length];
        var isPlain = name.Length <= LongestName && name.IndexOfAnyExcept(NameCharacters) < 0;
        return !isPlain ? "" : name.EndsWith(":schema", StringComparison.Ordinal) ? "xs:schema" : name[(name.LastIndexOf(':') + 1)..].ToString();
    }

    /// <summary>A header may wrap its names in angle brackets.</summary>
    private static bool IsColumn(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('>');
        return end >= 0 && end + 1 < text.Length && text[end + 1] is (',' or ';' or '\t' or '|');
    }
}
