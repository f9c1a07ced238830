using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Registers;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

using Dapper;

using Microsoft.Extensions.Logging.Abstractions;

namespace ContactPoint.Jobs.Tests.Store;

/// <summary>Made-up records of one feed, accepted and then screened again by other lists, in a real database.</summary>
public sealed class RescreeningTests(TestDatabase test) : SmallFeed(test), IDisposable
{
    private static readonly ScreenLists Stricter = new() { RefugeAddresses = ["7 Quiet Lane"] };

    private static readonly (string, string, string) Pat = ("Pat Moor", "data-quality", "The whole street is the refuge's");

    private readonly TestDatabase _test = test;
    private string? _asked;
    private readonly DirectoryInfo _feeds = System.IO.Directory.CreateTempSubdirectory("contactpoint-feeds-");

    public void Dispose() => _feeds.Delete(recursive: true);

    [Theory]
    [InlineData(FeedKind.Full)]
    [InlineData(FeedKind.Delta)]
    public async Task A_refuge_that_the_operator_adds_sets_its_records_aside_and_shields_their_children_at_once(FeedKind kind)
    {
        await StageAsync(Full with { Kind = kind }, "1,Ann,Lee,7 Quiet Lane,U,\n2,Bo,Lee,8 Quiet Lane,U,\n");
        await ExecuteAsync("truncate directory.child_number cascade; insert into directory.child_number values ('ann', 1), ('bo', 1); insert into directory.membership values (1, '1', 'ann', 1), (1, '2', 'bo', 1)");

        Assert.Equal(new RescreeningCounts(2, 1, 0), await RescreenAsync(Stricter));

        Assert.Equal(["2"], await InForceAsync());
        Assert.Equal(["1"], await RestrictedAsync());
        Assert.Equal(["1"], await ProtectedAsync());
        Assert.Equal(["ann"], await new Memberships(_test.Database).ShieldedAsync(CancellationToken.None));
        Assert.Equal(["2 R25 Address"], await IssuesAsync());
        Assert.Equal(["small 1 2 R25 address_1"], await HeldAsync(Stricter));
    }

    [Fact]
    public async Task What_was_screened_by_the_same_is_not_screened_again()
    {
        await StageAsync(Delta, "1,Ann,Lee,7 Quiet Lane,U,\n");
        await StageAsync(Delta, "2,Bo,Lee,7 Quiet Lane,U,\n");
        Assert.Equal(new RescreeningCounts(0, 0, 0), await RescreenAsync(ScreenLists.None));

        Assert.Equal(new RescreeningCounts(2, 2, 0), await RescreenAsync(Stricter));
        Assert.Equal(new RescreeningCounts(0, 0, 0), await RescreenAsync(Stricter));

        // Staged by the lists as they were when it began; the others are known.
        await StageAsync(Delta, "3,Cy,Lee,7 Quiet Lane,U,\n");
        Assert.Equal(new RescreeningCounts(1, 1, 0), await RescreenAsync(Stricter));
    }

    [Fact]
    public async Task A_release_whose_rules_are_others_screens_everything_and_changes_what_it_must()
    {
        await StageAsync(Full, "1,Ann,Lee,7 Quiet Lane,U,\n2,Bo,Lee,,U,\n");
        await ExecuteAsync("update ingest.extract set screened_by = sha256('an older release')");

        Assert.Equal(new RescreeningCounts(2, 0, 0), await RescreenAsync(ScreenLists.None));
        Assert.Equal(["1", "2"], await InForceAsync());
    }

    [Fact]
    public async Task What_is_let_be_again_is_in_force_again_and_stays_restricted_by_the_refuge()
    {
        await StageAsync(Full, "1,Ann,Lee,7 Quiet Lane,U,\n");
        await RescreenAsync(Stricter);

        Assert.Equal(new RescreeningCounts(1, 0, 1), await RescreenAsync(ScreenLists.None));

        Assert.Equal(["1"], await InForceAsync());
        Assert.Equal(["1"], await RestrictedAsync());
        Assert.Empty(await HeldAsync(ScreenLists.None));
    }

