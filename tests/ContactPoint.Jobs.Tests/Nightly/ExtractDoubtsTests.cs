using ContactPoint.Ingest.Checking;
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

    [Theory]
    [InlineData(79, 1)]
    [InlineData(80, 0)]
    [InlineData(120, 0)]
    [InlineData(121, 1)]
    public void What_the_specification_expects_is_the_measure_of_rows_for_full_extracts_and_for_deltas(long rows, int doubts)
    {
        var nothingBefore = new StagingEffect(0, 0, null, null, 0);

        Assert.Equal(doubts, Of(FeedKind.Full, rows, rows, Day, nothingBefore, new(100, 20)).Count);
        Assert.Equal(doubts, Of(FeedKind.Delta, rows, rows, Day, nothingBefore, new(100, 20)).Count);
        Assert.Equal(doubts, Of(FeedKind.Full, rows, rows, Day, effect: null, new(100, 20)).Count);
    }

    [Fact]
    public void A_feed_that_swings_may_say_so() =>
        Assert.Empty(Of(FeedKind.Full, 1500, 1500, Day, new(1000, 0, 1000, Day.AddDays(-1), 0), new(1000, 60)));

    [Fact]
    public void Whatever_the_specification_expects_a_file_that_withdraws_too_much_waits() =>
        Assert.Single(Of(FeedKind.Full, 500, 500, Day, new(1000, 500, 1000, Day.AddDays(-1), 0), new(1000, 60)));

    [Fact]
    public void A_file_with_a_row_whose_local_id_cannot_be_read_withdraws_nobody() =>
        Assert.Empty(ExtractDoubts.Of(Spec(FeedKind.Full, null), Summary(1000, 1000) with { EveryLocalIdReadable = false }, Day, new(1000, 400, 1000, Day, 0)));

    [Fact]
    public void Bank_numbers_make_a_file_wait_with_what_to_do()
    {
        var summary = Summary(1000, 1000) with { HoldReasons = [new("H20", "1 of 1,000 rows has numbers.", "Ask the supplier.", 1)] };

        Assert.Equal(["1 of 1,000 rows has numbers. Ask the supplier."], ExtractDoubts.Of(Spec(FeedKind.Full, null), summary, Day, effect: null));
    }

    private static IReadOnlyList<string> Of(FeedKind kind, long rows, long accepted, DateOnly date, StagingEffect? effect, ExpectedVolume? volume = null) =>
        ExtractDoubts.Of(Spec(kind, volume), Summary(rows, accepted), date, effect);

    private static ExtractSummary Summary(long rows, long accepted) => new(
        "small", "utf-8", new(rows, accepted, rows - accepted, 0, 0, 0), new Dictionary<string, long>(), new Dictionary<string, long>(), [], EveryLocalIdReadable: true);

    private static FeedSpec Spec(FeedKind kind, ExpectedVolume? volume) => FeedSpec.Parse(
        """
        name: small
        title: Small feed
        supplier: Somebody
        kind: full
        local_id: Key
        columns:
          - { from: Surname, to: surname }
        """,
        "small.yaml") with
    { Kind = kind, Volume = volume };
}
