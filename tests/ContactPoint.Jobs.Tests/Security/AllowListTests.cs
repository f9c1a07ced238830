using ContactPoint.Ingest;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;
using ContactPoint.Jobs.Tests.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Security;

/// <summary>Two people let a value be, and the value itself is nowhere.</summary>
public sealed class AllowListTests(TestDatabase test) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Genuine = "Adolphus VIOLENCE";

    private static readonly ScreenLists Known = new() { RefugeAddresses = ["7 Quiet Lane"], SensitiveContacts = ["0161 496 0555", "duty@hub.example.org"] };

    private static readonly (string, string, string) Ann = ("Ann Poole", "data-quality", "The family is called so; seen on the certificate");
    private static readonly (string, string, string) Bo = ("Bo Lee", "data-quality", "Checked with the school by telephone");

    private readonly AllowList _list = new(new AllowedValues(test.Database), KeyFile.Read(ContactPointOptions.Sample("sample-key.json"), allowSample: true), Known);

    public async Task InitializeAsync()
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync("truncate ingest.feed restart identity cascade; insert into ingest.feed (name) values ('small'), ('other')");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_one_proposes_and_another_approves_is_let_be_on_its_feed_and_in_the_snapshot()
    {
        var id = await _list.ProposeAsync("small", "R17A", Genuine, Ann, CancellationToken.None);
        Assert.Null(await _list.AllowanceAsync("small", CancellationToken.None));
        await _list.ApproveAsync(id, Genuine, Bo, CancellationToken.None);

        Assert.Null(await FoundAsync("small", "Adolphus Violence"));
        Assert.Null(await FoundAsync("small", "ADOLPHUS VIOLENCE"));
        Assert.Equal("R17A", await FoundAsync("small", "Adolphus Violence Lee"));
        Assert.Equal("R17A", await FoundAsync("other", "Adolphus Violence"));
        var egress = EgressRules.With(ScreenLists.None.Allowing(await _list.AllowanceAsync(feed: null, CancellationToken.None)));
        Assert.Null(egress("children.surname", "Adolphus Violence"));
        Assert.Equal("R17B", egress("children.address_1", "violence"));
        Assert.All(Canary.All, canary => Assert.NotNull(egress(canary.Column, canary.Text)));
    }

    [Theory]
    [InlineData(FieldKind.AddressLine, "R25", "7 QUIET LANE,", "7 Quiet Lane")]
    [InlineData(FieldKind.PractitionerPhone, "R14B", "0161 496 0555", "+441614960555")]
    [InlineData(FieldKind.PractitionerEmail, "R14B", "DUTY@hub.example.org", "DUTY@hub.example.org")]
    public async Task What_only_the_operators_lists_find_can_be_let_be_too(FieldKind kind, string code, string value, string screened)
    {
        Assert.Equal(code, await FoundAsync("small", screened, kind));

        await LetBeAsync(code, value);

        Assert.Null(await FoundAsync("small", screened, kind));
    }

    [Theory]
    [InlineData("Adolphus VI\u041ELENCE")]
    [InlineData("Adolphus Violence")]
    public async Task A_letter_that_only_looks_right_is_let_be_with_its_word(string value)
    {
        Assert.Equal("R17A", await FoundAsync("small", "Adolphus VI\u041ELENCE"));

        await LetBeAsync("R17A", value);

        Assert.Null(await FoundAsync("small", "Adolphus VI\u041ELENCE"));
        Assert.Null(await FoundAsync("small", "Adolphus Violence"));
    }

    [Theory]
    [InlineData("Ann Poole")]
    [InlineData(" ann  poole")]
    public async Task Nobody_approves_what_they_proposed(string person)
    {
        var id = await _list.ProposeAsync("small", "R17A", Genuine, Ann, CancellationToken.None);

        await Assert.ThrowsAsync<RefusedException>(() => _list.ApproveAsync(id, Genuine, (person, Ann.Item2, Ann.Item3), CancellationToken.None));
        Assert.Null(await _list.AllowanceAsync("small", CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_approves_a_value_that_they_cannot_write_down()
    {
        var id = await _list.ProposeAsync("small", "R17A", Genuine, Ann, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _list.ApproveAsync(id, "Bo VIOLENT", Bo, CancellationToken.None));
        Assert.Contains("of another value", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("violent", refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Null(await _list.AllowanceAsync("small", CancellationToken.None));

        await _list.ApproveAsync(id, " adolphus  violence", Bo, CancellationToken.None);
        Assert.NotNull(await _list.AllowanceAsync("small", CancellationToken.None));
    }

    [Fact]
    public async Task What_is_withdrawn_is_found_again_and_may_be_proposed_again()
    {
        var id = await _list.ProposeAsync("small", "R17A", Genuine, Ann, CancellationToken.None);
        await Assert.ThrowsAsync<RefusedException>(() => _list.ProposeAsync("small", "R17A", "adolphus  violence", Bo, CancellationToken.None));
        await _list.ApproveAsync(id, Genuine, Bo, CancellationToken.None);
        await _list.WithdrawAsync(id, Ann, CancellationToken.None);

        Assert.Equal("R17A", await FoundAsync("small", Genuine));
        await Assert.ThrowsAsync<RefusedException>(() => _list.ApproveAsync(id, Genuine, Bo, CancellationToken.None));
        await Assert.ThrowsAsync<RefusedException>(() => _list.WithdrawAsync(id, Ann, CancellationToken.None));
        Assert.NotEqual(id, await _list.ProposeAsync("small", "R17A", Genuine, Ann, CancellationToken.None));
    }

    [Theory]
    [InlineData("small", "R17A", "Poole")]
    [InlineData("small", "R00", Genuine)]
    [InlineData("small", "R99", Genuine)]
    [InlineData("nobody", "R17A", Genuine)]
    public async Task A_proposal_that_means_nothing_is_refused(string feed, string rule, string value) =>
        await Assert.ThrowsAsync<RefusedException>(() => _list.ProposeAsync(feed, rule, value, Ann, CancellationToken.None));

    [Theory]
    [InlineData("Adolphus Violence", "")]
    [InlineData("Obi see police report before visit", "R17C")]
    public void Other_rules_that_find_the_value_are_named_because_each_needs_a_proposal_of_its_own(string value, string others) =>
        Assert.Equal(others, string.Join(' ', _list.OtherRules("R17A", value).Where(rule => rule == "R17C")));

    [Fact]
    public async Task The_value_is_stored_nowhere_and_every_change_is_audited()
    {
        var id = await _list.ProposeAsync("small", "R17A", Genuine, Ann, CancellationToken.None);
        await _list.ApproveAsync(id, Genuine, Bo, CancellationToken.None);

        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        var rows = await connection.QueryAsync<string>("select allowed::text from ingest.allowed union all select entry::text from audit.entry entry");
        Assert.DoesNotContain(rows, row => row.Contains("violence", StringComparison.OrdinalIgnoreCase) || row.Contains("adolphus", StringComparison.OrdinalIgnoreCase));
        var audited = await connection.QueryAsync<string>("select person || ': ' || action from audit.entry order by entry_id desc limit 2");
        Assert.Equal([$"Bo Lee: feed allow approve {id}", $"Ann Poole: feed allow propose {id} small R17A"], audited);
        Assert.Equal("Ann Poole", Assert.Single(await _list.ListAsync("small", CancellationToken.None)).ProposedBy);
    }

    private async Task LetBeAsync(string code, string value) =>
        await _list.ApproveAsync(await _list.ProposeAsync("small", code, value, Ann, CancellationToken.None), value, Bo, CancellationToken.None);

    private async Task<string?> FoundAsync(string feed, string text, FieldKind kind = FieldKind.ChildName)
    {
        var lists = Known.Allowing(await _list.AllowanceAsync(feed, CancellationToken.None));
        return Screen.FindAsSeen(kind, text, lists, isSensitive: false)?.Code;
    }
}
