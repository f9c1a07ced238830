using System.Diagnostics;

using ContactPoint.Jobs.Commands;
using ContactPoint.Jobs.Store;
using ContactPoint.Jobs.Tests.Commands;
using ContactPoint.Jobs.Tests.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>A night whose program is killed again and again publishes the very files of a night that was left alone.</summary>
public sealed class KilledNightTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-killed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_killed_night_is_taken_up_again_and_gives_the_same_files_byte_for_byte()
    {
        var key = Path.Combine(_folder.FullName, "key.json");
        Assert.Equal(0, (await ProgramRun.StartAsync("keys", "new", key)).Code);
        var left = await InstallationAsync("left-alone", key);
        var killed = await InstallationAsync("killed", key);

        var whole = await ProgramRun.StartAsync(left.Environment, Night);
        foreach (var stage in new[] { "receive", "stage", "link", "identify", "gate", "publish" })
        {
            await KillInAsync(stage, killed);
        }

        var resumed = await ProgramRun.StartAsync(killed.Environment, Night);

        Assert.True(whole.Code == 0, whole.Errors);
        Assert.True(resumed.Code == 0, resumed.Errors);
        Assert.Equal(Files(left.Folder), Files(killed.Folder));
    }

    private static string[] Night =>
        ["nightly", "--inbox", DemoCommand.Days()[0].Folder, "--as-of", "2026-09-14", "--quiet", "--json"];

    private async Task<Installation> InstallationAsync(string name, string key)
    {
        var folder = Path.Combine(_folder.FullName, name);
        var connection = await TestServer.NewDatabaseAsync();
        return new(folder, connection, new Dictionary<string, string?>
        {
            ["CONTACTPOINT_DATA"] = folder,
            ["CONTACTPOINT_KEY_FILE"] = key,
            ["ConnectionStrings__ContactPoint"] = connection,
        });
    }

    /// <summary>Starts the night, or takes it up, and kills its program the moment that a stage is being worked on.</summary>
    private static async Task KillInAsync(string stage, Installation installation)
    {
        using var process = ProgramRun.Start(installation.Environment, Night);
        var clock = Stopwatch.StartNew();
        while (!await IsRunningAsync(stage, installation))
        {
            Assert.False(process.HasExited, $"the night ended before its stage {stage} was seen");
            Assert.True(clock.Elapsed < Patience, $"the stage {stage} never began");
            await Task.Delay(10);
        }

        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task<bool> IsRunningAsync(string stage, Installation installation)
    {
        try
        {
            await using var database = new Database(installation.Connection + ";Pooling=false");
            await using var connection = await database.OpenAsync(CancellationToken.None);
            return await connection.QuerySingleAsync<bool>(
                "select exists (select from run.stage where stage = @stage and state = 'running')", new { stage });
        }
        catch (Npgsql.PostgresException)
        {
            // The database, or the table, is still to be made.
            return false;
        }
    }

    private static string[] Files(string folder) =>
        [.. new DirectoryInfo(Path.Combine(folder, "snapshots", "000001")).GetFiles()
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Name} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file.FullName)))}")];

    private sealed record Installation(string Folder, string Connection, IReadOnlyDictionary<string, string?> Environment);
}
