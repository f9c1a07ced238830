using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Directory;

namespace ContactPoint.Jobs.Nightly;

/// <summary>How each feed stands against the others, as their specifications say.</summary>
internal static class FeedStandings
{
    /// <summary>A feed whose specification was taken away is believed last; what it delivered stays until it is withdrawn.</summary>
    public static FeedStanding Of(FeedCatalogue feeds, string name) => feeds.Find(name) is { } feed
        ? new(name, feed.Rank, feed.AuthorityFor.Aggregate(FieldGroups.None, (groups, authority) => groups | GroupOf(authority)))
        : new(name, int.MaxValue, FieldGroups.None);

    private static FieldGroups GroupOf(Authority authority) => authority switch
    {
        Authority.Names => FieldGroups.Names,
        Authority.BirthDate => FieldGroups.BirthDate,
        Authority.Gender => FieldGroups.Gender,
        Authority.Address => FieldGroups.Address,
        Authority.School => FieldGroups.School,
        Authority.Practice => FieldGroups.Practice,
        _ => FieldGroups.Carers,
    };
}
