using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Nightly;

[Collection(TwoNights.Collection)]
public sealed class TwoNightsTests(TwoNights nights)
{
    [Fact]
    public void Both_nights_are_published_and_every_gate_is_green() =>
        Assert.All(nights.Reports, report =>
        {
            Assert.Equal("published", report.State);
            Assert.All(report.Gates, gate => Assert.True(gate.Outcome == GateOutcome.Green, $"{gate.Name}: {gate.Explanation}"));
        });

    [Fact]
    public void Every_row_is_accounted_for() =>
        Assert.All(nights.Reports, report => Assert.Equal(
            report.Counts["rows"],
            report.Counts["accepted"] + report.Counts["quarantined"] + report.Counts["held"] + report.Counts["withheld"] + report.Counts["duplicate"]));

    [Fact]
    public void The_same_nights_from_the_same_state_give_the_same_files_byte_for_byte()
    {
        foreach (var (one, other) in nights.Reports.Zip(nights.Repeated))
        {
            var files = FileNames(one);
            Assert.Equal(files, FileNames(other));
            Assert.All(files, name => Assert.Equal(
                File.ReadAllBytes(Path.Combine(one.Folder!, name)), File.ReadAllBytes(Path.Combine(other.Folder!, name))));
        }
    }

    [Fact]
    public async Task The_snapshots_verify_under_the_public_key()
    {
        var keys = nights.Program.Host.Services.GetRequiredService<KeyFile>();
        foreach (var report in nights.Reports)
        {
            Assert.Empty(await SnapshotVerifier.VerifyAsync(report.Folder!, keys.VerifyingKeyPem, CancellationToken.None));
        }
    }

    [Fact]
    public async Task The_second_night_keeps_the_number_of_every_unchanged_child()
    {
        var first = await ChildrenAsync(snapshot: 1);
        var second = (await ChildrenAsync(snapshot: 2)).ToDictionary(child => child.Records, child => child.Number);

        var unchanged = first.Where(child => second.ContainsKey(child.Records)).ToList();
        Assert.True(unchanged.Count > first.Count * 9 / 10, $"only {unchanged.Count} of {first.Count} children are unchanged: the samples' second day should change few");
        Assert.All(unchanged, child => Assert.Equal(child.Number, second[child.Records]));
    }

    /// <summary>The children of a snapshot: the records of each, as one text, and its number.</summary>
    private async Task<IReadOnlyList<(string Records, string Number)>> ChildrenAsync(int snapshot)
    {
        await using var connection = await nights.Program.Host.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<(string, string)>(
            """
            select string_agg(feed_id || '/' || local_id, ' ' order by feed_id, local_id collate "C"), child_number
            from directory.membership
            where valid_from <= @snapshot and (valid_to is null or valid_to > @snapshot)
            group by child_number
            """,
            new { snapshot })).AsList();
    }

    private static string[] FileNames(NightReport report) =>
        [.. System.IO.Directory.GetFiles(report.Folder!).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
