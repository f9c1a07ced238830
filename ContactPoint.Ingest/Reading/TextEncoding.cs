using System.Buffers;
using System.Text;

using ContactPoint.Ingest.Feeds;

namespace ContactPoint.Ingest.Reading;

/// <summary>How a file's characters are encoded, decided over the whole of it.</summary>
/// <remarks>
/// A sample is not enough: the first odd byte may be the last row's. A byte order mark decides; then a first line of UTF-16 without its mark; then strict UTF-8, if every byte
/// of the file is valid as such; then Windows-1252 (not Latin-1, in which the apostrophe of O’Brien is a control character).
/// </remarks>
/// <param name="Name">For reports: utf-8, utf-8-bom, utf-16, windows-1252.</param>
/// <param name="MarkBytes">Bytes of the byte order mark.</param>
internal sealed record TextEncoding(string Name, int MarkBytes)
{
    private const int ChunkBytes = 1 << 16;
    private const int BytesOfZeros = 32;
    private const int FewestBytesOfZeros = 8;
    private const int Windows1252CodePage = 1252;

    private static readonly TextEncoding Utf8WithMark = new("utf-8-bom", 3);
    private static readonly TextEncoding Utf8 = new("utf-8", 0);
    private static readonly TextEncoding LittleEndian = new("utf-16", 2);
    private static readonly TextEncoding BigEndian = new("utf-16-be", 2);
    private static readonly TextEncoding LittleEndianUnmarked = new("utf-16", 0);
    private static readonly TextEncoding BigEndianUnmarked = new("utf-16-be", 0);
    private static readonly TextEncoding Windows1252WithMark = new("windows-1252", 3);
    private static readonly TextEncoding Windows1252 = new("windows-1252", 0);

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    private static readonly string[] MarkupWords = ["<?xml", "<!doctype", "<html", "<CTfile"];

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads the whole stream and decides.</summary>
    /// <exception cref="ExtractRefusedException">The file is not text, or not in the declared encoding.</exception>
    public static TextEncoding Decide(Stream stream, FeedEncoding declared)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            var count = stream.ReadAtLeast(buffer.AsSpan(0, ChunkBytes), ChunkBytes, throwOnEndOfStream: false);
            var start = buffer.AsSpan(0, count);
            if (OfMark(start) is { } marked)
            {
                RefuseOtherFormats(start[marked.MarkBytes..]);
                if (declared == FeedEncoding.Windows1252)
                {
                    throw new ExtractRefusedException(new Refusal(RefusalKinds.WrongEncoding));
                }

                // some exports write UTF-8's mark before rows in another encoding
                return marked != Utf8WithMark || IsUtf8(stream, buffer, count) ? marked
                    : declared == FeedEncoding.Auto ? Windows1252WithMark
                    : throw new ExtractRefusedException(new Refusal(RefusalKinds.WrongEncoding));
            }

            if (OfZeros(start) is { } unmarked && declared == FeedEncoding.Auto)
            {
                return unmarked;
            }

            if (IsNotText(start))
            {
                throw new ExtractRefusedException(new Refusal(RefusalKinds.NotText));
            }

            RefuseOtherFormats(start);
            if (declared == FeedEncoding.Windows1252)
            {
                return Windows1252;
            }

            return IsUtf8(stream, buffer, count) ? Utf8
                : declared == FeedEncoding.Auto ? Windows1252
                : throw new ExtractRefusedException(new Refusal(RefusalKinds.WrongEncoding));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The file as UTF-8 without a byte order mark.</summary>
    public Stream Transcode(Stream stream)
    {
        stream.ReadExactly(stackalloc byte[MarkBytes]);
        return Name switch
        {
            "windows-1252" => Encoding.CreateTranscodingStream(stream, Encoding.GetEncoding(Windows1252CodePage), Encoding.UTF8),
            "utf-16" => Encoding.CreateTranscodingStream(stream, Encoding.Unicode, Encoding.UTF8),
            "utf-16-be" => Encoding.CreateTranscodingStream(stream, Encoding.BigEndianUnicode, Encoding.UTF8),
            _ => stream,
        };
    }

    private static TextEncoding? OfMark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Utf8WithMark,
        [0xFF, 0xFE, ..] => LittleEndian,
        [0xFE, 0xFF, ..] => BigEndian,
        _ => null,
    };

    /// <summary>Some database exports write UTF-16 without its mark: then every second byte of the header's first names is zero, and no other.</summary>
    private static TextEncoding? OfZeros(ReadOnlySpan<byte> start)
    {
        var length = Math.Min(start.Length, BytesOfZeros) & ~1;
        var (evenZeros, oddZeros) = (0, 0);
        for (var index = 0; index < length; index += 2)
        {
            evenZeros += start[index] == 0 ? 1 : 0;
            oddZeros += start[index + 1] == 0 ? 1 : 0;
        }

        return length < FewestBytesOfZeros ? null : (evenZeros, oddZeros) switch
        {
            (0, _) when oddZeros * 2 == length => LittleEndianUnmarked,
            (_, 0) when evenZeros * 2 == length => BigEndianUnmarked,
            _ => null,
        };
    }

    /// <summary>Archives and spreadsheets (PK), PDF, old spreadsheets (D0 CF), gzip, and whatever begins with zero bytes.</summary>
    private static bool IsNotText(ReadOnlySpan<byte> start) =>
        start is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] or [0x1F, 0x8B, ..]
        || start[..Math.Min(start.Length, 4)].Contains((byte)0);

    /// <summary>Text in a format that says in its first signs what it is.</summary>
    private static void RefuseOtherFormats(ReadOnlySpan<byte> start)
    {
        var text = start.TrimStart(Blanks);
        if (IsMarkup(text) || IsJson(text))
        {
            throw new ExtractRefusedException(new Refusal(IsJson(text) ? RefusalKinds.Json : RefusalKinds.Markup));
        }
    }

    /// <summary>An object, or an array: no header begins with two such signs.</summary>
    private static bool IsJson(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'{', .. var rest] => rest.TrimStart(Blanks) is [(byte)'"' or (byte)'}', ..],
        [(byte)'[', .. var rest] => rest.TrimStart(Blanks) is [(byte)'{' or (byte)'[' or (byte)'"' or (byte)']', ..],
        _ => false,
    };

    private static bool IsMarkup(ReadOnlySpan<byte> text)
    {
        foreach (var word in MarkupWords)
        {
            if (text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[..word.Length], word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUtf8(Stream stream, byte[] buffer, int count)
    {
        while (count > 0)
        {
            var whole = count - UnfinishedBytes(buffer.AsSpan(0, count));
            if (!System.Text.Unicode.Utf8.IsValid(buffer.AsSpan(0, whole)))
            {
                return false;
            }

            var carried = count - whole;
            buffer.AsSpan(whole, carried).CopyTo(buffer);
            var read = stream.Read(buffer, carried, ChunkBytes - carried);
            if (read == 0)
            {
                return carried == 0;
            }

            count = carried + read;
        }

        return true;
    }

    /// <summary>How many bytes at the end begin a character that the next chunk finishes.</summary>
    private static int UnfinishedBytes(ReadOnlySpan<byte> chunk) =>
        Rune.DecodeLastFromUtf8(chunk, out _, out var bytes) == OperationStatus.NeedMoreData ? bytes : 0;
}
