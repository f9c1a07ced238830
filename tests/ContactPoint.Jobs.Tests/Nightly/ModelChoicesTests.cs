using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Tests.Nightly;

public sealed class ModelChoicesTests
{
    private static readonly ModelRow Learnt = new(1, "children", "", "", Records: 6_000, Sources: ["health", "school"], Trained: true);

    [Fact]
    public void What_was_learnt_is_used_while_feeds_and_population_stay_what_they_were() =>
        Assert.Equal(ModelChoice.Pinned, Choice(Learnt, ("health", 4_000), ("school", 5_000)));

    [Fact]
    public void A_feed_that_joins_has_it_learnt_anew() =>
        Assert.Equal(ModelChoice.Learn, Choice(Learnt, ("health", 3_000), ("school", 3_000), ("youth", 1)));

    [Fact]
    public void A_population_that_grew_by_half_has_it_learnt_anew() =>
        Assert.Equal(ModelChoice.Learn, Choice(Learnt, ("health", 4_001), ("school", 5_000)));

    [Fact]
    public void A_feed_that_left_changes_nothing() => Assert.Equal(ModelChoice.Pinned, Choice(Learnt, ("health", 3_000)));

    [Theory]
    [InlineData(1_999, 0)]
    [InlineData(100_000, 499)]
    [InlineData(11, 0)]
    public void Nothing_is_learnt_from_too_few(long school, long health) =>
        Assert.Equal(ModelChoice.Start, Choice(null, health == 0 ? [("school", school)] : [("school", school), ("health", health)]));

    [Fact]
    public void Priors_alone_serve_one_night_only() =>
        Assert.Equal(ModelChoice.Start, Choice(Learnt with { Trained = false }, ("health", 100), ("school", 100)));

    private static ModelChoice Choice(ModelRow? pinned, params (string Feed, long Records)[] feeds) =>
        ModelChoices.Of(pinned, feeds.ToDictionary(feed => feed.Feed, feed => feed.Records));
}
