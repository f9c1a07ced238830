using ContactPoint.Ingest.Feeds;

namespace ContactPoint.Ingest.Describing;

/// <summary>What a file is read by while it has no specification: its layout, and no mapping.</summary>
internal static class UnwrittenSpec
{
    public static FeedSpec Of(FileFormat format) => new()
    {
        Name = "draft",
        Title = "",
        Supplier = "",
        Kind = FeedKind.Delta,
        Format = format,
        LocalId = [],
        Columns = [],
        Aliases = new Dictionary<string, IReadOnlyList<string>>(),
        Constants = new Dictionary<TargetField, string>(),
        Rank = 1,
        AuthorityFor = new HashSet<Authority>(),
        Sha256 = [],
    };
}
