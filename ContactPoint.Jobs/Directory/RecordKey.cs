namespace ContactPoint.Jobs.Directory;

/// <summary>Names one record for as long as its supplier keeps it: the feed, and the supplier's own key within it.</summary>
/// <remarks>
/// Keys are ordered by feed, then by local id, both by the code units of their text; this order is the same on every machine.
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
/// </remarks>
/// <param name="Feed">Name of the feed.</param>
/// <param name="LocalId">The supplier's key, unique within the feed.</param>
public readonly record struct RecordKey(string Feed, string LocalId) : IComparable<RecordKey>
{
    /// <inheritdoc/>
    public int CompareTo(RecordKey other)
    {
        var byFeed = string.CompareOrdinal(Feed, other.Feed);
        return byFeed != 0 ? byFeed : string.CompareOrdinal(LocalId, other.LocalId);
    }

    /// <summary>Whether one comes before the other.</summary>
    public static bool operator <(RecordKey left, RecordKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether one comes after the other.</summary>
    public static bool operator >(RecordKey left, RecordKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether one comes before the other or is it.</summary>
    public static bool operator <=(RecordKey left, RecordKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one comes after the other or is it.</summary>
    public static bool operator >=(RecordKey left, RecordKey right) => left.CompareTo(right) >= 0;

    /// <summary>The feed and the local id with a space between them: for data-quality staff, never for a log.</summary>
    public override string ToString() => $"{Feed} {LocalId}";
}
