using System.Globalization;
using System.Security.Cryptography;

using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What became of a file that was brought in.</summary>
/// <param name="ExtractId">The number of the extract that the file is.</param>
/// <param name="Feed">The feed that it was delivered on.</param>
/// <param name="Sha256">What the extract is known by, 64 small hexadecimal digits.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Duplicate">Whether the feed has had these bytes before.</param>
public sealed record Received(long ExtractId, string Feed, string Sha256, long SizeBytes, bool Duplicate);

/// <summary>An extract, for people to read.</summary>
/// <param name="ExtractId">Its number.</param>
/// <param name="Feed">The feed that it was delivered on.</param>
/// <param name="ExtractDate">The day that it speaks of.</param>
/// <param name="State"><c>received</c>, <c>staged</c>, <c>superseded</c> or <c>refused</c>.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Sha256">What it is known by.</param>
/// <param name="Refusal">Why it was refused, if it was.</param>
public sealed record ListedExtract(
    long ExtractId, string Feed, DateOnly ExtractDate, string State, long SizeBytes, string Sha256, string? Refusal);

/// <summary>The inbox: every extract encrypted under a key of its own, known by the hash of its bytes.</summary>
/// <remarks>After a file was received the supplier may delete its copy. <threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class ExtractInbox(Extracts extracts, Sealing sealing, IOptions<ContactPointOptions> options)
{
    private const int KeyBytes = 32;

    /// <summary>Takes a file in. The same bytes twice are one extract.</summary>
    /// <param name="feed">The feed that it was delivered on.</param>
    /// <param name="path">The file; it is left where it is.</param>
    /// <param name="asOf">The day that it speaks of where its name has none.</param>
    /// <param name="cancellationToken">Stops the copying; nothing is then received.</param>
    public async Task<Received> ReceiveAsync(string feed, string path, DateOnly asOf, CancellationToken cancellationToken)
    {
        byte[] hash;
        await using (var source = File.OpenRead(path))
        {
            hash = await SHA256.HashDataAsync(source, cancellationToken);
        }

        if (await extracts.FindAsync(feed, hash, cancellationToken) is { } known)
        {
            return ReceivedOf(known, isDuplicate: true);
        }

        if (!await extracts.IsKnownAsync(feed, cancellationToken))
        {
            throw new RefusedException($"There is no feed {feed}. 'contactpoint feed list' lists them.");
        }

        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var size = await SealAsync(path, SealedPath(feed, hash), key, cancellationToken);
        await extracts.AddAsync(feed, hash, size, DateOf(path) ?? asOf, sealing.Seal(key), cancellationToken);
        return ReceivedOf((await extracts.FindAsync(feed, hash, cancellationToken))!, isDuplicate: false);
    }

    /// <summary>Opens an extract for reading from its start; as often as one likes.</summary>
    /// <exception cref="RefusedException">Its key was destroyed, so nobody can read it again.</exception>
    public Stream Open(ExtractRow extract) => extract.SealedKey is { } sealedKey
        ? SealedFile.OpenRead(SealedPath(extract.Feed, extract.Sha256), sealing.Open(sealedKey))
        : throw new RefusedException($"Extract {extract.ExtractId} was purged. Ask the supplier for it again.");

    /// <summary>Every extract, oldest first.</summary>
    public async Task<IReadOnlyList<ListedExtract>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await extracts.ListAsync(cancellationToken)).Select(extract => new ListedExtract(
            extract.ExtractId, extract.Feed, extract.ExtractDate, extract.State, extract.SizeBytes, Convert.ToHexStringLower(extract.Sha256), extract.Refusal))];

    /// <summary>Pauses a feed, or lets it go on: a paused feed's files stay where they are.</summary>
    /// <exception cref="RefusedException">There is no such feed.</exception>
    public async Task PauseAsync(string feed, bool paused, CancellationToken cancellationToken)
    {
        if (!await extracts.PauseAsync(feed, paused, cancellationToken))
        {
            throw new RefusedException($"There is no feed {feed}. 'contactpoint feed list' lists them.");
        }
    }

    private static Received ReceivedOf(ExtractRow extract, bool isDuplicate) =>
        new(extract.ExtractId, extract.Feed, Convert.ToHexStringLower(extract.Sha256), extract.SizeBytes, isDuplicate);

    private static async Task<long> SealAsync(string path, string sealedPath, byte[] key, CancellationToken cancellationToken)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(sealedPath)!);
        var unfinished = sealedPath + ".part";
        await using var source = File.OpenRead(path);
        await using (var target = File.Create(unfinished))
        {
            await SealedFile.WriteAsync(source, target, key, cancellationToken);
            target.Flush(flushToDisk: true);
        }

        // After the rename, or not at all: a crash leaves either no sealed file or a whole one.
        File.Move(unfinished, sealedPath, overwrite: true);
        return source.Length;
    }

    private string SealedPath(string feed, byte[] hash) =>
        Path.Combine(options.Value.InboxFolder, feed, Convert.ToHexStringLower(hash) + ".sealed");

    /// <summary>The date in a name such as <c>school-census-20260914.csv</c>.</summary>
    private static DateOnly? DateOf(string path)
    {
        var name = Path.GetFileName(path).AsSpan();
        for (var start = 0; start + 8 <= name.Length; start++)
        {
            if (DateOnly.TryParseExact(name.Slice(start, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }
        }

        return null;
    }
}
