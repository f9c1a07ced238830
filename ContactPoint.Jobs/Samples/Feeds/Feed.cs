namespace ContactPoint.Jobs.Samples.Feeds;

/// <summary>The five suppliers.</summary>
internal enum Feed
{
    SchoolCensus,
    HealthRegistrations,
    ChildrensServices,
    YouthServices,
    Registrations,
}

/// <summary>Some of the five suppliers.</summary>
[Flags]
internal enum FeedSet
{
    None = 0,
    SchoolCensus = 1 << Feed.SchoolCensus,
    HealthRegistrations = 1 << Feed.HealthRegistrations,
    ChildrensServices = 1 << Feed.ChildrensServices,
    YouthServices = 1 << Feed.YouthServices,
}

internal static class FeedSets
{
    public static bool Has(this FeedSet set, Feed feed) => ((int)set & (1 << (int)feed)) != 0;
}
