using System.Diagnostics;

using ContactPoint.Jobs.Commands;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;
using ContactPoint.Jobs.Tests.Commands;
using ContactPoint.Jobs.Tests.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>A night whose program is killed again and again publishes the very files of a night that was left alone.</summary>
public sealed class KilledNightTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const string IsStopped = "select exists (select from pg_locks where not granted and relation = 'ingest.screening_doubt'::regclass)";
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-killed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_night_that_is_killed_while_records_are_screened_again_gives_the_same_files_and_sets_the_same_aside()
    {
        var key = Path.Combine(_folder.FullName, "key.json");
        Assert.Equal(0, (await ProgramRun.StartAsync("keys", "new", key)).Code);
        var left = await InstallationAsync("left-alone", key);
        var killed = await InstallationAsync("killed", key);
        foreach (var installation in new[] { left, killed })
        {
            var first = await ProgramRun.StartAsync(installation.Environment, Night);
            Assert.True(first.Code == 0, first.Errors);
            await AddRefugeAsync(installation);
        }

        var whole = await ProgramRun.StartAsync(left.Environment, NextNight);
        await KillInAsync("rescreen", killed, NextNight);
        Assert.Empty(await SetAsideAsync(killed));
        var resumed = await ProgramRun.StartAsync(killed.Environment, NextNight);

        Assert.True(whole.Code == 0, whole.Errors);
        Assert.True(resumed.Code == 0, resumed.Errors);
        Assert.Equal(Files(left.Folder, snapshot: 2), Files(killed.Folder, snapshot: 2));
        Assert.NotEmpty(await SetAsideAsync(left));
        Assert.Equal(await SetAsideAsync(left), await SetAsideAsync(killed));
    }

    [Fact]
    public async Task A_killed_night_is_taken_up_again_and_gives_the_same_files_byte_for_byte()
    {
        var key = Path.Combine(_folder.FullName, "key.json");
        Assert.Equal(0, (await ProgramRun.StartAsync("keys", "new", key)).Code);
        var left = await InstallationAsync("left-alone", key);
        var killed = await InstallationAsync("killed", key);

        var whole = await ProgramRun.StartAsync(left.Environment, Night);
        foreach (var stage in new[] { "receive", "stage", "rescreen", "link", "identify", "gate", "publish" })
        {
            await KillInAsync(stage, killed, Night);
        }

        var resumed = await ProgramRun.StartAsync(killed.Environment, Night);

        Assert.True(whole.Code == 0, whole.Errors);
        Assert.True(resumed.Code == 0, resumed.Errors);
        Assert.Equal(Files(left.Folder, snapshot: 1), Files(killed.Folder, snapshot: 1));
    }

    private static string[] Night => NightOf(0);

    private static string[] NextNight => NightOf(1);

    private static string[] NightOf(int day) =>
        ["nightly", "--inbox", DemoCommand.Days()[day].Folder, "--as-of", $"{DemoCommand.Days()[day].AsOf:yyyy-MM-dd}", "--quiet", "--json"];

    private async Task<Installation> InstallationAsync(string name, string key)
    {
        var folder = Path.Combine(_folder.FullName, name);
        var connection = await TestServer.NewDatabaseAsync();
        return new(folder, connection, new Dictionary<string, string?>
        {
            ["CONTACTPOINT_DATA"] = folder,
            ["CONTACTPOINT_KEY_FILE"] = key,
            ["ConnectionStrings__ContactPoint"] = connection,
            ["ContactPoint__ListsFolder"] = System.IO.Directory.CreateDirectory(Path.Combine(folder, "lists")).FullName,
        });
    }

    /// <summary>Starts the night, or takes it up, and kills its program the moment that a stage is being worked on.</summary>
    /// <remarks>Screening again a few thousand records is over too soon to be met by looking: it is stopped where all is written and nothing committed.</remarks>
    private static async Task KillInAsync(string stage, Installation installation, string[] night)
    {
        await using var database = new Database(installation.Connection + ";Pooling=false");
        await using var stopper = stage == "rescreen" ? await database.OpenAsync(CancellationToken.None) : null;
        await using var transaction = stopper is null ? null : await stopper.BeginTransactionAsync();
        await (stopper?.ExecuteAsync("lock table ingest.screening_doubt") ?? Task.FromResult(0));
        using var process = ProgramRun.Start(installation.Environment, night);
        var clock = Stopwatch.StartNew();
        while (!await IsAsync(installation, stage == "rescreen" ? IsStopped : $"select exists (select from run.stage where stage = '{stage}' and state = 'running')"))
        {
            Assert.False(process.HasExited, $"the night ended before its stage {stage} was seen");
            Assert.True(clock.Elapsed < Patience, $"the stage {stage} never began");
            await Task.Delay(10);
        }

        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task<bool> IsAsync(Installation installation, string question)
    {
        try
        {
            return await QueryAsync<bool>(installation, question) is [true];
        }
        catch (Npgsql.PostgresException)
        {
            // The database, or the table, is still to be made.
            return false;
        }
    }

    /// <summary>One more line in the operator's list, which some records in force of the first night have.</summary>
    private static async Task AddRefugeAsync(Installation installation)
    {
        var line = Assert.Single(await QueryAsync<string>(
            installation, "select address_1 from ingest.current_record where address_1 is not null group by 1 having count(*) = 3 order by address_1 collate \"C\" limit 1"));
        await File.WriteAllTextAsync(Path.Combine(installation.Folder, "lists", OperatorLists.Refuges), line);
    }

    private static Task<IReadOnlyList<string>> SetAsideAsync(Installation installation) => QueryAsync<string>(
        installation,
        """
        select concat_ws(' ', feed_id, extract_id, line_number, held_for, held_fields, exists (select from ingest.restriction where restriction.local_id = record.local_id))
        from ingest.accepted_record record where held_for is not null order by feed_id, extract_id, line_number
        """);

    private static async Task<IReadOnlyList<T>> QueryAsync<T>(Installation installation, string sql)
    {
        await using var database = new Database(installation.Connection + ";Pooling=false");
        await using var connection = await database.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<T>(sql)).AsList();
    }

    private static string[] Files(string folder, int snapshot) =>
        [.. new DirectoryInfo(Path.Combine(folder, "snapshots", $"{snapshot:D6}")).GetFiles()
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Name} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file.FullName)))}")];

    private sealed record Installation(string Folder, string Connection, IReadOnlyDictionary<string, string?> Environment);
}
