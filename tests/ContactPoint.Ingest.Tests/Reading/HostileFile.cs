using System.Globalization;
using System.IO.Compression;
using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Tests.Reading;

/// <summary>A file that nobody should send, and what must become of it.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="Expected">"refused" with the code, or the rows and what became of them, with every code that was reported.</param>
/// <param name="Open">The file; made while it is read, where it is large.</param>
/// <param name="Spec">The feed in whose place it comes.</param>
public sealed record HostileFile(string What, string Expected, Func<Stream> Open, FeedSpec Spec)
{
    /// <summary>Stands in every value of the files: nothing that is said of them may repeat it.</summary>
    public const string Planted = "Zzsecret";

    public const string Header = "Key,Forename,Surname,DOB,Address,NHS\n";

    public const string Row = "1,Ann,Zzsecret,03/09/2012,1 High St,9434765919\n";

    private static readonly DateOnly AsOf = new(2026, 9, 14);

    public static readonly FeedSpec SmallFeed = FeedSpec.Parse(
        """
        name: small
        title: Small feed
        supplier: Somebody
        kind: full
        local_id: Key
        columns:
          - { from: Forename, to: forename, presence: required }
          - { from: Surname, to: surname, presence: required }
          - { from: DOB, to: birth_date, format: dd/MM/yyyy }
          - { from: Address, to: address_1 }
          - { from: NHS, to: nhs_number }
        """,
        "small.yaml");

    /// <summary>Reads the whole file as the nightly run does.</summary>
    /// <returns>What became of it, and every word that was said about it.</returns>
    public (string Outcome, string Said) Read()
    {
        using var report = new MemoryStream();
        try
        {
            using var check = ExtractCheck.Open(Spec, Open, AsOf);
            using (var issues = new IssuesFile(report))
            {
                issues.Write(check.FileIssues);
                foreach (var outcome in check.Rows())
                {
                    issues.Write(outcome.Issues);
                }
            }

            var (counts, codes) = (check.Summary.Counts, string.Join(' ', check.Summary.Issues.Keys));
            var outcomes = new (string Word, long Count)[]
            {
                ("accepted", counts.Accepted), ("quarantined", counts.Quarantined), ("held", counts.Held), ("withheld", counts.Withheld), ("duplicate", counts.Duplicate),
            };
            var parts = outcomes.Where(part => part.Count > 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count} {part.Word}"));
            return ($"{counts.Rows} rows: {string.Join(", ", parts)} {codes}".TrimEnd(), Encoding.UTF8.GetString(report.ToArray()));
        }
        catch (ExtractRefusedException refused)
        {
            return ($"refused {string.Join(' ', refused.Refusals.Select(refusal => refusal.Kind.Code))}", refused.Message);
        }
    }

    public override string ToString() => What;

    public static Func<Stream> Bytes(byte[] bytes) => () => new MemoryStream(bytes);

    public static Func<Stream> Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    /// <summary>A text, then a piece again and again, then another text; never in memory as a whole.</summary>
    public static Func<Stream> Repeated(string start, string piece, int times, string end = "") =>
        () => new RepeatingStream(Encoding.UTF8.GetBytes(start), Encoding.UTF8.GetBytes(piece), times, Encoding.UTF8.GetBytes(end));

    public static byte[] Gzip(Func<Stream> open)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        using (var file = open())
        {
            file.CopyTo(gzip);
        }

        return packed.ToArray();
    }

    public static byte[] Zip(params ReadOnlySpan<(string Name, Func<Stream> Open)> members)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, open) in members)
            {
                using var member = archive.CreateEntry(name).Open();
                using var file = open();
                file.CopyTo(member);
            }
        }

        return packed.ToArray();
    }

    private sealed class RepeatingStream(byte[] start, byte[] piece, int times, byte[] end) : ReadOnlyStream
    {
        private readonly long _length = start.Length + ((long)piece.Length * times) + end.Length;
        private long _position;

        public override int Read(Span<byte> buffer)
        {
            var read = 0;
            while (read < buffer.Length && _position < _length)
            {
                var rest = Rest();
                var copied = Math.Min(rest.Length, buffer.Length - read);
                rest[..copied].CopyTo(buffer[read..]);
                read += copied;
                _position += copied;
            }

            return read;
        }

        private ReadOnlySpan<byte> Rest()
        {
            if (_position < start.Length)
            {
                return start.AsSpan((int)_position);
            }

            var repeated = _position - start.Length;
            return repeated < (long)piece.Length * times
                ? piece.AsSpan((int)(repeated % piece.Length))
                : end.AsSpan((int)(repeated - ((long)piece.Length * times)));
        }
    }
}
