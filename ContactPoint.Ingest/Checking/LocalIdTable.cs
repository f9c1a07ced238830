using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ContactPoint.Ingest.Checking;

/// <summary>A value for each local id, which is known by its hash: the first of them in memory, the rest in a file, so that memory is bounded however many they are.</summary>
/// <remarks>
/// A faster hash than SHA-256 would save some of the checking, but a supplier could make two local ids collide in it. A salt that never
/// leaves memory goes before the local id: so nobody can choose local ids that fill one page of the file, and what the file holds says
/// nothing about anybody.
/// <threadsafety>Not safe for use by several threads at once.</threadsafety>
/// </remarks>
/// <param name="inMemory">How many local ids are kept in memory: 36 to 55 bytes each.</param>
internal sealed class LocalIdTable(int inMemory) : IDisposable
{
    private const int SaltBytes = 32;

    /// <summary>In parts, so that only one part is copied when it grows.</summary>
    private const int Parts = 64;

    private readonly Dictionary<LocalIdHash, ulong>[] _parts = [.. Enumerable.Range(0, Parts).Select(_ => new Dictionary<LocalIdHash, ulong>())];
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(SaltBytes);
    private int _count;
    private LocalIdFile? _file;

    /// <summary>Gives a local id its value; <see langword="false"/> with the value that it has when it has one.</summary>
    /// <param name="localId">At most <see cref="RowChecker.LongestLocalId"/> characters.</param>
    /// <param name="value">Its value.</param>
    /// <param name="earlier">The value that it has already; 0 when it had none.</param>
    /// <exception cref="IOException">The folder for temporary files is full, or cannot be written to.</exception>
    public bool TryAdd(string localId, ulong value, out ulong earlier)
    {
        var id = HashOf(localId);
        var known = _parts[id.High % Parts];
        if (_count < inMemory)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(known, id, out var exists);
            earlier = place;
            if (!exists)
            {
                place = value;
                _count++;
            }

            return !exists;
        }

        return !known.TryGetValue(id, out earlier) && (_file ??= new()).TryAdd(id, value, out earlier);
    }

    /// <summary>Gives a local id that has a value another.</summary>
    /// <param name="localId">At most <see cref="RowChecker.LongestLocalId"/> characters.</param>
    /// <param name="value">Its new value.</param>
    /// <exception cref="IOException">The folder for temporary files cannot be written to.</exception>
    public void Set(string localId, ulong value)
    {
        var id = HashOf(localId);
        ref var place = ref CollectionsMarshal.GetValueRefOrNullRef(_parts[id.High % Parts], id);
        if (!Unsafe.IsNullRef(ref place))
        {
            place = value;
            return;
        }

        _file?.Set(id, value);
    }

    /// <summary>Finds the value of a local id.</summary>
    /// <param name="localId">At most <see cref="RowChecker.LongestLocalId"/> characters.</param>
    /// <param name="value">Its value.</param>
    public bool TryFind(string localId, out ulong value)
    {
        value = 0;
        if (_count == 0)
        {
            return false;
        }

        var id = HashOf(localId);
        return _parts[id.High % Parts].TryGetValue(id, out value) || _file?.TryFind(id, out value) == true;
    }

    public void Dispose() => _file?.Dispose();

    private LocalIdHash HashOf(string localId)
    {
        Span<byte> salted = stackalloc byte[SaltBytes + (RowChecker.LongestLocalId * sizeof(char))];
        var bytes = MemoryMarshal.AsBytes(localId.AsSpan());
        _salt.CopyTo(salted);
        bytes.CopyTo(salted[SaltBytes..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(salted[..(SaltBytes + bytes.Length)], digest);
        return new(BinaryPrimitives.ReadUInt64LittleEndian(digest), BinaryPrimitives.ReadUInt64LittleEndian(digest[sizeof(ulong)..]));
    }
}

/// <summary>128 bits of the hash of a local id: two numbers and not one, which would be aligned to 16 bytes and cost a third more memory.</summary>
internal readonly record struct LocalIdHash(ulong High, ulong Low)
{
    /// <inheritdoc/>
    public override int GetHashCode() => (int)Low;
}
