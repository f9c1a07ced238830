using System.Data.Common;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What a dry run consults besides the file and its specification: the same as the night, as far as it is there.</summary>
/// <remarks>Nothing is changed anywhere: the database's session cannot write. <threadsafety>Not safe for use by several threads at once.</threadsafety></remarks>
public sealed class DryRunBackground : IAsyncDisposable
{
    private readonly LoadHistory? _history;

    private DryRunBackground(ScreenLists lists, string notLookedAt)
    {
        Lists = lists;
        NotLookedAt = notLookedAt;
    }

    private DryRunBackground(ScreenLists lists, string? notLookedAt, LastLoads last, LoadHistory history)
    {
        Lists = lists;
        NotLookedAt = notLookedAt;
        Last = last;
        _history = history;
    }

    /// <summary>What the operator knows, and what two people let be on this feed.</summary>
    public ScreenLists Lists { get; }

    /// <summary>The feed's last loads; <see langword="null"/> when they could not be looked at.</summary>
    public LastLoads? Last { get; }

    /// <summary>What was not looked at that the night looks at, and why: one sentence or two; <see langword="null"/> when it was all there.</summary>
    public string? NotLookedAt { get; private set; }

    /// <summary>Gathers it.</summary>
    /// <param name="feed">The feed's name.</param>
    /// <param name="known">What the operator knows.</param>
    /// <param name="connectionString">The database; <see langword="null"/> when none is configured and none runs.</param>
    /// <param name="keys">Reads the key file, without which nobody can tell whether a value is on the allow-list. Called only where the feed has such values.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<DryRunBackground> ReadAsync(
        string feed, ScreenLists known, string? connectionString, Func<KeyFile> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (connectionString is null)
        {
            return new(known, Unlooked("no database is configured, and none runs in the data folder."));
        }

        var history = new LoadHistory(connectionString);
        try
        {
            var last = await LastLoads.ReadAsync(history, feed, cancellationToken);
            var (allowance, fault) = await AllowanceAsync(history, feed, keys, cancellationToken);
            return new(known.Allowing(allowance), fault, last, history);
        }
        catch (Exception exception) when (exception is MissingPartException or DbException)
        {
            await history.DisposeAsync();
            return new(known, Unlooked(exception is MissingPartException
                ? exception.Message
                : "the database cannot be read as one of this program. 'contactpoint db migrate' brings it up to date."));
        }
    }

    /// <summary>Why the night would let the whole extract wait for a person; empty when it would not. Ask when every row has been read.</summary>
    /// <param name="spec">The feed's specification.</param>
    /// <param name="summary">What became of the extract's rows.</param>
    /// <param name="extractDate">The day that it speaks of.</param>
    /// <param name="isNamed">Whether a row of the extract names a local id, whatever became of the row.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<string>> DoubtsAsync(
        FeedSpec spec, ExtractSummary summary, DateOnly extractDate, Func<string, bool> isNamed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        StagingEffect? effect = null;
        try
        {
            effect = _history is null ? null : await _history.EffectAsync(spec.Name, isNamed, cancellationToken);
        }
        catch (Exception exception) when (exception is MissingPartException or DbException)
        {
            NotLookedAt = "The records in force were not looked at: the database stopped answering while the file was read.";
        }

        return ExtractDoubts.Of(spec, summary, extractDate, effect);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _history?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<(Allowance? Allowance, string? Fault)> AllowanceAsync(
        LoadHistory history, string feed, Func<KeyFile> keys, CancellationToken cancellationToken)
    {
        if ((await history.Allowed.ListAsync(feed, cancellationToken)).Count == 0)
        {
            return (null, null);
        }

        try
        {
            var key = keys();
            using var sealing = new Sealing(key);
            return (await history.KeyCheckAsync(cancellationToken)).AsSpan().SequenceEqual(sealing.KeyCheck)
                ? (await new AllowList(history.Allowed, key, ScreenLists.None).AllowanceAsync(feed, cancellationToken), null)
                : (null, "The allow-list was not looked at: the database is sealed under another key.");
        }
        catch (MissingPartException missing)
        {
            return (null, $"The allow-list was not looked at. {missing.Message}");
        }
    }

    private static string Unlooked(string why) => $"The allow-list and the last loads were not looked at: {why}";
}
