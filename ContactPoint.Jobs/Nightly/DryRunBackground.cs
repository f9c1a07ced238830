using System.Data.Common;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What a dry run consults besides the file and its specification: the same as the night, as far as it is there.</summary>
/// <remarks>Nothing is changed anywhere: the database's session cannot write. <threadsafety>Not safe for use by several threads at once.</threadsafety></remarks>
public sealed class DryRunBackground
{
    private readonly StagingEffect? _effect;
    private readonly HashSet<string> _unnamed = [];

    private DryRunBackground(ScreenLists lists, string notLookedAt)
    {
        Lists = lists;
        NotLookedAt = notLookedAt;
    }

    private DryRunBackground(ScreenLists lists, string? notLookedAt, LastLoads last, (StagingEffect Effect, IReadOnlyList<string> LocalIds) inForce)
    {
        Lists = lists;
        NotLookedAt = notLookedAt;
        Last = last;
        _effect = inForce.Effect;
        _unnamed.UnionWith(inForce.LocalIds);
    }

    /// <summary>What the operator knows, and what two people let be on this feed.</summary>
    public ScreenLists Lists { get; }

    /// <summary>The feed's last loads; <see langword="null"/> when they could not be looked at.</summary>
    public LastLoads? Last { get; }

    /// <summary>What was not looked at that the night looks at, and why: one sentence or two; <see langword="null"/> when it was all there.</summary>
    public string? NotLookedAt { get; }

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

        try
        {
            await using var history = new LoadHistory(connectionString);
            var last = await LastLoads.ReadAsync(history, feed, cancellationToken);
            var inForce = await history.InForceAsync(feed, cancellationToken);
            var (allowance, fault) = await AllowanceAsync(history, feed, keys, cancellationToken);
            return new(known.Allowing(allowance), fault, last, inForce);
        }
        catch (MissingPartException missing)
        {
            return new(known, Unlooked(missing.Message));
        }
        catch (DbException)
        {
            return new(known, Unlooked("the database cannot be read as one of this program. 'contactpoint db migrate' brings it up to date."));
        }
    }

    /// <summary>Notes that a row of the file names a record, whatever becomes of the row.</summary>
    public void Name(string localId) => _unnamed.Remove(localId);

    /// <summary>Why the night would let the whole extract wait for a person; empty when it would not. Ask when every row has been named.</summary>
    public IReadOnlyList<string> Doubts(FeedSpec spec, ExtractSummary summary, DateOnly extractDate) =>
        ExtractDoubts.Of(spec, summary, extractDate, _effect is { } effect ? effect with { Unnamed = _unnamed.Count } : null);

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
                ? (await new AllowList(history.Allowed, key).AllowanceAsync(feed, cancellationToken), null)
                : (null, "The allow-list was not looked at: the database is sealed under another key.");
        }
        catch (MissingPartException missing)
        {
            return (null, $"The allow-list was not looked at. {missing.Message}");
        }
    }

    private static string Unlooked(string why) => $"The allow-list and the last loads were not looked at: {why}";
}
