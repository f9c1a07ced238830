using System.Text.Json;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Registers;
using ContactPoint.Jobs.Commands;
using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;
using ContactPoint.Jobs.Tests.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Commands;

/// <summary>The dry run judges as the night would, as far as what the night consults is there.</summary>
public sealed class FeedCheckTests(TestDatabase test) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Header = "Entry No,Child Surname,Child Forenames,Date of Birth,Sex,Mother Name,Father Name,Address,Address Line 2,Town,Postcode,Informant Phone,Informant Email\n";
    private const string Genuine = "Adolphus Violence";
    private static readonly (string, string, string) Ann = ("Ann Poole", "data-quality", "The family is called so; seen on the certificate");
    private static readonly (string, string, string) Bo = ("Bo Lee", "data-quality", "Checked with the register office");

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-dry-");
    private readonly Dictionary<string, string?> _environment = [];
    private string _feed = "registrations";

    public async Task InitializeAsync()
    {
        File.SetUnixFileMode(_folder.FullName, (UnixFileMode)0b111_101_101);
        KeyFile.Create(PathOf("keys.json"));
        _environment["CONTACTPOINT_DATA"] = PathOf("data");
        _environment["CONTACTPOINT_KEY_FILE"] = PathOf("keys.json");
        _environment["ConnectionStrings__ContactPoint"] = null;
        using var sealing = new Sealing(Keys);
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            truncate ingest.feed, run.installation restart identity cascade;
            insert into run.installation (key_check) values (@KeyCheck);
            insert into ingest.feed (name) values ('registrations');
            """,
            new { sealing.KeyCheck });
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Without_a_database_it_works_and_says_in_a_line_what_was_not_looked_at()
    {
        var checkedFile = await CheckAsync(Row(1, "Lee"));
        var (output, _) = await ShowAsync(Row(1, "Lee"));

        Assert.Equal((1, 1), (checkedFile.GetProperty("rows").GetInt32(), checkedFile.GetProperty("accepted").GetInt32()));
        Assert.False(checkedFile.GetProperty("wouldBeHeld").GetBoolean());
        Assert.Equal(JsonValueKind.Null, checkedFile.GetProperty("lastLoads").ValueKind);
        const string Line = "The allow-list and the last loads were not looked at: no database is configured, and none runs in the data folder.";
        Assert.Equal(Line, checkedFile.GetProperty("notLookedAt").GetString());
        Assert.Contains(Line + "\n", output, StringComparison.Ordinal);
        Assert.False(checkedFile.TryGetProperty("notCompared", out _));
        Assert.False(System.IO.Directory.Exists(PathOf("data")));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_stops_nothing()
    {
        _environment["ConnectionStrings__ContactPoint"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=none";

        var checkedFile = await CheckAsync(Row(1, "Lee"));

        Assert.Equal(1, checkedFile.GetProperty("accepted").GetInt32());
        Assert.StartsWith("The allow-list and the last loads were not looked at: PostgreSQL cannot be reached.", checkedFile.GetProperty("notLookedAt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_server_that_runs_already_is_looked_at()
    {
        await using var server = await PrivatePostgres.StartAsync(
            PostgresBinaries.Find(Environment.GetEnvironmentVariable("CONTACTPOINT_PG_BIN"), AppContext.BaseDirectory), PrivateServer.FolderIn(PathOf("data")), CancellationToken.None);
        await using var database = new Database(server.ConnectionString.Replace("Database=postgres", "Database=contactpoint", StringComparison.Ordinal));
        database.Migrate();

        var checkedFile = await CheckAsync(Row(1, "Lee"));

        Assert.Equal(JsonValueKind.Null, checkedFile.GetProperty("notLookedAt").ValueKind);
        Assert.Equal(0, checkedFile.GetProperty("lastLoads").GetArrayLength());
    }

    [Fact]
    public async Task What_the_operator_knows_is_consulted()
    {
        _feed = await SpecAsync("to: carer_1_phone }", "to: practitioner_phone }", "\nconstants:", "\nconstants:\n  service: family-support");
        var rows = Row(1, "Lee", address: "Rowan House") + Row(2, "Lee", phone: "07700 900111");
        Assert.Equal(2, (await CheckAsync(rows)).GetProperty("accepted").GetInt32());

        var lists = _folder.CreateSubdirectory("lists").FullName;
        await File.WriteAllTextAsync(Path.Combine(lists, OperatorLists.Refuges), "# ours\nRowan House\n");
        await File.WriteAllTextAsync(Path.Combine(lists, OperatorLists.SensitiveContacts), "07700 900111\n");
        _environment["ContactPoint__ListsFolder"] = lists;
        var checkedFile = await CheckAsync(rows);

        Assert.Equal((0, 2), (checkedFile.GetProperty("accepted").GetInt32(), checkedFile.GetProperty("held").GetInt32()));
        Assert.Equal(["R14B", "R25"], checkedFile.GetProperty("rules").EnumerateObject().Select(rule => rule.Name).Where(name => name != "R00"));
    }

    [Fact]
    public async Task What_two_people_let_be_is_let_be()
    {
        _environment["ConnectionStrings__ContactPoint"] = test.Database.ConnectionString;
        var list = new AllowList(new AllowedValues(test.Database), Keys, ScreenLists.None);
        var id = await list.ProposeAsync("registrations", "R17A", Genuine, Ann, CancellationToken.None);
        Assert.Equal(1, (await CheckAsync(Row(1, Genuine))).GetProperty("held").GetInt32());

        await list.ApproveAsync(id, Genuine, Bo, CancellationToken.None);
        var checkedFile = await CheckAsync(Row(1, Genuine));
        Assert.Equal(1, checkedFile.GetProperty("accepted").GetInt32());
        Assert.Equal(JsonValueKind.Null, checkedFile.GetProperty("notLookedAt").ValueKind);

        _environment["CONTACTPOINT_KEY_FILE"] = null;
        var withoutKey = await CheckAsync(Row(1, Genuine));
        Assert.Equal(1, withoutKey.GetProperty("held").GetInt32());
        Assert.StartsWith("The allow-list was not looked at. There is no key file.", withoutKey.GetProperty("notLookedAt").GetString(), StringComparison.Ordinal);

        KeyFile.Create(PathOf("other.json"));
        _environment["CONTACTPOINT_KEY_FILE"] = PathOf("other.json");
        Assert.Contains("another key", (await CheckAsync(Row(1, Genuine))).GetProperty("notLookedAt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_for_what_the_night_would_hold_the_extract()
    {
        _environment["ConnectionStrings__ContactPoint"] = test.Database.ConnectionString;
        await LoadAsync(records: 100);

        var (output, _) = await ShowAsync(Row(1, "Lee"));
        var checkedFile = await CheckAsync(Row(1, "Lee") + Row(2, "Lee", address: "GB29NWBK60161331926819"));

        var reasons = checkedFile.GetProperty("holdReasons").EnumerateArray().Select(reason => reason.GetString()!).ToList();
        Assert.True(checkedFile.GetProperty("wouldBeHeld").GetBoolean());
        Assert.StartsWith("1 of 2 rows have bank, card or National Insurance numbers", reasons[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "It speaks of 2026-09-14, and the extract in force speaks of 2026-09-15.",
                "It has 2 rows, and the extract in force has 100: more than 20% apart.",
                "It would withdraw 98 of the feed's 100 records in force.",
            ],
            reasons.Skip(1));
        Assert.Contains("The night would hold the whole extract: It has 1 rows", output, StringComparison.Ordinal);
        Assert.Contains("once a person releases the extract", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extract_like_the_last_one_would_not_be_held()
    {
        _environment["ConnectionStrings__ContactPoint"] = test.Database.ConnectionString;
        await LoadAsync(records: 20);

        var checkedFile = await CheckAsync(string.Concat(Enumerable.Range(1, 19).Select(row => Row(row, "Lee"))), "registrations-20260915.csv");

        Assert.Equal([], checkedFile.GetProperty("holdReasons").EnumerateArray());
        Assert.Equal(1, checkedFile.GetProperty("lastLoads").GetArrayLength());
    }

    [Fact]
    public async Task What_the_specification_expects_needs_no_database()
    {
        _feed = await SpecAsync("\nrank:", "\nexpected_rows: { usual: 10, within_percent: 20 }\nrank:");

        Assert.Equal(
            ["It has 1 rows, and the specification expects 8 to 12."],
            (await CheckAsync(Row(1, "Lee"))).GetProperty("holdReasons").EnumerateArray().Select(reason => reason.GetString()));
    }

    [Fact]
    public async Task A_refused_file_leaves_no_accepted_row_and_the_report_says_why()
    {
        _feed = await SpecAsync("\nfile:", "\nfile:\n  trailer: { starts_with: END, count_in_field: 2 }");
        await File.WriteAllTextAsync(PathOf("accepted.csv"), "of another file\n");

        var run = await RunAsync(Row(1, "Lee") + Row(2, "Lee") + "END,7,,,,,,,,,,,\n", "registrations-20260914.csv", ExitCodes.Refused, Outputs());

        Assert.Contains("CP0911", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("accepted.csv")));
        var lines = await File.ReadAllLinesAsync(PathOf("issues.csv"));
        Assert.StartsWith("0,,CP0911,error,file_refused,supplier,", Assert.Single(lines.Skip(1)), StringComparison.Ordinal);
        Assert.Empty(System.IO.Directory.GetFiles(_folder.FullName, "*.part"));
    }

    [Fact]
    public async Task A_file_that_is_read_to_its_end_leaves_whole_files()
    {
        await RunAsync(Row(1, "Lee") + Row(2, "Lee"), "registrations-20260914.csv", ExitCodes.Done, Outputs());

        Assert.Equal(3, (await File.ReadAllLinesAsync(PathOf("accepted.csv"))).Length);
        Assert.True(File.Exists(PathOf("issues.csv")));
        Assert.Empty(System.IO.Directory.GetFiles(_folder.FullName, "*.part"));
    }

    [Fact]
    public async Task Days_that_were_probably_exchanged_would_hold_the_extract()
    {
        var rows = string.Concat(Enumerable.Range(1, 40).Select(row => Row(row, "Lee").Replace("2012-09-03", $"2012-09-{1 + (row % 12):00}", StringComparison.Ordinal)));

        Assert.StartsWith("None of 40 dates of birth is later than the 12th", Assert.Single((await CheckAsync(rows)).GetProperty("holdReasons").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_watches_sees_every_pass_to_its_end()
    {
        await File.WriteAllTextAsync(PathOf("watched.csv"), Header + string.Concat(Enumerable.Range(1, 40_000).Select(row => Row(row, "Lee"))));
        var file = new FileInfo(PathOf("watched.csv"));
        var passes = new Dictionary<string, List<long>>(StringComparer.Ordinal);
        var spec = FeedSpec.Parse(
            (await File.ReadAllTextAsync(await SpecAsync())).Replace("to: carer_1_phone }", "to: do_not_record }", StringComparison.Ordinal), "registrations.yaml");
        await using var background = await DryRunBackground.ReadAsync("registrations", ScreenLists.None, null, () => Keys, CancellationToken.None);

        await new FeedCheckRun(spec, file, new(null, null, new(2026, 9, 14)), RegisterSet.None, background).CheckAsync(
            new(file, (pass, bytes) => (passes.TryGetValue(pass, out var seen) ? seen : passes[pass] = []).Add(bytes)), CancellationToken.None);

        Assert.Equal(["encoding", "rows", "who objects"], passes.Keys.Order(StringComparer.Ordinal));
        Assert.All(passes.Values, seen => Assert.True(seen.Count > 2 && seen[^1] == file.Length));
    }

    private string[] Outputs() => ["--accepted", PathOf("accepted.csv"), "--report", PathOf("issues.csv")];

    /// <summary>The sample's specification with some of its text replaced.</summary>
    private async Task<string> SpecAsync(params string[] replaced)
    {
        var spec = await File.ReadAllTextAsync(ContactPointOptions.Sample(Path.Combine("feeds", "registrations.yaml")));
        foreach (var pair in replaced.Chunk(2))
        {
            Assert.Contains(pair[0], spec, StringComparison.Ordinal);
            spec = spec.Replace(pair[0], pair[1], StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(PathOf("registrations.yaml"), spec);
        return PathOf("registrations.yaml");
    }

    private KeyFile Keys => KeyFile.Read(PathOf("keys.json"), allowSample: false);

    private static string Row(int key, string surname, string address = "1 Mill Lane", string phone = "") =>
        $"R{key},{surname},Ann,2012-09-03,F,Bea Lee,,{address},,,M57 1XN,{phone},\n";

    private async Task LoadAsync(int records)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            insert into ingest.extract (feed_id, sha256, size_bytes, extract_date, state, rows, accepted, quarantined, held, withheld, duplicate)
            values (1, decode(repeat('01', 32), 'hex'), 1, '2026-09-15', 'staged', @records, @records, 0, 0, 0, 0);
            insert into ingest.record (extract_id, feed_id, line_number, content_hash, local_id, surname, birth_date_estimated, gender, lead_professional, shielded)
            select 1, 1, n, gen_random_uuid(), 'R' || n, 'Lee', false, 'U', false, false from generate_series(1, @records) n;
            """,
            new { records });
    }

    private async Task<JsonElement> CheckAsync(string rows, string name = "registrations-20260914.csv")
    {
        var run = await RunAsync(rows, name, ExitCodes.Done, "--json");
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private async Task<(string Output, string Errors)> ShowAsync(string rows)
    {
        var run = await RunAsync(rows, "registrations-20260914.csv", ExitCodes.Done);
        return (run.Output, run.Errors);
    }

    private async Task<ProgramRun> RunAsync(string rows, string name, int code, params string[] more)
    {
        await File.WriteAllTextAsync(PathOf(name), Header + rows);
        var run = await ProgramRun.StartAsync(_environment, ["feed", "check", PathOf(name), "--feed", _feed, "--as-of", "2026-09-16", .. more]);
        Assert.True(run.Code == code, run.Errors);
        return run;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
