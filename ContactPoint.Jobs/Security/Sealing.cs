using System.Security.Cryptography;
using System.Text;

namespace ContactPoint.Jobs.Security;

/// <summary>Encrypts small values at rest, and makes keyed hashes to look them up by.</summary>
/// <remarks>
/// AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce: nonce, ciphertext, 128-bit tag. Random nonces are safe for up to 2³² values
/// under one key, above a national directory's. Hashes are HMAC-SHA256 cut to 128 bits, under a key of their own.
/// <threadsafety>Safe for any number of threads: each has a cipher of its own, because the platform's may not be shared.</threadsafety>
/// </remarks>
public sealed class Sealing : IDisposable
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HashBytes = 16;
    private const int LongestOnStack = 256;

    /// <summary>Nonces are drawn so many at a time: drawing one took as long as sealing a record.</summary>
    private const int NoncesDrawn = 256;

    private readonly ThreadLocal<AesGcm> _cipher;
    private readonly ThreadLocal<IncrementalHash> _hash;
    private readonly ThreadLocal<Nonces> _nonces = new(() => new());

    /// <summary>Takes the keys for values at rest.</summary>
    public Sealing(KeyFile keys)
    {
        var key = keys.For("values at rest");
        _cipher = new(() => new(key, TagBytes), trackAllValues: true);
        var hashKey = keys.For("look-up hashes");
        _hash = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, hashKey), trackAllValues: true);
    }

    /// <summary>By this a database knows the key that it is sealed under.</summary>
    public byte[] KeyCheck => Hash("this installation's key");

    /// <summary>Encrypts.</summary>
    public byte[] Seal(ReadOnlySpan<byte> value)
    {
        var sealedValue = new byte[NonceBytes + value.Length + TagBytes];
        var nonce = sealedValue.AsSpan(0, NonceBytes);
        _nonces.Value!.Next(nonce);
        _cipher.Value!.Encrypt(nonce, value, sealedValue.AsSpan(NonceBytes, value.Length), sealedValue.AsSpan(NonceBytes + value.Length));
        return sealedValue;
    }

    /// <summary>Decrypts.</summary>
    /// <exception cref="CryptographicException">The value was changed, or sealed under another key.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedValue)
    {
        var length = sealedValue.Length - NonceBytes - TagBytes;
        var value = new byte[length];
        _cipher.Value!.Decrypt(sealedValue[..NonceBytes], sealedValue.Slice(NonceBytes, length), sealedValue[(NonceBytes + length)..], value);
        return value;
    }

    /// <summary>The keyed hash of a text, 16 bytes; the same text always has the same.</summary>
    public byte[] Hash(string text)
    {
        Span<byte> bytes = Encoding.UTF8.GetMaxByteCount(text.Length) <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var keyed = _hash.Value!;
        keyed.AppendData(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        keyed.GetHashAndReset(hash);
        return hash[..HashBytes].ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var cipher in _cipher.Values)
        {
            cipher.Dispose();
        }

        foreach (var hash in _hash.Values)
        {
            hash.Dispose();
        }

        _cipher.Dispose();
        _hash.Dispose();
        _nonces.Dispose();
    }

    /// <summary>Random nonces, each given out once.</summary>
    private sealed class Nonces
    {
        private readonly byte[] _drawn = new byte[NoncesDrawn * NonceBytes];
        private int _used = NoncesDrawn * NonceBytes;

        public void Next(Span<byte> nonce)
        {
            if (_used == _drawn.Length)
            {
                RandomNumberGenerator.Fill(_drawn);
                _used = 0;
            }

            _drawn.AsSpan(_used, NonceBytes).CopyTo(nonce);
            _used += NonceBytes;
        }
    }
}