    [Fact]
    public async Task A_record_that_is_kept_from_an_older_extract_is_screened_with_those_of_the_newer_and_stays_set_aside()
    {
        await StageAsync(Full, "1,Ann,Lee,7 Quiet Lane,U,\n2,Bo,Lee,,U,\n");
        await RescreenAsync(Stricter);

        // The newer extract names the child by a row that is held; it was screened by other lists than the record that is kept.
        await StageAsync(Full, "2,Bo,Lee,,U,\n1,Ann,Lee VIOLENT,,U,\n");
        Assert.Equal(["2"], await InForceAsync());
        Assert.Equal(["1"], await RestrictedAsync());
        Assert.Equal(["small 1 2 R25 address_1"], await HeldAsync(Stricter));
        Assert.Equal(new RescreeningCounts(2, 0, 0), await RescreenAsync(Stricter));
        Assert.Equal(["2"], await InForceAsync());

        await StageAsync(Full, "1,Ann,Lee,,U,\n2,Bo,Lee,,U,\n");
        Assert.Equal(["1", "2"], await InForceAsync());
        Assert.Empty(await RestrictedAsync());

        await StageAsync(Full, "2,Bo,Lee,,U,\n");
        Assert.Equal(["2"], await InForceAsync());
    }

    [Fact]
    public async Task A_record_of_a_shielded_child_takes_part_in_linking_though_its_own_row_restricts_nothing()
    {
        await StageAsync(Full, "1,Ann,Lee,Mill Lane,U,\n2,Bo,Lee,Mill Lane,U,\n3,Cy,Lee,Mill Lane,U,\n");
        await ExecuteAsync("truncate directory.child_number cascade; insert into directory.child_number values ('ann', 1), ('bo', 1), ('cy', 1); insert into directory.membership values (1, '1', 'ann', 1), (1, '2', 'bo', 1), (1, '3', 'cy', 1)");
        await ExecuteAsync("insert into directory.shield select 'ann', run_id from run.run; insert into matching.review_case select 'C-1', 'shield-hold', 'ann', 'bo', 9, run_id, run_id from run.run");
        await ExecuteAsync("update ingest.record set held_for = 'R17B', held_fields = '{address_1}'");

        Assert.Empty(await InForceAsync());
        Assert.Equal(["1", "2"], await ProtectedAsync());
        var (_, names) = await new MatchingTable(new(_test.Database), Seal).ReadAsync((_, _) => Task.CompletedTask, CancellationToken.None);
        Assert.Equal(["1", "2"], names.Select(name => name.LocalId));
    }

    [Fact]
    public async Task A_screening_that_is_killed_leaves_nothing_and_comes_to_the_same_the_second_time()
    {
        await StageAsync(Full, string.Concat(Enumerable.Range(1, 12_000).Select(child => $"{child},Ann,Lee,{(child % 120 == 0 ? 7 : 8)} Quiet Lane,U,\n")));
        await using (var killed = await HoldAsync())
        {
            Assert.Equal((new RescreeningCounts(12_000, 100, 0), null), await Screening(Stricter).RunAsync(killed, CancellationToken.None));
        }

        Assert.Equal(12_000, await CountAsync("ingest.current_record"));
        Assert.Equal(0, await CountAsync("ingest.issue where code = 'R25'"));
        Assert.Equal(0, await CountAsync("ingest.restriction"));

        Assert.Equal(new RescreeningCounts(12_000, 100, 0), await RescreenAsync(Stricter));
        Assert.Equal(11_900, await CountAsync("ingest.current_record"));
        Assert.Equal(100, await CountAsync("ingest.issue where code = 'R25'"));
        Assert.Equal(100, await CountAsync("ingest.restriction"));
    }

