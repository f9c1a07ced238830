using ContactPoint.Jobs.Nightly;

namespace ContactPoint.Jobs.Tests.Nightly;

public sealed class ScheduleChecksTests
{
    [Theory]
    [InlineData("30 2 * * *")]
    [InlineData("0 0 * * 1-5")]
    [InlineData("59 23 * * *")]
    public void A_night_outside_the_hour_of_the_clocks_is_accepted(string schedule) =>
        Assert.Null(ScheduleChecks.FindFault(new() { Schedule = schedule }));

    [Theory]
    [InlineData("0 1 * * *")]
    [InlineData("30 1 * * 0")]
    [InlineData("*/15 * * * *")]
    [InlineData("not a schedule")]
    public void Any_other_is_refused(string schedule) =>
        Assert.NotNull(ScheduleChecks.FindFault(new() { Schedule = schedule }));

    [Fact]
    public void A_time_zone_that_nobody_knows_is_refused() =>
        Assert.Contains("IANA", ScheduleChecks.FindFault(new() { TimeZone = "Europe/Camelot" }), StringComparison.Ordinal);
}
