using ContactPoint.Ingest;

namespace ContactPoint.Jobs.Directory;

/// <summary>Lists the services of a child's records, each involvement once.</summary>
/// <remarks>
/// Two are one when service, organisation and first day agree; the more trusted record is kept. All sensitive services of a child are one,
/// of which nothing but its existence is said (row 12 of the decision table). Those that go on come first, then the latest begun.
/// </remarks>
internal static class InvolvementMerging
{
    /// <summary>The code that a sensitive service is reduced to.</summary>
    public const string SensitiveService = "sensitive";

    public static IReadOnlyList<Sourced<Involvement>> Merge(ChildRecords records, DateOnly asOf) =>
    [
        .. records.ByAuthority(FieldGroups.None)
            .Where(record => record.Record.Involvement is not null)
            .Select(record => new Sourced<Involvement>(Reduced(record.Record.Involvement!), record))
            .DistinctBy(each => (each.Value.Service, each.Value.Organisation, each.Value.Start))
            .OrderByDescending(each => each.Value.End is not { } end || end >= asOf)
            .ThenByDescending(each => each.Value.Start ?? DateOnly.MinValue)
            .ThenBy(each => each.Value.Service, StringComparer.Ordinal)
            .ThenBy(each => each.Value.Organisation, StringComparer.Ordinal),
    ];

    private static Involvement Reduced(Involvement involvement) => involvement.Service == SensitiveService
        ? new(SensitiveService, null, null, null, null, null, null, Lead: false)
        : involvement;
}
