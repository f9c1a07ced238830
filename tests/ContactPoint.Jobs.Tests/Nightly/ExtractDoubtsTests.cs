using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Tests.Nightly;

public sealed class ExtractDoubtsTests
{
    private static readonly DateOnly Day = new(2026, 9, 15);

    [Theory]
    [InlineData(1000, 1000, 0, 1000)]
    [InlineData(1000, 1190, 0, 1190)]
    [InlineData(1000, 810, 190, 810)]
    [InlineData(12, 3, 9, 3)]
    [InlineData(0, 5, 0, 5)]
    public void An_extract_like_the_last_one_is_staged(long inForce, long rows, long withdrawn, long accepted) =>
        Assert.Empty(Of(FeedKind.Full, rows, accepted, Day, new(inForce, withdrawn, inForce == 0 ? null : inForce, inForce == 0 ? null : Day.AddDays(-1), 0)));

    [Fact]
    public void Half_a_file_waits() => Assert.Equal(2, Of(FeedKind.Full, 500, 500, Day, new(1000, 500, 1000, Day.AddDays(-1), 0)).Count);

    [Fact]
    public void A_file_of_as_many_rows_that_names_others_waits() =>
        Assert.Single(Of(FeedKind.Full, 1000, 1000, Day, new(1000, 400, 1000, Day.AddDays(-1), 0)));

    [Fact]
    public void A_file_without_a_usable_row_waits_however_few_it_would_withdraw() =>
        Assert.Single(Of(FeedKind.Full, 0, 0, Day, new(3, 3, 3, Day.AddDays(-1), 0)));

    [Fact]
    public void A_file_that_grew_beyond_the_bound_waits() =>
        Assert.Single(Of(FeedKind.Full, 2000, 2000, Day, new(1000, 0, 1000, Day.AddDays(-1), 0)));

    [Fact]
    public void A_file_of_an_earlier_day_waits() => Assert.Single(Of(FeedKind.Full, 1000, 1000, Day, new(1000, 0, 1000, Day.AddDays(1), 0)));

    [Fact]
    public void A_delta_withdraws_nobody_by_its_silence() => Assert.Empty(Of(FeedKind.Delta, 1, 1, Day, new(1000, 0, 1000, Day.AddDays(1), 0)));

    [Fact]
    public void A_delta_waits_for_the_one_before_it() => Assert.Single(Of(FeedKind.Delta, 1, 1, Day, new(1000, 0, 1000, Day, Undecided: 1)));

    private static IReadOnlyList<string> Of(FeedKind kind, long rows, long accepted, DateOnly date, StagingEffect effect) =>
        ExtractDoubts.Of(kind, rows, accepted, date, effect);
}
