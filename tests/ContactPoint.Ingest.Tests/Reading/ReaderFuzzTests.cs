using System.Text;

using CsCheck;

namespace ContactPoint.Ingest.Tests.Reading;

/// <summary>Random bytes, and good files with random damage: a bounded part of what the fuzzer does on demand.</summary>
public sealed class ReaderFuzzTests
{
    private const int Iterations = 3_000;

    private static readonly byte[][] Seeds = [.. FuzzSeeds.All.Select(seed => seed.Bytes)];

    private static readonly Gen<byte[]> Snippet = Gen.OneOf(
        Gen.Byte.Array[1, 8],
        Gen.OneOf("\"", "\"\"", ",", "\t", "|", "'", "\n", "\r\n", "\r", "END|1", "Key", "\uFEFF", "\0", "\u202E", "<Pupil>", "</Pupil>", "<!--", "]]>", "&amp;", "&#0;", "<!DOCTYPE x>", "xmlns='u'")
            .Select(Encoding.UTF8.GetBytes),
        Gen.OneOf<byte[]>([[0xFF, 0xFE], [0x92], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0x1F, 0x8B], [0x50, 0x4B, 3, 4]]));

    private static readonly Gen<byte[]> Damaged =
        Gen.Select(Gen.OneOf(Seeds), Gen.Select(Gen.Int[0, 3], Gen.Double.Unit, Snippet).Array[1, 6]).Select((seed, edits) =>
        {
            var bytes = seed.ToList();
            foreach (var (kind, place, snippet) in edits)
            {
                Damage(bytes, kind, (int)(place * bytes.Count), snippet);
            }

            return bytes.ToArray();
        });

    [Fact]
    public void Good_files_are_read_in_every_layout() =>
        Assert.All(FuzzSeeds.All, seed => Assert.StartsWith(seed.Expected, ReaderTarget.Run(seed.Bytes), StringComparison.Ordinal));

    [Fact]
    public void Any_bytes_end_in_a_refusal_or_in_counted_rows() =>
        Gen.Byte.Array[0, 400].Sample(bytes => { ReaderTarget.Run(bytes); }, iter: Iterations);

    [Fact]
    public void Any_damage_ends_in_a_refusal_or_in_counted_rows() =>
        Damaged.Sample(bytes => { ReaderTarget.Run(bytes); }, iter: Iterations);

    private static void Damage(List<byte> bytes, int kind, int place, byte[] snippet)
    {
        var rest = bytes.Count - place;
        switch (kind)
        {
            case 0:
                bytes.InsertRange(place, snippet);
                break;
            case 1:
                bytes.RemoveRange(place, Math.Min(rest, snippet.Length));
                break;
            case 2 when rest > 0:
                bytes[place] ^= (byte)(snippet[0] | 1);
                break;
            default:
                bytes.InsertRange(place, bytes.GetRange(place, Math.Min(rest, 200)));
                break;
        }
    }
}
