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
/// <remarks>After a file was staged the supplier may delete its copy. <threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class ExtractInbox(Extracts extracts, InboxDecisions decisions, Sealing sealing, IOptions<ContactPointOptions> options)
{
    private const int KeyBytes = 32;

    private static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>Takes a file in. The same bytes twice are one extract.</summary>
    /// <param name="feed">The feed that it was delivered on.</param>
    /// <param name="file">The file as it was first seen; it is left where it is.</param>
    /// <param name="asOf">The day that it speaks of where its name has none.</param>
    /// <param name="byHand">
    /// Whether a person brings it: then bytes that nobody can read any more, and that are not in force, are a new extract, which waits for its
    /// release. A night takes no bytes twice, since files lie in some folders for ever.
    /// </param>
    /// <param name="cancellationToken">Stops the copying; nothing is then received.</param>
    /// <exception cref="FileNotTakenException">The file cannot be read, or is not what it was when it was first seen: nothing was received.</exception>
    public async Task<Received> ReceiveAsync(string feed, DeliveredFile file, DateOnly asOf, bool byHand, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!await extracts.IsKnownAsync(feed, cancellationToken))
        {
            throw new RefusedException($"There is no feed {feed}. 'contactpoint feed list' lists them.");
        }

        var sha256 = await file.HashAsync(cancellationToken);
        var known = await extracts.FindAsync(feed, sha256, cancellationToken);
        if (known is not null && !(byHand && known is { SealedKey: null, State: not "staged" }))
        {
            return ReceivedOf(known, isDuplicate: true);
        }

        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var sealedFile = await SealAsync(feed, file, sha256, key, cancellationToken);
        var isNew = await extracts.AddAsync(feed, sha256, file.Bytes, DayOf(file.Path, asOf), sealing.Seal(key), Again(known), cancellationToken);
        if (!isNew)
        {
            File.Delete(sealedFile);
        }

        return ReceivedOf((await extracts.FindAsync(feed, sha256, cancellationToken))!, isDuplicate: !isNew);
    }

    /// <summary>Whether nothing is lost with a file that was taken in: its sealed copy reads back as the file's bytes, or it was staged and its time is over.</summary>
    public async Task<bool> IsSafeAsync(Received received, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(received);
        var extract = await extracts.FindAsync(received.ExtractId, cancellationToken);
        if (extract.SealedKey is not { } sealedKey)
        {
            return extract.State is "staged" or "superseded";
        }

        try
        {
            // What is new was read back when it was sealed.
            var key = sealing.Open(sealedKey);
            return !received.Duplicate || await ReadsBackAsync(SealedPath(extract.Feed, extract.Sha256, key), key, extract.Sha256, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return false;
        }
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
        var extract = await extracts.FindAsync(extractId, cancellationToken);
        var sealedFiles = SealedFilesOf(extract.Feed, extract.Sha256);
        if (!await decisions.DiscardAsync(extractId, new(access.Person, access.Purpose, access.Reason), cancellationToken))
        {
            throw new RefusedException(
                $"Extract {extractId} cannot be discarded: only one that was never staged can, and not while a night works on it. 'contactpoint ingest list' says how each stands.");
        }

        Delete(sealedFiles);
    }

    /// <summary>The sealed files of an extract, whatever key they were sealed under. Ask before its key is destroyed: from then on the same bytes may be received anew.</summary>
    public IReadOnlyList<string> SealedFilesOf(string feed, byte[] sha256)
    {
        var folder = Path.Combine(options.Value.InboxFolder, feed);
        return System.IO.Directory.Exists(folder) ? System.IO.Directory.GetFiles(folder, $"{Convert.ToHexStringLower(sha256)}-*.sealed") : [];
    }

    /// <summary>Deletes sealed files whose key was destroyed.</summary>
    public static void Delete(IEnumerable<string> sealedFiles)
    {
        ArgumentNullException.ThrowIfNull(sealedFiles);
        foreach (var file in sealedFiles)
        {
            File.Delete(file);
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

    /// <summary>Whoever objected since is in it as before, and nobody here knows who that is: a person answers for it.</summary>
    private static string? Again(ExtractRow? known) => known is null
        ? null
        : $"It has the bytes of extract {known.ExtractId}, which nobody can read any more: release it only if nobody who is in it has objected since.";

    private static Received ReceivedOf(ExtractRow extract, bool isDuplicate) =>
        new(extract.ExtractId, extract.Feed, Convert.ToHexStringLower(extract.Sha256), extract.SizeBytes, isDuplicate, extract.State);

    /// <summary>Seals a file, and reads back what was sealed: the supplier may delete its copy, so this one must be whole.</summary>
    /// <returns>The sealed file.</returns>
    private async Task<string> SealAsync(string feed, DeliveredFile file, byte[] sha256, byte[] key, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(options.Value.InboxFolder, feed);
        System.IO.Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $"{NameOf(key)}.part");
        try
        {
            await using (var source = file.OpenRead())
            await using (var target = File.Create(unfinished))
            {
                await SealedFile.WriteAsync(source, target, key, cancellationToken);
                target.Flush(flushToDisk: true);
            }

            // A copy that was damaged would not read back at all: other bytes mean that the file has others since it was hashed.
            if (file.HasChanged() || !await ReadsBackAsync(unfinished, key, sha256, cancellationToken))
            {
                throw file.Changed();
            }

            // After the rename, or not at all: a crash leaves either no sealed file or a whole one.
            var place = SealedPath(feed, sha256, key);
            File.Move(unfinished, place);
            return place;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Deletes what a crash left of files that were being sealed: nobody has their keys.</summary>
    /// <param name="before">Only what has not been written to since, in UTC: a file of today may be a worker's that is at it.</param>
    public void DeleteUnfinished(DateTime before)
    {
        var inbox = new DirectoryInfo(options.Value.InboxFolder);
        foreach (var file in inbox.Exists ? inbox.GetFiles("*.part", SearchOption.AllDirectories) : [])
        {
            if (file.LastWriteTimeUtc < before)
            {
                file.Delete();
            }
        }
    }

    private static async Task<bool> ReadsBackAsync(string sealedFile, byte[] key, byte[] sha256, CancellationToken cancellationToken)
    {
        await using var copy = SealedFile.OpenRead(sealedFile, key);
        return (await SHA256.HashDataAsync(copy, cancellationToken)).AsSpan().SequenceEqual(sha256);
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
