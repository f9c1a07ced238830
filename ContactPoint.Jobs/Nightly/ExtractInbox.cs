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
        if (!await extracts.IsKnownAsync(feed, cancellationToken))
        {
            throw new RefusedException($"There is no feed {feed}. 'contactpoint feed list' lists them.");
        }

        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var sealedFile = await SealAsync(feed, path, key, cancellationToken);
        var isNew = await extracts.AddAsync(
            feed, sealedFile.Sha256, sealedFile.SizeBytes, DateOf(path) ?? asOf, sealing.Seal(key), cancellationToken);
        if (!isNew)
        {
            File.Delete(sealedFile.Path);
        }

        return ReceivedOf((await extracts.FindAsync(feed, sealedFile.Sha256, cancellationToken))!, isDuplicate: !isNew);
    }

    /// <summary>Opens an extract for reading from its start; as often as one likes.</summary>
    /// <exception cref="RefusedException">Its key was destroyed, so nobody can read it again.</exception>
    public Stream Open(ExtractRow extract)
    {
        if (extract.SealedKey is not { } sealedKey)
        {
            throw new RefusedException($"Extract {extract.ExtractId} was purged. Ask the supplier for it again.");
        }

        var key = sealing.Open(sealedKey);
        return SealedFile.OpenRead(SealedPath(extract.Feed, extract.Sha256, key), key);
    }

    /// <summary>The feeds that no one has paused.</summary>
    public Task<IReadOnlyList<string>> ActiveFeedsAsync(CancellationToken cancellationToken) => extracts.ActiveFeedsAsync(cancellationToken);

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

    /// <summary>Seals a file and hashes the very bytes that it seals, in one reading.</summary>
    private async Task<(string Path, byte[] Sha256, long SizeBytes)> SealAsync(
        string feed, string path, byte[] key, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(options.Value.InboxFolder, feed);
        System.IO.Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $"{NameOf(key)}.part");
        using var hash = SHA256.Create();
        long size;
        await using (var source = File.OpenRead(path))
        await using (var hashed = new CryptoStream(source, hash, CryptoStreamMode.Read))
        await using (var target = File.Create(unfinished))
        {
            await SealedFile.WriteAsync(hashed, target, key, cancellationToken);
            target.Flush(flushToDisk: true);
            size = source.Position;
        }

        // After the rename, or not at all: a crash leaves either no sealed file or a whole one.
        var place = SealedPath(feed, hash.Hash!, key);
        File.Move(unfinished, place);
        return (place, hash.Hash!, size);
    }

    /// <summary>A sealed file is named by its key too: of two workers that receive the same bytes at once, each has a file of its own.</summary>
    private string SealedPath(string feed, byte[] hash, byte[] key) =>
        Path.Combine(options.Value.InboxFolder, feed, $"{Convert.ToHexStringLower(hash)}-{NameOf(key)}.sealed");

    private static string NameOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 8));

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
