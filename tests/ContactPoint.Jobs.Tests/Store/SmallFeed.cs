using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Store;

/// <summary>A feed of a few columns, whose made-up extracts are staged one after the other in a real database.</summary>
public abstract class SmallFeed(TestDatabase test) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    protected const string Header = "Key,Forename,Surname,Address,Flag,Objects\n";

    protected const string SpecText =
        """
        name: small
        title: Small feed
        supplier: Somebody
        kind: full
        local_id: Key
        columns:
          - { from: Forename, to: forename }
          - { from: Surname, to: surname }
          - { from: Address, to: address_1 }
          - { from: Flag, to: shielded, codes: { R: "true", U: "false" } }
          - { from: Objects, to: objection, codes: { Y: "true" } }

        """;

    protected static readonly FeedSpec Full = FeedSpec.Parse(SpecText, "small.yaml");

    protected static readonly FeedSpec Delta = Full with { Kind = FeedKind.Delta };

    protected static readonly KeyFile Keys = KeyFile.Read(ContactPointOptions.Sample("sample-key.json"), allowSample: true);

    /// <summary>The rules, with nothing to consult.</summary>
    protected static readonly byte[] ScreenedBy = FeedScreen.Of(ScreenLists.None, Allowed.Nothing, Keys.For("screening")).Fingerprint;

    protected RecordSeal Seal { get; } = new(new Sealing(Keys));
    protected RunLedger Ledger { get; } = new(test.Database);
    protected RunRow Run { get; private set; } = null!;
    protected ExtractSummary Staged { get; private set; } = null!;
    protected Database Database => test.Database;
    private int _extracts;

    public async Task InitializeAsync()
    {
        await ExecuteAsync("truncate run.run, ingest.feed restart identity cascade");
        await ExecuteAsync("insert into ingest.feed (name) values ('small')");
        Run = await Ledger.StartAsync(new(2026, 9, 14), "/drop", CancellationToken.None);
        await Ledger.AdvanceAsync(Run.RunId, [new("stage", PerExtract: false)], CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    protected Task<RowCounts> StageAsync(FeedSpec spec, string rows) => StageAsync(spec, Header, rows);

    protected async Task<RowCounts> StageAsync(FeedSpec spec, string header, string rows)
    {
        await using var hold = await HoldAsync();
        return await StageAsync(hold, await AddExtractAsync(), spec, Encoding.UTF8.GetBytes(header + rows));
    }

    protected async Task<RowCounts> StageAsync(StageHold hold, long extractId, FeedSpec spec, byte[] file)
    {
        using var check = ExtractCheck.Open(spec, () => new MemoryStream(file), Run.AsOf);
        var staging = new ExtractStaging(hold, Seal, ScreenedBy, total: 0);
        var (area, summary) = await staging.StageAsync(extractId, check, CancellationToken.None);
        Staged = summary;
        await staging.PutInForceAsync(area, spec, summary, CancellationToken.None);
        await hold.CompleteAsync(new Dictionary<string, long>(), CancellationToken.None);
        return summary.Counts;
    }

    protected async Task<StageHold> HoldAsync()
    {
        await ExecuteAsync("delete from run.stage where stage = 'minimise'; update run.stage set state = 'waiting'");
        return await Ledger.BeginAsync(Run.RunId, "stage", "all", CancellationToken.None);
    }

    protected async Task<long> AddExtractAsync()
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        var sha256 = new byte[32];
        sha256[0] = (byte)++_extracts;
        return await connection.QuerySingleAsync<long>(
            "insert into ingest.extract (feed_id, sha256, size_bytes, extract_date) values (1, @sha256, 1, '2026-09-14') returning extract_id",
            new { sha256 });
    }

    protected async Task<IEnumerable<string>> RestrictedAsync() =>
        (await new Memberships(test.Database).RestrictedRecordsAsync(CancellationToken.None)).Select(record => record.LocalId).Order(StringComparer.Ordinal);

    protected async Task<IReadOnlyList<string>> IssuesAsync()
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<string>("select concat_ws(' ', line_number, code, column_name) from ingest.issue order by line_number, code")).AsList();
    }

    protected async Task<long> CountAsync(string table)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        return await connection.QuerySingleAsync<long>($"select count(*) from {table}");
    }

    protected async Task ExecuteAsync(string sql)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }
}
