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

/// <summary>Remembers the local ids of an extract by hash: the first of them in memory, the rest in a file, so that memory is bounded whatever the extract's size.</summary>
/// <remarks>
/// A row counts as a duplicate only if 128 bits of SHA-256 over its local id and 64 bits over its values are an earlier row's, and a row is
/// never lost: a duplicate is counted, and named by an issue. A faster hash would save some of the checking, but a supplier could make two
/// rows collide in it. A salt that never leaves memory goes before the local id: so nobody can choose local ids that fill one page of the
/// file, and what the file holds says nothing about anybody.
/// </remarks>
/// <param name="inMemory">How many local ids are kept in memory: 36 to 55 bytes each.</param>
internal sealed class SeenRows(int inMemory = SeenRows.MostInMemory) : IDisposable
{
    private const int MostInMemory = 1_000_000;
    private const int SaltBytes = 32;

    /// <summary>In parts, so that only one part is copied when it grows.</summary>
    private const int Parts = 64;

    private readonly Dictionary<RowId, ulong>[] _valuesById = [.. Enumerable.Range(0, Parts).Select(_ => new Dictionary<RowId, ulong>())];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(SaltBytes);
    private int _count;
    private SeenRowsFile? _file;

    /// <summary>Notes a row, and says what an earlier one of its local id said.</summary>
    /// <param name="localId">At most <see cref="RowChecker.LongestLocalId"/> characters.</param>
    /// <param name="row">The row.</param>
    /// <exception cref="IOException">The folder for temporary files is full, or cannot be written to.</exception>
    public Earlier Note(string localId, RawRow row)
    {
        var id = IdOf(localId);
        var values = HashOf(row);
        var known = _valuesById[id.High % Parts];
        if (_count < inMemory)
        {
            ref var earlier = ref CollectionsMarshal.GetValueRefOrAddDefault(known, id, out var exists);
            if (exists)
            {
                return Compare(earlier, values);
            }

            earlier = values;
            _count++;
            return Earlier.None;
        }

        if (known.TryGetValue(id, out var first))
        {
            return Compare(first, values);
        }

        _file ??= new();
        return _file.TryAdd(id, values, out first) ? Earlier.None : Compare(first, values);
    }

    public void Dispose()
    {
        _hash.Dispose();
        _file?.Dispose();
    }

    private static Earlier Compare(ulong earlier, ulong values) => earlier == values ? Earlier.Same : Earlier.Other;

    private RowId IdOf(string localId)
    {
        Span<byte> salted = stackalloc byte[SaltBytes + (RowChecker.LongestLocalId * sizeof(char))];
        var bytes = MemoryMarshal.AsBytes(localId.AsSpan());
        _salt.CopyTo(salted);
        bytes.CopyTo(salted[SaltBytes..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(salted[..(SaltBytes + bytes.Length)], digest);
        return new(BinaryPrimitives.ReadUInt64LittleEndian(digest), BinaryPrimitives.ReadUInt64LittleEndian(digest[sizeof(ulong)..]));
    }

    private ulong HashOf(RawRow row)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        row.AppendTo(_hash);
        _hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }
}

/// <summary>128 bits of the hash of a local id: two numbers and not one, which would be aligned to 16 bytes and cost a third more memory.</summary>
internal readonly record struct RowId(ulong High, ulong Low)
{
    /// <inheritdoc/>
    public override int GetHashCode() => (int)Low;
}
