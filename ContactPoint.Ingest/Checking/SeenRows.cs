using System.Buffers.Binary;
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

/// <summary>Remembers the rows of an extract by their local ids, in bounded memory whatever the extract's size.</summary>
/// <remarks>
/// A row counts as a duplicate only if 128 bits of SHA-256 over its local id and 64 bits over its values are an earlier row's, and a row is
/// never lost: a duplicate is counted, and named by an issue.
/// </remarks>
/// <param name="inMemory">How many local ids are kept in memory: 36 to 55 bytes each.</param>
internal sealed class SeenRows(int inMemory = SeenRows.MostInMemory) : IDisposable
{
    private const int MostInMemory = 1_000_000;

    private readonly LocalIdTable _values = new(inMemory);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Notes a row, and says what an earlier one of its local id said.</summary>
    /// <param name="localId">At most <see cref="RowChecker.LongestLocalId"/> characters.</param>
    /// <param name="row">The row.</param>
    /// <exception cref="IOException">The folder for temporary files is full, or cannot be written to.</exception>
    public Earlier Note(string localId, RawRow row)
    {
        var values = HashOf(row);
        return _values.TryAdd(localId, values, out var earlier) ? Earlier.None : earlier == values ? Earlier.Same : Earlier.Other;
    }

    /// <summary>Whether a row of this local id was noted.</summary>
    /// <param name="localId">At most <see cref="RowChecker.LongestLocalId"/> characters.</param>
    public bool HasNoted(string localId) => _values.TryFind(localId, out _);

    public void Dispose()
    {
        _hash.Dispose();
        _values.Dispose();
    }

    private ulong HashOf(RawRow row)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        row.AppendTo(_hash);
        _hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }
}
