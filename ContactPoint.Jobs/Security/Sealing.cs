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

    private readonly ThreadLocal<AesGcm> _cipher;
    private readonly byte[] _hashKey;

    /// <summary>Takes the keys for values at rest.</summary>
    public Sealing(KeyFile keys)
    {
        var key = keys.For("values at rest");
        _cipher = new(() => new(key, TagBytes), trackAllValues: true);
        _hashKey = keys.For("look-up hashes");
    }

    /// <summary>Encrypts.</summary>
    public byte[] Seal(ReadOnlySpan<byte> value)
    {
        var sealedValue = new byte[NonceBytes + value.Length + TagBytes];
        var nonce = sealedValue.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
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
    public byte[] Hash(string text) => HMACSHA256.HashData(_hashKey, Encoding.UTF8.GetBytes(text))[..HashBytes];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var cipher in _cipher.Values)
        {
            cipher.Dispose();
        }

        _cipher.Dispose();
    }
}
