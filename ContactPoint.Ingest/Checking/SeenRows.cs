using System.Buffers.Binary;
using System.Security.Cryptography;

using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Checking;

/// <summary>What an earlier row of the extract said under the same local id.</summary>
internal enum Earlier
{
    /// <summary>There was none.</summary>
    None,

    /// <summary>The same values.</summary>
    Same,

    /// <summary>Other values, and it was taken.</summary>
    Other,

    /// <summary>Other values, and it was not taken: it had a fault, or waits for a person.</summary>
    OtherNotTaken,

    /// <summary>Other values, and it waits for a person because it may be an objection.</summary>
    OtherOfUnclearWish,
}

/// <summary>Remembers the rows of an extract by their local ids, in bounded memory whatever the extract's size.</summary>
/// <remarks>
/// A row counts as a duplicate only if 128 bits of SHA-256 over its local id and 62 bits over its values are an earlier row's, and a row is
/// never lost: a duplicate is counted, and named by an issue.
/// </remarks>
/// <param name="inMemory">How many local ids are kept in memory: 36 to 55 bytes each.</param>
internal sealed class SeenRows(int inMemory = SeenRows.MostInMemory) : IDisposable
{
    private const int MostInMemory = 1_000_000;

    /// <summary>The lowest bits of a value say what became of the row, the others are of the hash of its texts.</summary>
    private const ulong StateBits = 3;
    private const ulong Taken = 0;
    private const ulong NotTaken = 1;
    private const ulong UnclearWish = 2;

    private readonly LocalIdTable _values = new(inMemory);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ulong _last;

    /// <summary>Notes a row, and says what an earlier one of its local id said.</summary>
    /// <param name="localId">At most <see cref="RowChecker.LongestLocalId"/> characters.</param>
    /// <param name="row">The row.</param>
    /// <exception cref="IOException">The folder for temporary files is full, or cannot be written to.</exception>
    public Earlier Note(string localId, RawRow row)
    {
        _last = HashOf(row) & ~StateBits;
        if (_values.TryAdd(localId, _last | Taken, out var earlier))
        {
            return Earlier.None;
        }

        return (earlier & ~StateBits) == _last ? Earlier.Same : (earlier & StateBits) switch
        {
            NotTaken => Earlier.OtherNotTaken,
            UnclearWish => Earlier.OtherOfUnclearWish,
            _ => Earlier.Other,
        };
    }

    /// <summary>Remembers what became of the row that was noted last: one that was taken is what later rows of its local id are held against.</summary>
    /// <remarks>Most rows are taken, and of those nothing need be written.</remarks>
    /// <param name="localId">The row's.</param>
    /// <param name="earlier">What noting it said.</param>
    /// <param name="outcome">What became of it.</param>
    public void Settle(string localId, Earlier earlier, RowOutcome outcome)
    {
        var state = outcome switch
        {
            RowOutcome.Accepted => Taken,
            RowOutcome.Held held when held.Code == MinimisingRules.UnclearWish.Code => UnclearWish,
            _ => NotTaken,
        };
        if (earlier == Earlier.None ? state != Taken : earlier == Earlier.OtherNotTaken)
        {
            _values.Set(localId, _last | state);
        }
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
