using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Checking;

/// <summary>What an earlier row of the extract said under the same local id.</summary>
internal enum Earlier
{
    /// <summary>There was none.</summary>
    None,

    /// <summary>The same values.</summary>
    Same,

    /// <summary>Other values.</summary>
    Other,
}

/// <summary>Remembers the local ids of an extract by hash: 36 to 55 bytes a row, whatever the row's length.</summary>
/// <remarks>
/// A row counts as a duplicate only if 128 bits of SHA-256 over its local id and 64 bits over its values are an earlier row's, and a row is
/// never lost: a duplicate is counted, and named by an issue. A faster hash would save some of the checking, but a supplier could make two
/// rows collide in it. The table is in parts, so that only one part is copied when it grows.
/// </remarks>
internal sealed class SeenRows : IDisposable
{
    private const int Parts = 64;

    private readonly Dictionary<RowId, ulong>[] _valuesById = [.. Enumerable.Range(0, Parts).Select(_ => new Dictionary<RowId, ulong>())];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Notes a row, and says what an earlier one of its local id said.</summary>
    public Earlier Note(string localId, RawRow row)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(localId.AsSpan()), digest);
        var id = new RowId(BinaryPrimitives.ReadUInt64BigEndian(digest), BinaryPrimitives.ReadUInt64BigEndian(digest[sizeof(ulong)..]));

        row.AppendTo(_hash);
        _hash.GetHashAndReset(digest);
        var values = BinaryPrimitives.ReadUInt64BigEndian(digest);

        ref var earlier = ref CollectionsMarshal.GetValueRefOrAddDefault(_valuesById[id.High % Parts], id, out var exists);
        if (!exists)
        {
            earlier = values;
            return Earlier.None;
        }

        return earlier == values ? Earlier.Same : Earlier.Other;
    }

    public void Dispose() => _hash.Dispose();

    /// <summary>Two numbers and not one of 128 bits, which would be aligned to 16 bytes and cost a third more memory.</summary>
    private readonly record struct RowId(ulong High, ulong Low)
    {
        public override int GetHashCode() => (int)Low;
    }
}
