using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ContactPoint.Ingest.Describing;

/// <summary>Counts different keys by their hashes: some 20 bytes each, and no key is kept.</summary>
internal sealed class KeyHashes
{
    /// <summary>Past so many rows, whether a key is unique is judged by those before.</summary>
    private const int MostKeys = 2_000_000;

    private readonly HashSet<ulong> _hashes = [];
    private long _count;

    /// <summary>The share of rows with another key than any before, in percent, rounded down.</summary>
    public int DistinctPercent => _count == 0 ? 0 : (int)(100L * _hashes.Count / _count);

    /// <summary>Notes the key of a row: one part, or two together.</summary>
    public void Note(ReadOnlySpan<char> first, ReadOnlySpan<char> second = default)
    {
        if (_count == MostKeys)
        {
            return;
        }

        _count++;
        Span<byte> digests = stackalloc byte[2 * SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(first.Trim()), digests);
        SHA256.HashData(MemoryMarshal.AsBytes(second.Trim()), digests[SHA256.HashSizeInBytes..]);
        _hashes.Add(BinaryPrimitives.ReadUInt64BigEndian(digests) ^ (31 * BinaryPrimitives.ReadUInt64BigEndian(digests[SHA256.HashSizeInBytes..])));
    }
}