    [Fact]
    public async Task What_would_set_aside_too_many_sets_nobody_aside_until_a_person_says_so_and_shields_at_once()
    {
        await StageSharedAddressAsync(children: 500, atTheSame: 11);
        await ExecuteAsync("truncate directory.child_number cascade; insert into directory.child_number values ('ann', 1); insert into directory.membership values (1, '1', 'ann', 1)");

        Assert.Equal(new RescreeningCounts(500, 0, 0, InDoubt: 11), await RescreenAsync(Stricter));
        Assert.StartsWith("small: of 500 records in force 11 by R25 (", _asked, StringComparison.Ordinal);
        Assert.Contains("; first extract 1 line 2, extract 1 line 3, extract 1 line 4. ", _asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet", _asked, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(500, await CountAsync("ingest.current_record"));
        Assert.Equal(0, await CountAsync("ingest.issue where code = 'R25'"));
        Assert.Equal(["ann"], await new Memberships(_test.Database).ShieldedAsync(CancellationToken.None));
        Assert.Equal(11, await CountAsync("ingest.restriction"));

        // Nobody has decided: it is asked again, however often.
        Assert.Equal(new RescreeningCounts(500, 0, 0, InDoubt: 11), await RescreenAsync(Stricter));

        await Screening(Stricter).ReleaseAsync("small", Pat, CancellationToken.None);
        Assert.Equal(1, await CountAsync("audit.entry where action = 'feed release small' and person = 'Pat Moor'"));
        await Assert.ThrowsAsync<RefusedException>(() => Screening(Stricter).ReleaseAsync("small", Pat, CancellationToken.None));
        Assert.Equal(new RescreeningCounts(500, 11, 0), await RescreenAsync(Stricter));
        Assert.Equal(489, await CountAsync("ingest.current_record"));
        Assert.Equal(0, await CountAsync("ingest.screening_doubt"));
    }

    [Fact]
    public async Task A_list_that_is_put_right_asks_nothing_and_has_changed_nothing_but_the_protection()
    {
        await StageSharedAddressAsync(children: 500, atTheSame: 11);
        Assert.Equal(11, (await RescreenAsync(Stricter)).InDoubt);

        Assert.Equal(new RescreeningCounts(0, 0, 0), await RescreenAsync(ScreenLists.None));

        Assert.Equal(500, await CountAsync("ingest.current_record"));
        Assert.Equal(11, await CountAsync("ingest.restriction"));
        await Assert.ThrowsAsync<RefusedException>(() => Screening(ScreenLists.None).ReleaseAsync("small", Pat, CancellationToken.None));
    }

    [Fact]
    public async Task A_release_is_for_the_lists_that_the_person_saw_and_for_no_others()
    {
        await StageSharedAddressAsync(children: 500, atTheSame: 11);
        await RescreenAsync(Stricter);
        await Screening(Stricter).ReleaseAsync("small", Pat, CancellationToken.None);

        var stricterStill = new ScreenLists { RefugeAddresses = ["7 Quiet Lane", "8 Quiet Lane"] };
        Assert.Equal(new RescreeningCounts(500, 0, 0, InDoubt: 500), await RescreenAsync(stricterStill));
        Assert.Equal(500, await CountAsync("ingest.current_record"));
    }

    [Theory]
    [InlineData(11, 10, 0)]
    [InlineData(500, 10, 0)]
    [InlineData(1_100, 11, 0)]
    [InlineData(1_099, 0, 11)]
    public async Task Ten_records_or_one_in_a_hundred_are_set_aside_unasked(int children, int found, int inDoubt)
    {
        await StageSharedAddressAsync(children, Math.Max(found, inDoubt));
        Assert.Equal(new RescreeningCounts(children, found, 0, inDoubt), await RescreenAsync(Stricter));
    }

    private Task<RowCounts> StageSharedAddressAsync(int children, int atTheSame) => StageAsync(
        Full, string.Concat(Enumerable.Range(1, children).Select(child => $"{child},Ann,Lee,{(child <= atTheSame ? 7 : 8)} Quiet Lane,U,\n")));

    private Rescreening Screening(ScreenLists lists)
    {
        File.WriteAllText(Path.Combine(_feeds.FullName, "small.yaml"), SpecText);
        var allowed = new AllowList(new AllowedValues(_test.Database), Keys, lists);
        return new(
            new ScreenedRecords(_test.Database), new NightScreening(lists, allowed, RegisterSet.None, Keys), FeedCatalogue.Load(_feeds.FullName), Seal,
            NullLogger<Rescreening>.Instance);
    }

    private async Task<RescreeningCounts> RescreenAsync(ScreenLists lists)
    {
        await using var hold = await HoldAsync();
        var (counts, doubt) = await Screening(lists).RunAsync(hold, CancellationToken.None);
        await hold.CompleteAsync(new Dictionary<string, long>(), CancellationToken.None);
        Assert.Equal(counts.InDoubt > 0, doubt is not null);
        _asked = doubt?.Explanation;
        return counts;
    }

    private async Task<IReadOnlyList<string>> InForceAsync()
    {
        await using var connection = await _test.Database.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<string>("select local_id from ingest.current_record order by local_id")).AsList();
    }

    private async Task<IReadOnlyList<string>> ProtectedAsync()
    {
        var records = new List<string>();
        await foreach (var (record, _) in new CurrentRecords(_test.Database).ReadProtectedSetAsideAsync(CancellationToken.None))
        {
            records.Add(record.Record.LocalId);
        }

        return records;
    }

    private async Task<IEnumerable<string>> HeldAsync(ScreenLists lists) =>
        (await Screening(lists).ListAsync("small", CancellationToken.None)).Select(record => $"{record.Feed} {record.Extract} {record.Line} {record.Rule} {string.Join(' ', record.Fields)}");
}
