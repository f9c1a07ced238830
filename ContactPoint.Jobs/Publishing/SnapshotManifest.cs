using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactPoint.Jobs.Publishing;

/// <summary>The list of what a snapshot folder holds, which is signed. The same snapshot always has the same manifest.</summary>
public sealed record SnapshotManifest
{
    /// <summary>Name of the manifest in the folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Name of its detached signature.</summary>
    public const string SignatureName = "manifest.sig";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <summary>Version of the folder's format, 1.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The snapshot's number.</summary>
    public required int Snapshot { get; init; }

    /// <summary>The day that the snapshot speaks of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Version of the rules.</summary>
    public required string Rules { get; init; }

    /// <summary>The linkage model.</summary>
    public required ModelVersion Model { get; init; }

    /// <summary>The extract in force of every feed, sorted by feed.</summary>
    public required IReadOnlyList<FeedFreshness> Feeds { get; init; }

    /// <summary>Where every record and child went.</summary>
    public required Reconciliation Reconciliation { get; init; }

    /// <summary>Rows of each table.</summary>
    public required SortedDictionary<string, long> Counts { get; init; }

    /// <summary>Every file but the manifest and its signature, sorted by name.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>The manifest as UTF-8, indented, with a line feed at the end of every line.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InvalidDataException">It isn't a manifest.</exception>
    public static SnapshotManifest Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<SnapshotManifest>(bytes, Json) ?? throw new InvalidDataException($"{FileName} is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{FileName} can't be read as a manifest (line {exception.LineNumber + 1}).");
        }
    }
}

/// <summary>One file of a snapshot folder.</summary>
/// <param name="Name">Name, without a folder.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256, 64 small hexadecimal digits.</param>
public sealed record ManifestFile(string Name, long Bytes, string Sha256)
{
    /// <summary>Measures a file as it lies on disk.</summary>
    public static async Task<ManifestFile> MeasureAsync(string folder, string name, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, name));
        var hash = await System.Security.Cryptography.SHA256.HashDataAsync(stream, cancellationToken);
        return new(name, stream.Length, Convert.ToHexStringLower(hash));
    }
}
