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
/// <param name="State">The extract's state, which of a duplicate may be any.</param>
public sealed record Received(long ExtractId, string Feed, string Sha256, long SizeBytes, bool Duplicate, string State);

/// <summary>An extract, for people to read.</summary>
/// <param name="ExtractId">Its number.</param>
/// <param name="Feed">The feed that it was delivered on.</param>
/// <param name="ExtractDate">The day that it speaks of.</param>
/// <param name="State"><c>received</c>, <c>held</c>, <c>staged</c>, <c>superseded</c>, <c>refused</c> or <c>discarded</c>.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Sha256">What it is known by.</param>
/// <param name="Refusal">Why it was refused, if it was.</param>
/// <param name="Hold">Why it waits for a person, or waited.</param>
/// <param name="Readable">Whether it can still be read; its key is destroyed when its time is over.</param>
public sealed record ListedExtract(
    long ExtractId, string Feed, DateOnly ExtractDate, string State, long SizeBytes, string Sha256, string? Refusal, string? Hold, bool Readable);

/// <summary>The inbox: every extract encrypted under a key of its own, known by the hash of its bytes.</summary>
/// <remarks>After a file was received the supplier may delete its copy. <threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class ExtractInbox(Extracts extracts, InboxDecisions decisions, Sealing sealing, IOptions<ContactPointOptions> options)
{
    private const int KeyBytes = 32;

    private static readonly DateOnly FirstDay = new(2000, 1, 1);

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

        // Files stay in the drop folder after they were taken: what is known is not sealed anew every night.
        if (await extracts.FindAsync(feed, await HashAsync(path, cancellationToken), cancellationToken) is { } known)
        {
            return ReceivedOf(known, isDuplicate: true);
        }

        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var sealedFile = await SealAsync(feed, path, key, cancellationToken);
        var isNew = await extracts.AddAsync(
            feed, sealedFile.Sha256, sealedFile.SizeBytes, DayOf(path, asOf), sealing.Seal(key), cancellationToken);
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
            extract.ExtractId, extract.Feed, extract.ExtractDate, extract.State, extract.SizeBytes, Convert.ToHexStringLower(extract.Sha256), extract.Refusal, extract.Hold,
            extract.SealedKey is not null))];

    /// <summary>Gives an extract back to the next night: one that is held or was refused, or one in force before that is to come into force again.</summary>
    /// <exception cref="RefusedException">It is in none of these states, or nobody can read it any more.</exception>
    public async Task ReleaseAsync(long extractId, (string Person, string Purpose, string Reason) access, CancellationToken cancellationToken)
    {
        if (!await decisions.ReleaseAsync(extractId, new(access.Person, access.Purpose, access.Reason), cancellationToken))
        {
            throw new RefusedException(
                $"Extract {extractId} cannot be released: only one that is held, refused or superseded can, while its key lives. 'contactpoint ingest list' says how each stands.");
        }
    }

    /// <summary>Puts an extract away for good: nobody can read it again. What its feed delivered before stays in force.</summary>
    /// <exception cref="RefusedException">It is in force, or was, or a night is at work on it.</exception>
    public async Task DiscardAsync(long extractId, (string Person, string Purpose, string Reason) access, CancellationToken cancellationToken)
    {
        if (!await decisions.DiscardAsync(extractId, new(access.Person, access.Purpose, access.Reason), cancellationToken))
        {
            throw new RefusedException(
                $"Extract {extractId} cannot be discarded: only one that was never staged can, and not while a night works on it. 'contactpoint ingest list' says how each stands.");
        }

        var extract = await extracts.FindAsync(extractId, cancellationToken);
        DeleteSealed(extract.Feed, extract.Sha256);
    }

    /// <summary>Deletes the sealed files of an extract, whatever key they were sealed under.</summary>
    public void DeleteSealed(string feed, byte[] sha256)
    {
        var folder = new DirectoryInfo(Path.Combine(options.Value.InboxFolder, feed));
        foreach (var file in folder.Exists ? folder.GetFiles($"{Convert.ToHexStringLower(sha256)}-*.sealed") : [])
        {
            file.Delete();
        }
    }

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
        new(extract.ExtractId, extract.Feed, Convert.ToHexStringLower(extract.Sha256), extract.SizeBytes, isDuplicate, extract.State);

    private static async Task<byte[]> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await SHA256.HashDataAsync(file, cancellationToken);
    }

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

    /// <summary>
    /// The day that a file speaks of: the date in a name such as <c>school-census-20260914.csv</c>; else the day of the night. Eight digits that
    /// are no day from 2000 to the night's tomorrow are some other number: a feed that once spoke of 9999 would be held for ever after.
    /// </summary>
    public static DateOnly DayOf(string path, DateOnly asOf)
    {
        var name = Path.GetFileName(path).AsSpan();
        for (var start = 0; start + 8 <= name.Length; start++)
        {
            if (DateOnly.TryParseExact(name.Slice(start, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && date >= FirstDay && date <= asOf.AddDays(1))
            {
                return date;
            }
        }

        return asOf;
    }
}
