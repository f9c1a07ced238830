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
        Assert.Equal(isDue, InboxPurge.IsDue(Extract(state, receivedDaysAgo, publishedDaysAgo, hasHeldRows, objectedTo: false), Now, Retention));

    [Theory]
    [InlineData("staged", true)]
    [InlineData("superseded", true)]
    [InlineData("held", true)]
    [InlineData("received", false)]
    public void An_objection_ends_it_at_once(string state, bool isDue) =>
        Assert.Equal(isDue, InboxPurge.IsDue(Extract(state, 1, 0, hasHeldRows: true, objectedTo: true), Now, Retention));

    private static KeptExtractRow Extract(string state, int receivedDaysAgo, int? publishedDaysAgo, bool hasHeldRows, bool objectedTo) => new(
        1, "school-census", [], state, Now.AddDays(-receivedDaysAgo), publishedDaysAgo is { } days ? Now.AddDays(-days) : null, hasHeldRows, objectedTo);
}
