using System.IO.Compression;
using System.Text;

using ContactPoint.Ingest.Reading;

using CsCheck;

using static ContactPoint.Ingest.Tests.Reading.HostileFile;

namespace ContactPoint.Ingest.Tests.Reading;

/// <summary>Compressed extracts: read as if they were not, or refused.</summary>
public sealed class PackedFilesTests
{
    private const int BombBytes = 100_000_000;
    private const string Fine = "1 rows: 1 accepted";

    private static readonly byte[] Rows = RowsOfManyPeople(20_000);

    public static TheoryData<HostileFile> Corpus => new()
    {
        Of("gzip", Fine, Gzip(Text(Header + Row))),
        Of("two gzip files in one", "2 rows: 2 accepted", [.. Gzip(Text(Header + Row)), .. Gzip(Text(Row.Replace("1,Ann", "2,Ann", StringComparison.Ordinal)))]),
        Of("gzip and zeros after it, as tapes have", Fine, [.. Gzip(Text(Header + Row)), .. new byte[9_000]]),
        Of("gzip and a member after zeros", "refused CP0920", [.. Gzip(Text(Header + Row)), .. new byte[512], .. Gzip(Text(Row))]),
        Of("rows after a gzip member", "refused CP0920", [.. Gzip(Text(Header + Row)), .. Encoding.UTF8.GetBytes(Row)]),
        Of("many rows after a gzip member", "refused CP0920", [.. Gzip(Text(Header + Row)), .. Rows]),
        Of("one letter after a gzip member", "refused CP0920", [.. Gzip(Text(Header + Row)), (byte)'x']),
        Of("a letter after a gzip member's zeros", "refused CP0920", [.. Gzip(Text(Header + Row)), .. new byte[9_000], (byte)'x']),
        Of("a second gzip member of which two letters came", "refused CP0920", [.. Gzip(Text(Header + Row)), 0x1F, 0x8B]),
        Of("a second gzip member that is cut off in its header", "refused CP0920", [.. Gzip(Text(Header + Row)), .. Gzip(Text(Row))[..7]]),
        Of("an empty gzip member between two", "2 rows: 2 accepted", [.. Gzip(Text(Header + Row)), .. Gzip(Text("")), .. Gzip(Text(Row.Replace("1,Ann", "2,Ann", StringComparison.Ordinal)))]),
        Of("gzip with a name, a comment and more in its header", Fine, WithHeaderFields(Gzip(Text(Header + Row)))),
        Of("gzip of a kind that nobody knows", "refused CP0920", Changed(Gzip(Text(Header + Row)), 3, 0xE0)),
        Of("gzip whose checksum is wrong", "refused CP0920", Changed(Gzip(Text(Header + Row)), ^5, 0x01)),
        Of("gzip whose length is wrong", "refused CP0920", Changed(Gzip(Text(Header + Row)), ^1, 0x01)),
        Of("zip of one member", Fine, Zip(("extract.csv", Text(Header + Row)))),
        Of("zip with a comment", Fine, WithComment(Zip(("extract.csv", Text(Header + Row))))),
        Of("a member that would climb out of a folder", Fine, Zip(("../../../etc/passwd", Text(Header + Row)))),
        Of("a member with a root", Fine, Zip(("/etc/passwd", Text(Header + Row)))),
        Of("zip of two members", "refused CP0921", Zip(("a.csv", Text(Header + Row)), ("b.csv", Text(Header + Row)))),
        Of("zip of no member", "refused CP0921", Zip()),
        Of("zip of a folder", "refused CP0921", Zip(("folder/", Text("")))),
        Of("zip of 70,000 members", "refused CP0921", Zip([.. Enumerable.Range(0, 70_000).Select(member => ($"{member}.csv", Text("")))])),
        Of("an archive that lies about its members", "refused CP0921", Lying(Zip(("a.csv", Text(Header + Row)), ("b.csv", Text(Header + Row))))),
        Of("a locked archive", "refused CP0922", Locked(Zip(("extract.csv", Text(Header + Row))))),
        Of("gzip in gzip", "refused CP0901", Gzip(Bytes(Gzip(Text(Header + Row))))),
        Of("zip in zip", "refused CP0901", Zip(("inner.zip", Bytes(Zip(("extract.csv", Text(Header + Row))))))),
        Of("gzip of nothing", "refused CP0924", Gzip(Text(""))),
        Of("gzip that is cut off", "refused CP0920", Gzip(Bytes(Rows))[..^5_000]),
        Of("gzip without its last byte", "refused CP0920", Gzip(Bytes(Rows))[..^1]),
        Of("gzip of two letters", "refused CP0920", [0x1F, 0x8B]),
        Of("zip that is cut off", "refused CP0920", Zip(("extract.csv", Bytes(Rows)))[..^5_000]),
        Of("a gzip bomb", "refused CP0923", Gzip(Repeated("", "\n", BombBytes))),
        Of("a zip bomb", "refused CP0923", Zip(("extract.csv", Repeated(Header, new string('1', 100_000) + "\n", BombBytes / 100_000)))),
        Of("a spreadsheet", "refused CP0901", Zip(("[Content_Types].xml", Text("<Types/>")), ("xl/workbook.xml", Text("<workbook/>")))),
    };

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Ends_as_it_should_whether_or_not_the_file_can_be_sought_in(HostileFile file)
    {
        Assert.Equal(file.Expected, file.Read().Outcome);
        Assert.Equal(file.Expected, (file with { Open = () => new ForwardStream(file.Open()) }).Read().Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_changed_byte_never_changes_a_value(bool isGzip)
    {
        var rows = RowsOfManyPeople(50);
        var whole = new HostileFile("", "", Bytes(rows), SmallFeed).Read();
        var packed = isGzip ? Gzip(Bytes(rows)) : Zip(("extract.csv", Bytes(rows)));
        Gen.Select(Gen.Int[0, packed.Length - 1], Gen.Byte[1, 255]).Sample(
            (place, change) =>
            {
                var damaged = packed.ToArray();
                damaged[place] ^= change;
                var outcome = new HostileFile("", "", Bytes(damaged), SmallFeed).Read();
                Assert.True(outcome == whole || outcome.Outcome.StartsWith("refused", StringComparison.Ordinal), outcome.Outcome);
            },
            iter: 2_000);
    }

    [Fact]
    public void A_file_that_repeats_itself_a_little_is_no_bomb() =>
        Assert.Equal("100000 rows: 1 accepted, 99999 duplicate CP0214", Of("", "", Gzip(Repeated(Header, Row, 100_000))).Read().Outcome);

    [Fact]
    public void A_fault_of_the_disk_is_no_fault_of_the_supplier() =>
        Assert.Throws<InvalidDataException>(() => new HostileFile("", "", () => new FailingStream(Gzip(Bytes(Rows))), SmallFeed).Read());

    private static HostileFile Of(string what, string expected, byte[] bytes) => new(what, expected, Bytes(bytes), SmallFeed);

    /// <summary>Keys that do not compress well.</summary>
    private static byte[] RowsOfManyPeople(int count)
    {
        var random = new Random(7);
        return Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Range(0, count).Select(row => $"{row}-{random.NextInt64():x},Ann,Zzsecret,03/09/2012,,\n")));
    }

