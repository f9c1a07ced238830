using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Directory;

namespace ContactPoint.Jobs.Nightly;

/// <summary>How each feed stands against the others, as their specifications say.</summary>
internal static class FeedStandings
{
    public static Dictionary<string, FeedStanding> Of(FeedCatalogue feeds) => feeds.Feeds.ToDictionary(
        feed => feed.Name,
        feed => new FeedStanding(
            feed.Name, feed.Rank, feed.AuthorityFor.Aggregate(FieldGroups.None, (groups, authority) => groups | GroupOf(authority))),
        StringComparer.Ordinal);

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
