using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Store;

/// <summary>What a new extract is held against: the loads that stand in a real database.</summary>
public sealed class LastLoadsTests(TestDatabase test) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            truncate ingest.feed restart identity cascade;
            insert into ingest.feed (name) values ('small');
            insert into ingest.extract (feed_id, sha256, size_bytes, extract_date, state, rows, accepted, quarantined, held, withheld, duplicate)
            values (1, decode(repeat('01', 32), 'hex'), 1, '2026-09-13', 'superseded', 9, 8, 1, 0, 0, 0),
                   (1, decode(repeat('02', 32), 'hex'), 1, '2026-09-14', 'staged', 3, 2, 1, 0, 0, 0),
                   (1, decode(repeat('03', 32), 'hex'), 1, '2026-09-15', 'refused', null, null, null, null, null, null);
            insert into ingest.record (extract_id, feed_id, line_number, content_hash, local_id, forename, surname, birth_date_estimated, gender, lead_professional, shielded)
            values (2, 1, 2, gen_random_uuid(), '1', 'Ann', 'Lee', false, 'U', false, false),
                   (2, 1, 3, gen_random_uuid(), '2', null, 'Lee', false, 'U', false, false);
            """);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_newest_stands_first_and_what_was_refused_does_not_count()
    {
        var last = await ReadAsync("small");

        Assert.Equal([new(new(2026, 9, 14), 3, 2), new EarlierLoad(new(2026, 9, 13), 9, 8)], last.Loads);
        Assert.Equal((0.5, 1.0), (last.Filled["forename"], last.Filled["surname"]));
    }

    [Fact]
    public async Task A_feed_that_was_never_loaded_has_none()
    {
        var last = await ReadAsync("other");

        Assert.Empty(last.Loads);
        Assert.Empty(last.Filled);
    }

    private async Task<LastLoads> ReadAsync(string feed)
    {
        await using var history = new LoadHistory(test.Database.ConnectionString);
        return await LastLoads.ReadAsync(history, feed, CancellationToken.None);
    }
}
