namespace ContactPoint.Jobs.Nightly;

/// <summary>How many files a night met, and what became of them.</summary>
/// <param name="Files">Files that are in the inbox, the known ones among them.</param>
/// <param name="Duplicates">Files whose bytes the feed has had before.</param>
/// <param name="Bytes">The size of those that were new.</param>
/// <param name="Left">Files that are in the inbox and lie in the program's own drop folder still.</param>
public sealed record IntakeCounts(long Files, long Duplicates, long Bytes, long Left)
{
    /// <summary>Both together.</summary>
    public IntakeCounts And(IntakeCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Files + other.Files, Duplicates + other.Duplicates, Bytes + other.Bytes, Left + other.Left);
    }
}

/// <summary>Takes the complete files of a drop folder into the inbox, and clears the program's own drop folder of what is safe there.</summary>
/// <remarks>
/// The folder that is configured is the program's own: what lies there unencrypted would outlive the keys of the inbox. A file of it is deleted
/// once the extract is noted and its sealed copy reads back as the file's bytes. Any other folder was named for one night, and is left as it is.
/// One file that cannot be taken keeps no other from being received.
/// </remarks>
public sealed class DropFolderIntake(ExtractInbox inbox, NightCalendar calendar, ILogger<DropFolderIntake> logger)
{
    private static readonly IntakeCounts None = new(0, 0, 0, 0);

    /// <summary>A file that has not changed for so long is taken to be complete.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    /// <summary>Takes every complete file of every feed that no one has paused.</summary>
    /// <param name="path">The drop folder.</param>
    /// <param name="feeds">The feeds that have a specification.</param>
    /// <param name="asOf">The day of the night.</param>
    /// <param name="cancellationToken">Stops it between two files.</param>
    public async Task<IntakeCounts> TakeAsync(string path, IEnumerable<string> feeds, DateOnly asOf, CancellationToken cancellationToken)
    {
        var folder = new DropFolder(path);
        if (folder.Strays(feeds) is var (folders, loose) && folders + loose > 0)
        {
            logger.Strays(folders, loose);
        }

        var isOwn = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) == Path.TrimEndingDirectorySeparator(calendar.DropFolder);
        var counts = None;
        foreach (var feed in await inbox.ActiveFeedsAsync(cancellationToken))
        {
            counts = counts.And(await TakeFeedAsync(folder, feed, asOf, isOwn, cancellationToken));
        }

        return counts;
    }

    private async Task<IntakeCounts> TakeFeedAsync(DropFolder folder, string feed, DateOnly asOf, bool isOwn, CancellationToken cancellationToken)
    {
        var counts = None;
        var (undeletable, unread) = (0, 0);
        foreach (var file in await CompleteFilesAsync(folder, feed, cancellationToken))
        {
            if (await ReceiveAsync(feed, file, asOf, cancellationToken) is not { } received)
            {
                continue;
            }

            counts = counts.And(received.Duplicate ? new(1, 1, 0, 0) : new(1, 0, received.SizeBytes, 0));
            if (isOwn && !await inbox.IsSafeAsync(received, cancellationToken))
            {
                unread++;
            }
            else if (isOwn && !TryDelete(file))
            {
                undeletable++;
            }
        }

        if (undeletable > 0)
        {
            logger.FilesNotDeleted(feed, undeletable);
        }

        if (unread > 0)
        {
            logger.FilesKept(feed, unread);
        }

        return counts with { Left = undeletable + unread };
    }

    private async Task<Received?> ReceiveAsync(string feed, DeliveredFile file, DateOnly asOf, CancellationToken cancellationToken)
    {
        try
        {
            return await inbox.ReceiveAsync(feed, file, asOf, byHand: false, cancellationToken);
        }
        catch (FileNotTakenException exception)
        {
            logger.FileNotTaken(feed, exception.Fault);
            return null;
        }
    }

    /// <summary>The files that can be taken, by name; one that was written just now is waited for, once.</summary>
    private async Task<IReadOnlyList<DeliveredFile>> CompleteFilesAsync(DropFolder folder, string feed, CancellationToken cancellationToken)
    {
        var (files, others) = folder.FilesOf(feed);
        if (others > 0)
        {
            logger.NoFiles(feed, others);
        }

        if (files.Any(file => file.WrittenAt > TimeProvider.System.GetUtcNow() - Quiet))
        {
            await Task.Delay(Quiet, cancellationToken);
        }

        var complete = files.Where(file => !file.HasChanged()).ToList();
        if (complete.Count < files.Count)
        {
            logger.FilesNotComplete(feed, files.Count - complete.Count);
        }

        return complete;
    }

    /// <summary>What somebody writes to at this moment is another file than the one that was taken, and comes in the next night.</summary>
    private static bool TryDelete(DeliveredFile file)
    {
        try
        {
            if (!file.HasChanged())
            {
                File.Delete(file.Path);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
