using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ContactPoint.Jobs.Directory;

/// <summary>Makes child numbers that look random, that nobody without the key can foretell, and that a repeated run makes again.</summary>
/// <remarks>
/// A number is HMAC-SHA256 (RFC 2104) under the installation's key over the snapshot's number, the child's place in canonical order and
/// the draw, big-endian; its first 64 bits modulo <see cref="ChildNumber.Count"/>. The modulus favours no number by more than 1 in 10⁸.
/// <threadsafety>Safe for any number of threads.</threadsafety>
/// </remarks>
public sealed class ChildNumberGenerator
{
    /// <summary>Fewest bytes of a key.</summary>
    public const int LeastKeyBytes = 32;

    // With a tenth of all numbers issued, a hundred collisions in a row have a probability of 10⁻¹⁰⁰: it is a fault, not chance.
    private const int MostDraws = 100;
    private const int MessageBytes = sizeof(int) + sizeof(long) + sizeof(int);

    private readonly byte[] _key;

    /// <summary>Takes a key that is used for nothing else.</summary>
    /// <exception cref="ArgumentException">The key has fewer than 32 bytes.</exception>
    public ChildNumberGenerator(ReadOnlySpan<byte> key)
    {
        if (key.Length < LeastKeyBytes)
        {
            throw new ArgumentException($"The key of child numbers needs at least {LeastKeyBytes} bytes.", nameof(key));
        }

        _key = key.ToArray();
    }

    /// <summary>The number of a new child: the first draw that has never been issued.</summary>
    /// <param name="snapshotNumber">Number of the snapshot that the child is first in.</param>
    /// <param name="place">The child's place in that snapshot's canonical order, from 0.</param>
    /// <param name="isTaken">Whether a number was ever issued: in this run, or in any before it.</param>
    /// <exception cref="InvalidOperationException">Every draw was taken.</exception>
    public ChildNumber Draw(int snapshotNumber, long place, Func<ChildNumber, bool> isTaken)
    {
        for (var draw = 0; draw < MostDraws; draw++)
        {
            var number = Draw(snapshotNumber, place, draw);
            if (!isTaken(number))
            {
                return number;
            }
        }

        throw new InvalidOperationException($"{MostDraws} draws for one child gave only numbers that are issued already.");
    }

    private ChildNumber Draw(int snapshotNumber, long place, int draw)
    {
        Span<byte> message = stackalloc byte[MessageBytes];
        BinaryPrimitives.WriteInt32BigEndian(message, snapshotNumber);
        BinaryPrimitives.WriteInt64BigEndian(message[sizeof(int)..], place);
        BinaryPrimitives.WriteInt32BigEndian(message[(sizeof(int) + sizeof(long))..], draw);

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, message, hash);
        return ChildNumber.At((long)(BinaryPrimitives.ReadUInt64BigEndian(hash) % ChildNumber.Count));
    }
}
