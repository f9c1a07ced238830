using System.Buffers.Binary;
using System.Security.Cryptography;

using ContactPoint.Ingest.Reading;

namespace ContactPoint.Jobs.Security;

/// <summary>A supplier's file, encrypted in chunks so that neither writing nor reading holds more than one in memory.</summary>
/// <remarks>
/// Each chunk of at most 64 KiB is AES-256-GCM under the file's own key, its nonce the chunk's number; the last chunk's nonce is marked,
/// so a file that was cut short is noticed (the STREAM construction, Hoang and others, 2015). One key seals one file only.
/// </remarks>
public static class SealedFile
{
    private const int ChunkBytes = 64 * 1024;
    private const int TagBytes = 16;
    private const int NonceBytes = 12;

    /// <summary>Writes everything that <paramref name="source"/> holds.</summary>
    /// <param name="source">Read to its end.</param>
    /// <param name="target">Where the sealed chunks go.</param>
    /// <param name="key">32 bytes, used for this file only.</param>
    /// <param name="cancellationToken">Stops the copying.</param>
    public static async Task WriteAsync(Stream source, Stream target, byte[] key, CancellationToken cancellationToken)
    {
        using var cipher = new AesGcm(key, TagBytes);
        var chunk = new byte[ChunkBytes];
        var next = new byte[ChunkBytes];
        var sealedChunk = new byte[ChunkBytes + TagBytes];
        var length = await source.ReadAtLeastAsync(chunk, ChunkBytes, throwOnEndOfStream: false, cancellationToken);
        for (var number = 0L; ; number++)
        {
            var nextLength = length < ChunkBytes
                ? 0
                : await source.ReadAtLeastAsync(next, ChunkBytes, throwOnEndOfStream: false, cancellationToken);
            var isLast = nextLength == 0;
            cipher.Encrypt(Nonce(number, isLast), chunk.AsSpan(0, length), sealedChunk.AsSpan(0, length), sealedChunk.AsSpan(length, TagBytes));
            await target.WriteAsync(sealedChunk.AsMemory(0, length + TagBytes), cancellationToken);
            if (isLast)
            {
                return;
            }

            (chunk, next, length) = (next, chunk, nextLength);
        }
    }

    /// <summary>Opens a sealed file for reading from its start.</summary>
    /// <exception cref="InvalidDataException">While reading: the file was changed, cut short, or sealed under another key.</exception>
    public static Stream OpenRead(string path, byte[] key) =>
        new Reader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan), key);

    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    private sealed class Reader(FileStream source, byte[] key) : ReadOnlyStream
    {
        private readonly AesGcm _cipher = new(key, TagBytes);
        private readonly byte[] _sealedChunk = new byte[ChunkBytes + TagBytes];
        private readonly byte[] _chunk = new byte[ChunkBytes];
        private long _number;
        private int _start;
        private int _length;
        private bool _ended;

        public override int Read(Span<byte> buffer)
        {
            if (_start == _length && !_ended)
            {
                OpenChunk();
            }

            var count = Math.Min(buffer.Length, _length - _start);
            _chunk.AsSpan(_start, count).CopyTo(buffer);
            _start += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                source.Dispose();
                _cipher.Dispose();
            }

            base.Dispose(disposing);
        }

        private void OpenChunk()
        {
            var sealedLength = source.ReadAtLeast(_sealedChunk, _sealedChunk.Length, throwOnEndOfStream: false);
            _ended = source.Position == source.Length;
            _length = sealedLength - TagBytes;
            _start = 0;
            try
            {
                if (_length < 0)
                {
                    throw new CryptographicException();
                }

                _cipher.Decrypt(
                    Nonce(_number++, _ended), _sealedChunk.AsSpan(0, _length), _sealedChunk.AsSpan(_length, TagBytes), _chunk.AsSpan(0, _length));
            }
            catch (CryptographicException)
            {
                throw new InvalidDataException("A sealed extract cannot be read: it was changed, cut short, or sealed under another key. Ask the supplier for the extract again.");
            }
        }
    }
}
