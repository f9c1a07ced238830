using System.Buffers.Binary;

using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip.Compression;
using ICSharpCode.SharpZipLib.Zip.Compression.Streams;

namespace ContactPoint.Ingest.Reading;

/// <summary>What the members of a gzip file hold, one after another, to the file's last byte.</summary>
/// <remarks>
/// SharpZipLib's own GZipInputStream ends where something else follows a member, and says nothing; so rows that were added to a compressed file
/// would be lost. Here only zeros may follow, with which tapes are filled. Source: RFC 1952, and the manual of GNU gzip, "Advanced usage" and "Tapes".
/// </remarks>
internal sealed class GzipMembers(Stream packed) : InflaterInputStream(packed, new Inflater(noHeader: true), BufferBytes)
{
    private const int BufferBytes = 1 << 16;
    private const int TrailerBytes = 8;
    private const byte FirstMark = 0x1F;
    private const byte SecondMark = 0x8B;
    private const byte Deflate = 8;

    private readonly Crc32 _headerCheck = new();
    private readonly Crc32 _check = new();
    private bool _isInMember;
    private bool _isAfterMember;

    [Flags]
    private enum Fields
    {
        HeaderCheck = 2,
        Extra = 4,
        Name = 8,
        Comment = 16,
        Unknown = 0xE0,
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (count > 0 && (_isInMember || FindMember()))
        {
            var read = base.Read(buffer, offset, count);
            _check.Update(new ArraySegment<byte>(buffer, offset, read));
            if (inf.IsFinished)
            {
                EndMember();
            }

            if (read > 0)
            {
                return read;
            }
        }

        return 0;
    }

    private static InvalidDataException Damaged() => new("The gzip file is damaged.");

    private bool HasMore()
    {
        if (inputBuffer.Available == 0)
        {
            inputBuffer.Fill();
        }

        return inputBuffer.Available > 0;
    }

    /// <summary>Reads the header of the next member; <see langword="false"/> at the end of the file.</summary>
    private bool FindMember()
    {
        if (!HasMore())
        {
            return _isAfterMember ? false : throw Damaged();
        }

        _headerCheck.Reset();
        var mark = NextByte();
        if (mark == 0 && _isAfterMember)
        {
            SkipZeros();
            return false;
        }

        if (mark != FirstMark || NextByte() != SecondMark || NextByte() != Deflate)
        {
            throw Damaged();
        }

        ReadHeader((Fields)NextByte());
        _check.Reset();
        _isInMember = true;
        return true;
    }

    private void SkipZeros()
    {
        while (HasMore())
        {
            if (NextByte() != 0)
            {
                throw Damaged();
            }
        }
    }

    private void ReadHeader(Fields fields)
    {
        // time, kind of compression, kind of machine
        Skip(6);
        if ((fields & Fields.Extra) != 0)
        {
            Skip(NextByte() | (NextByte() << 8));
        }

        for (var texts = ((fields & Fields.Name) != 0 ? 1 : 0) + ((fields & Fields.Comment) != 0 ? 1 : 0); texts > 0; texts--)
        {
            while (NextByte() != 0)
            {
            }
        }

        var check = (int)(_headerCheck.Value & 0xFFFF);
        if ((fields & Fields.Unknown) != 0 || ((fields & Fields.HeaderCheck) != 0 && check != (NextByte() | (NextByte() << 8))))
        {
            throw Damaged();
        }
    }

    private void Skip(int bytes)
    {
        for (; bytes > 0; bytes--)
        {
            NextByte();
        }
    }

    private byte NextByte()
    {
        // throws at the end of the file
        var next = (byte)inputBuffer.ReadLeByte();
        _headerCheck.Update(next);
        return next;
    }

    /// <summary>Compares what was unpacked with what the member says of itself.</summary>
    private void EndMember()
    {
        inputBuffer.Available += inf.RemainingInput;
        var length = (uint)inf.TotalOut;
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        for (var index = 0; index < TrailerBytes; index++)
        {
            trailer[index] = NextByte();
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != (uint)_check.Value || BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) != length)
        {
            throw Damaged();
        }

        inf.Reset();
        (_isInMember, _isAfterMember) = (false, true);
    }
}
