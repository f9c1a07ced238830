using System.Security.Cryptography;

using ContactPoint.Ingest.Reading;

namespace ContactPoint.Jobs.Nightly;

/// <summary>A supplier's file cannot be read, or somebody writes to it: nothing of it was received.</summary>
/// <param name="message">Place, cause and cure.</param>
/// <param name="fault">What kind of fault it is; never what the file holds.</param>
public sealed class FileNotTakenException(string message, string fault) : RefusedException(message)
{
    /// <summary>What kind of fault it is.</summary>
    public string Fault => fault;
}

/// <summary>A supplier's file as it lay when it was first seen.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="WrittenAt">When it was last written, in UTC.</param>
/// <param name="Bytes">Its size.</param>
public sealed record DeliveredFile(string Path, DateTime WrittenAt, long Bytes)
{
    /// <summary>A file as it lies there now.</summary>
    /// <exception cref="FileNotTakenException">There is none.</exception>
    public static DeliveredFile At(string path)
    {
        var now = new FileInfo(path);
        return now.Exists ? new(now.FullName, now.LastWriteTimeUtc, now.Length) : throw new FileNotTakenException($"{path} does not exist.", "it does not exist");
    }

    /// <summary>Whether somebody has written to it since, or took it away.</summary>
    public bool HasChanged() => new FileInfo(Path) is not { Exists: true } now || now.LastWriteTimeUtc != WrittenAt || now.Length != Bytes;

    /// <summary>The SHA-256 of its bytes.</summary>
    /// <exception cref="FileNotTakenException">It cannot be read, or was written to meanwhile.</exception>
    public async Task<byte[]> HashAsync(CancellationToken cancellationToken)
    {
        await using var source = OpenRead();
        var hash = await SHA256.HashDataAsync(source, cancellationToken);
        return HasChanged() ? throw Changed() : hash;
    }

    /// <summary>Opens it for reading from its start. What goes wrong with the file is told apart from what goes wrong where its bytes are copied to.</summary>
    /// <exception cref="FileNotTakenException">Also while reading: the file is locked, gone, damaged or nobody else's to read.</exception>
    public Stream OpenRead()
    {
        try
        {
            return new Source(File.OpenRead(Path), this);
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            throw Unreadable(exception);
        }
    }

    /// <summary>What is thrown when it is not what it was.</summary>
    public FileNotTakenException Changed() => new(
        $"{Path} was written to while it was taken in, so it may be half a file. Nothing was received: try again when it is complete.", "it was written to meanwhile");

    private FileNotTakenException Unreadable(Exception exception) => new(
        $"{Path} cannot be read ({exception.GetType().Name}): it is locked by another program, gone, damaged, or not this program's to read. Nothing was received.",
        exception.GetType().Name);

    private static bool IsOfFile(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private sealed class Source(FileStream file, DeliveredFile delivered) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer)
        {
            try
            {
                return file.Read(buffer);
            }
            catch (Exception exception) when (IsOfFile(exception))
            {
                throw delivered.Unreadable(exception);
            }
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            try
            {
                return await file.ReadAsync(buffer, cancellationToken);
            }
            catch (Exception exception) when (IsOfFile(exception))
            {
                throw delivered.Unreadable(exception);
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
