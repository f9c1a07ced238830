using ICSharpCode.SharpZipLib.Zip;

namespace ContactPoint.Ingest.Reading;

/// <summary>Extracts that come compressed are read as if they did not: gzip, and zip with one member.</summary>
/// <remarks>
/// The first bytes say what a file is, never its name. It is read from its beginning to its end, so nothing is unpacked to a disk or held in
/// memory, and what a member calls itself leads nowhere.
/// </remarks>
internal static class PackedFile
{
    private const int MarkBytes = 4;

    /// <summary>The file as it was before it was compressed; the file itself when it was not.</summary>
    /// <param name="open">Opens the file from its beginning.</param>
    /// <exception cref="ExtractRefusedException">
    /// While a stream is opened or read: it is damaged, is no single file, or unpacks to more than any extract has.
    /// </exception>
    public static Func<Stream> Unpack(Func<Stream> open)
    {
        Span<byte> mark = stackalloc byte[MarkBytes];
        using (var file = open())
        {
            mark = mark[..file.ReadAtLeast(mark, MarkBytes, throwOnEndOfStream: false)];
        }

        return mark switch
        {
            [0x1F, 0x8B, ..] => () => OpenGzip(open()),
            [(byte)'P', (byte)'K', 3, 4] or [(byte)'P', (byte)'K', 5, 6] => () => OpenZip(open()),
            _ => open,
        };
    }

    private static UnpackedStream OpenGzip(Stream file)
    {
        var packed = new PackedStream(file);
        return new(new GzipMembers(packed), packed);
    }

    private static UnpackedStream OpenZip(Stream file)
    {
        var packed = new PackedStream(file);
        var unpacked = new UnpackedStream(new OnlyMember(new ZipInputStream(packed)), packed);
        try
        {
            // finds the member, so that what is wrong with the archive is said before anything is read
            _ = unpacked.Read([]);
            return unpacked;
        }
        catch
        {
            unpacked.Dispose();
            throw;
        }
    }

    /// <summary>The one file of an archive.</summary>
    private sealed class OnlyMember(ZipInputStream archive) : ReadOnlyStream
    {
        private bool _isFound;
        private bool _isAtEnd;

        public override int Read(Span<byte> buffer)
        {
            if (!_isFound)
            {
                Find();
            }

            if (buffer.IsEmpty || _isAtEnd)
            {
                return 0;
            }

            var count = archive.Read(buffer);
            _isAtEnd = count == 0;
            return !_isAtEnd || archive.GetNextEntry() is null ? count : throw Refused(RefusalKinds.PackedFileMembers);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                archive.Dispose();
            }

            base.Dispose(disposing);
        }

        private void Find()
        {
            var member = archive.GetNextEntry();
            if (member is not { IsFile: true })
            {
                throw Refused(RefusalKinds.PackedFileMembers);
            }

            if (IsPartOfDocument(member.Name))
            {
                throw Refused(RefusalKinds.NotText);
            }

            _isFound = !member.IsCrypted ? true : throw Refused(RefusalKinds.PackedFileLocked);
        }

        /// <summary>A spreadsheet or a document is an archive too; its first member tells.</summary>
        private static bool IsPartOfDocument(string name) =>
            name is "[Content_Types].xml" or "mimetype" || name.StartsWith("_rels/", StringComparison.Ordinal)
            || name.StartsWith("docProps/", StringComparison.Ordinal) || name.StartsWith("xl/", StringComparison.Ordinal)
            || name.StartsWith("word/", StringComparison.Ordinal);

        private static ExtractRefusedException Refused(RefusalKind kind) => new(new Refusal(kind));
    }
}
