using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Receive: takes every complete file of the drop folder into the inbox, and gives every waiting extract to the run.</summary>
/// <remarks>Safe to run again: a file that was taken is known by its bytes. Files lie at <c>folder/feed/file</c>.</remarks>
public sealed class ReceiveJob(StageWorker worker, RunLedger ledger, ExtractReading reading, ExtractInbox inbox, ILogger<ReceiveJob> logger)
    : NightlyJob(worker)
{
    private const string Unfinished = ".part";

    /// <summary>A file that has not changed for so long is taken to be complete.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override string Stage => "receive";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken)
    {
        var runId = hold.Key.RunId;
        var run = await ledger.FindAsync(runId, cancellationToken);
        long files = 0, duplicates = 0, bytes = 0;
        foreach (var feed in await inbox.ActiveFeedsAsync(cancellationToken))
        {
            foreach (var file in await CompleteFilesAsync(Path.Combine(run.Inbox, feed), feed, cancellationToken))
            {
                var received = await inbox.ReceiveAsync(feed, file, run.AsOf, cancellationToken);
                files++;
                duplicates += received.Duplicate ? 1 : 0;
                bytes += received.Duplicate ? 0 : received.SizeBytes;
            }
        }

        var taken = await inbox.TakeWaitingAsync(runId, reading.Feeds, cancellationToken);
        return new Dictionary<string, long> { ["files"] = files, ["duplicates"] = duplicates, ["bytes"] = bytes, ["extracts"] = taken.Count };
    }

    /// <summary>The files that can be taken, by name; one that was written just now is waited for, once.</summary>
    private async Task<IReadOnlyList<string>> CompleteFilesAsync(string folder, string feed, CancellationToken cancellationToken)
    {
        if (!System.IO.Directory.Exists(folder))
        {
            return [];
        }

        var files = new DirectoryInfo(folder).GetFiles()
            .Where(file => file.Extension != Unfinished)
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => (file.FullName, file.LastWriteTimeUtc, file.Length))
            .ToList();
        if (files.Any(file => file.LastWriteTimeUtc > TimeProvider.System.GetUtcNow() - Quiet))
        {
            await Task.Delay(Quiet, cancellationToken);
        }

        var changed = files.Count(file => Changed(file));
        if (changed > 0)
        {
            logger.FilesNotComplete(feed, changed);
        }

        return [.. files.Where(file => !Changed(file)).Select(file => file.FullName)];

        static bool Changed((string FullName, DateTime LastWriteTimeUtc, long Length) seen) =>
            new FileInfo(seen.FullName) is { Exists: true } now
                ? now.LastWriteTimeUtc != seen.LastWriteTimeUtc || now.Length != seen.Length
                : true;
    }
}
