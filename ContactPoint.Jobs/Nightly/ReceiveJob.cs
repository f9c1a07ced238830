using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Receive: takes every complete file of the drop folder into the inbox, and gives every waiting extract to the run.</summary>
/// <remarks>Safe to run again: a file that was taken is known by its bytes. Files lie at <c>folder/feed/file</c>.</remarks>
public sealed class ReceiveJob(StageWorker worker, RunLedger ledger, ExtractReading reading, ExtractInbox inbox, ILogger<ReceiveJob> logger)
    : NightlyJob(worker)
{
    /// <summary>A file that has not changed for so long is taken to be complete.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override string Stage => "receive";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken)
    {
        var run = await ledger.FindAsync(hold.Key.RunId, cancellationToken);
        var folder = new DropFolder(run.Inbox);
        long files = 0, duplicates = 0, bytes = 0;
        if (folder.Strays(reading.Feeds) is var (folders, loose) && folders + loose > 0)
        {
            logger.Strays(folders, loose);
        }

        foreach (var feed in await inbox.ActiveFeedsAsync(cancellationToken))
        {
            foreach (var file in await CompleteFilesAsync(folder, feed, cancellationToken))
            {
                if (await ReceiveAsync(feed, file, run.AsOf, cancellationToken) is { } received)
                {
                    files++;
                    duplicates += received.Duplicate ? 1 : 0;
                    bytes += received.Duplicate ? 0 : received.SizeBytes;
                }
            }
        }

        var taken = await Extracts.TakeWaitingAsync(hold, reading.Feeds, cancellationToken);
        return new Dictionary<string, long> { ["files"] = files, ["duplicates"] = duplicates, ["bytes"] = bytes, ["extracts"] = taken };
    }

    /// <summary>One file that cannot be read, or that somebody takes away meanwhile, keeps no other from being received.</summary>
    private async Task<Received?> ReceiveAsync(string feed, string file, DateOnly asOf, CancellationToken cancellationToken)
    {
        try
        {
            return await inbox.ReceiveAsync(feed, file, asOf, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or UnauthorizedAccessException)
        {
            logger.FileNotTaken(feed, exception.GetType().Name);
            return null;
        }
    }

    /// <summary>The files that can be taken, by name; one that was written just now is waited for, once.</summary>
    private async Task<IReadOnlyList<string>> CompleteFilesAsync(DropFolder folder, string feed, CancellationToken cancellationToken)
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

        return [.. complete.Select(file => file.Path)];
    }
}
