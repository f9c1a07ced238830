using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Tests.Nightly;

public sealed class InboxPurgeTests
{
    private static readonly DateTime Now = new(2026, 9, 30, 3, 0, 0, DateTimeKind.Utc);
    private static readonly RetentionOptions Retention = new();

    [Theory]
    [InlineData("staged", 20, 7, false, true)]
    [InlineData("superseded", 20, 7, false, true)]
    [InlineData("staged", 20, 6, false, false)]
    [InlineData("staged", 20, 7, true, false)]
    [InlineData("staged", 30, 7, true, true)]
    [InlineData("held", 29, null, false, false)]
    [InlineData("held", 30, null, false, true)]
    [InlineData("refused", 29, null, false, false)]
    [InlineData("refused", 30, null, false, true)]
    [InlineData("received", 300, null, false, false)]
    [InlineData("staged", 300, null, false, false)]
    [InlineData("discarded", 0, null, false, true)]
    public void A_key_ends_with_the_time_that_its_extract_is_kept(string state, int receivedDaysAgo, int? publishedDaysAgo, bool hasHeldRows, bool isDue) =>
        Assert.Equal(isDue, InboxPurge.IsDue(Extract(state, receivedDaysAgo, publishedDaysAgo, hasHeldRows), Now, Retention));

    [Theory]
    [InlineData("staged", 0, false, true)]
    [InlineData("staged", 0, true, false)]
    [InlineData("staged", 29, true, false)]
    [InlineData("staged", 30, true, true)]
    [InlineData("superseded", 0, false, true)]
    [InlineData("superseded", 0, true, true)]
    [InlineData("held", 29, false, false)]
    [InlineData("held", 30, false, true)]
    [InlineData("received", 300, false, false)]
    public void An_objection_ends_it_once_it_is_staged_unless_rows_of_it_wait_for_a_person(string state, int receivedDaysAgo, bool hasHeldRows, bool isDue) =>
        Assert.Equal(isDue, InboxPurge.IsDue(Extract(state, receivedDaysAgo, null, hasHeldRows) with { HasObjection = true }, Now, Retention));

    [Theory]
    [InlineData("staged", false, true)]
    [InlineData("staged", true, false)]
    [InlineData("superseded", true, true)]
    [InlineData("held", false, true)]
    [InlineData("refused", false, true)]
    [InlineData("received", false, true)]
    public void An_objection_ends_the_feeds_earlier_extracts_which_would_undo_it_if_they_were_staged_again(string state, bool hasHeldRows, bool isDue) =>
        Assert.Equal(isDue, InboxPurge.IsDue(Extract(state, 1, null, hasHeldRows) with { IsObjectedLater = true }, Now, Retention));

    private static KeptExtractRow Extract(string state, int receivedDaysAgo, int? publishedDaysAgo, bool hasHeldRows) => new(
        1, "school-census", [], state, Now.AddDays(-receivedDaysAgo), publishedDaysAgo is { } days ? Now.AddDays(-days) : null, hasHeldRows,
        HasObjection: false, IsObjectedLater: false);
}
