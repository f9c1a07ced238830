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

/// <summary>Remembers the local ids of an extract by hash: about 40 bytes a row, whatever the row's length.</summary>
internal sealed class SeenRows : IDisposable
{
    private readonly Dictionary<UInt128, ulong> _valuesById = [];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Notes a row, and says what an earlier one of its local id said.</summary>
    public Earlier Note(string localId, RawRow row)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(localId.AsSpan()), digest);
        var id = BinaryPrimitives.ReadUInt128BigEndian(digest);

        row.AppendTo(_hash);
        _hash.GetHashAndReset(digest);
        var values = BinaryPrimitives.ReadUInt64BigEndian(digest);

        ref var earlier = ref CollectionsMarshal.GetValueRefOrAddDefault(_valuesById, id, out var exists);
        if (!exists)
        {
            earlier = values;
            return Earlier.None;
        }

        return earlier == values ? Earlier.Same : Earlier.Other;
    }

    public void Dispose() => _hash.Dispose();
}