    private static byte[] WithComment(byte[] zip)
    {
        using var archive = new MemoryStream();
        archive.Write(zip);
        using (var update = new ZipArchive(archive, ZipArchiveMode.Update, leaveOpen: true))
        {
            update.Comment = "PK\u0005\u0006 " + new string('c', 3_000);
        }

        return archive.ToArray();
    }

    /// <summary>Every field that a gzip header may have: more, a name, a comment, and a checksum of the header.</summary>
    private static byte[] WithHeaderFields(byte[] gzip)
    {
        byte[] header = [.. gzip[..3], 0b1_1110, .. gzip[4..10], 3, 0, 1, 2, 3, .. "extract.csv\0"u8, .. "for the night\0"u8];
        var crc = new ICSharpCode.SharpZipLib.Checksum.Crc32();
        crc.Update(header);
        return [.. header, (byte)crc.Value, (byte)(crc.Value >> 8), .. gzip[10..]];
    }

    private static byte[] Changed(byte[] file, Index place, byte bits)
    {
        file[place] ^= bits;
        return file;
    }

    /// <summary>Says one member where there are many.</summary>
    private static byte[] Lying(byte[] zip)
    {
        var end = zip.AsSpan(zip.Length - 22);
        end[8..12].Clear();
        (end[8], end[10]) = (1, 1);
        return zip;
    }

    /// <summary>Sets the bit that says so, in both places.</summary>
    private static byte[] Locked(byte[] zip)
    {
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        return zip;
    }

    /// <summary>As the sealed inbox's: it only goes forward, and gives what it likes of what is asked.</summary>
    private sealed class ForwardStream(Stream inner) : OneWayStream(inner)
    {
        public override int Read(Span<byte> buffer) => Inner.Read(buffer[..Math.Min(buffer.Length, 4_321)]);
    }

    private sealed class FailingStream(byte[] bytes) : OneWayStream(new MemoryStream(bytes))
    {
        public override int Read(Span<byte> buffer) =>
            Inner.Position > 10_000 ? throw new InvalidDataException("The disk is broken.") : Inner.Read(buffer[..Math.Min(buffer.Length, 4_321)]);
    }

    private abstract class OneWayStream(Stream inner) : ReadOnlyStream
    {
        protected Stream Inner => inner;

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
