namespace ContactPoint.Jobs.Publishing;

/// <summary>What a snapshot says of itself, known before its files are written. Nothing here depends on when or where it is made.</summary>
public sealed record SnapshotFacts
{
    /// <summary>The snapshot's number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The day that the snapshot speaks of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Version of the data-minimisation and survivorship rules.</summary>
    public required string Rules { get; init; }

    /// <summary>The linkage model.</summary>
    public required ModelVersion Model { get; init; }

    /// <summary>The extract in force of every feed, late feeds included.</summary>
    public required IReadOnlyList<FeedFreshness> Feeds { get; init; }

    /// <summary>What became of records and children.</summary>
    public required Reconciliation Reconciliation { get; init; }
}

/// <summary>A linkage model's name and version.</summary>
/// <param name="Name">Name.</param>
/// <param name="Version">Version, from 1.</param>
public sealed record ModelVersion(string Name, int Version);

/// <summary>How fresh a feed is, and what became of the rows of its extract.</summary>
public sealed record FeedFreshness
{
    /// <summary>Name of the feed.</summary>
    public required string Feed { get; init; }

    /// <summary>The day that its newest extract speaks of; <see langword="null"/> when none has ever come.</summary>
    public DateOnly? ExtractDate { get; init; }

    /// <summary>SHA-256 of that extract's bytes, 64 small hexadecimal digits.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Rows in the extract.</summary>
    public long Rows { get; init; }

    /// <summary>Rows that went on.</summary>
    public long Accepted { get; init; }

    /// <summary>Rows with a fault.</summary>
    public long Quarantined { get; init; }

    /// <summary>Rows that wait for a person.</summary>
    public long Held { get; init; }

    /// <summary>Rows of which the rules leave nothing.</summary>
    public long Withheld { get; init; }

    /// <summary>Rows that stood earlier in the extract.</summary>
    public long Duplicate { get; init; }
}

/// <summary>Where every current record and every child went: the parts add up, or nothing is published.</summary>
public sealed record Reconciliation
{
    /// <summary>Current records of all feeds.</summary>
    public required long Records { get; init; }

    /// <summary>Records in clusters, a record in two clusters counted twice.</summary>
    public required long RecordsInClusters { get; init; }

    /// <summary>Clusters, which are children.</summary>
    public required long Children { get; init; }

    /// <summary>Children in the snapshot.</summary>
    public required long Published { get; init; }

    /// <summary>Children that wait because they may be a shielded child.</summary>
    public required long Held { get; init; }

    /// <summary>Children of 18 or over.</summary>
    public required long Archived { get; init; }

    /// <summary>Children who have died.</summary>
    public required long Dead { get; init; }
}
