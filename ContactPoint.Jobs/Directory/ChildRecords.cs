namespace ContactPoint.Jobs.Directory;

/// <summary>The records of one child, in the order in which they are believed.</summary>
internal sealed class ChildRecords(IReadOnlyList<StagedRecord> records)
{
    /// <summary>Authorities for the fields first, then by rank, then the later extract, then by key.</summary>
    public IEnumerable<StagedRecord> ByAuthority(FieldGroups group) => records
        .OrderByDescending(record => record.Feed.AuthorityFor.HasFlag(group))
        .ThenBy(record => record.Feed.Rank)
        .ThenByDescending(record => record.ExtractDate)
        .ThenBy(record => record.Key);

    /// <summary>Authorities for the fields first, then the latest by the given date, then the later extract, then by rank and key.</summary>
    public IEnumerable<StagedRecord> ByRecency(FieldGroups group, Func<StagedRecord, DateOnly?> since) => records
        .OrderByDescending(record => record.Feed.AuthorityFor.HasFlag(group))
        .ThenByDescending(record => since(record) ?? DateOnly.MinValue)
        .ThenByDescending(record => record.ExtractDate)
        .ThenBy(record => record.Feed.Rank)
        .ThenBy(record => record.Key);
}
