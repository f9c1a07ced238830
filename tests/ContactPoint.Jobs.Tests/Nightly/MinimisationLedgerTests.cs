using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;
using ContactPoint.Jobs.Tests.Store;
using ContactPoint.TestSupport;

using Dapper;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>The ledger over two days of one feed, and the letter that is made of it.</summary>
public sealed class MinimisationLedgerTests(TestDatabase test) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly MinimisationLedger _ledger = new(new MinimisedCounts(test.Database), FeedCatalogue.Load(ContactPointOptions.Sample("feeds")));

    public async Task InitializeAsync()
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            truncate ingest.feed restart identity cascade;
            insert into ingest.feed (name) values ('registrations'), ('school-census');
            insert into ingest.extract (feed_id, sha256, size_bytes, extract_date, state, rows, accepted, quarantined, held, withheld, duplicate) values
                (1, decode(repeat('01', 32), 'hex'), 1, '2026-09-14', 'superseded', 1000, 1000, 0, 0, 0, 0),
                (1, decode(repeat('02', 32), 'hex'), 1, '2026-09-15', 'staged', 500, 500, 0, 0, 0, 0),
                (1, decode(repeat('03', 32), 'hex'), 1, '2026-09-16', 'refused', null, null, null, null, null, null),
                (2, decode(repeat('04', 32), 'hex'), 1, '2026-09-15', 'staged', 10, 10, 0, 0, 0, 0);
            insert into ingest.minimised (extract_id, rule, column_name, values_seen, rows_seen) values
                (1, 'R00', 'NI Number', 900, 900), (1, 'R17A', 'Child Surname', 3, 3), (1, 'R17A', 'Father Name', 2, 1),
                (2, 'R00', 'NI Number', 400, 400), (2, 'R17A', 'Child Surname', 1, 1), (2, 'R33', '', 4, 4), (2, 'R20D', 'Town', 1, 1);
            insert into ingest.minimised (extract_id, rule, column_name, values_seen, rows_seen)
            select 4, code, 'Column', 1, 1 from unnest(@codes) code;
            """,
            new { codes = SupplierAdvice.Codes.ToArray() });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Counts_add_up_by_supplier_feed_column_and_rule()
    {
        var view = await _ledger.ViewAsync("registrations", since: null, CancellationToken.None);

        Assert.Equal(
            [("R00", "NI Number", 1300L, 1300L), ("R17A", "Child Surname", 4L, 4L), ("R17A", "Father Name", 2L, 1L), ("R20D", "Town", 1L, 1L), ("R33", "", 4L, 4L)],
            view.Entries.Select(entry => (entry.Rule, entry.Column, entry.Values, entry.Rows)).Order());
        Assert.All(view.Entries, entry => Assert.Equal("Northmoor register office", entry.Supplier));
        Assert.Equal(
            [new("registrations", new(2026, 9, 14), 1000, 900, 4), new LedgerDay("registrations", new(2026, 9, 15), 500, 400, 6)], view.Days);
    }

    [Fact]
    public async Task The_time_and_the_feed_can_be_chosen_and_a_clean_day_is_a_day_too()
    {
        var view = await _ledger.ViewAsync(feed: null, new(2026, 9, 15), CancellationToken.None);

        Assert.Equal(
            [new("registrations", new(2026, 9, 15), 500, 400, 6), new LedgerDay("school-census", new(2026, 9, 15), 10, 0, SupplierAdvice.Codes.Count())], view.Days);
        await Assert.ThrowsAsync<RefusedException>(() => _ledger.ViewAsync("nobody", since: null, CancellationToken.None));
    }

    [Fact]
    public async Task The_letter_has_counts_columns_and_rules() =>
        Golden.AssertSame(await _ledger.LetterAsync("registrations", since: null, CancellationToken.None), "a-letter-to-a-supplier");

    [Fact]
    public async Task The_letter_asks_for_what_may_be_sent_otherwise_by_saying_how() =>
        Golden.AssertSame(await _ledger.LetterAsync("school-census", since: null, CancellationToken.None), "a-letter-about-what-may-be-sent-otherwise");

    [Fact]
    public void What_is_asked_of_a_rule_is_asked_of_one_that_there_is() =>
        Assert.Empty(SupplierAdvice.Codes.Except(MinimisingRules.All.Select(rule => rule.Code)));

    [Fact]
    public async Task A_supplier_who_sent_nothing_is_told_so() =>
        Assert.Contains("nothing to tell", await _ledger.LetterAsync("registrations", new(2027, 1, 1), CancellationToken.None), StringComparison.Ordinal);
}
