using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Tests.Store;

/// <summary>One private PostgreSQL for all tests of the process; it goes when the process goes. No server is a failure, never a skip.</summary>
public static class TestServer
{
    private static readonly Lazy<Task<PrivatePostgres>> Server = new(StartAsync);
    private static int _databases;

    /// <summary>A connection string to a database that nobody has used, not yet created.</summary>
    public static async Task<string> NewDatabaseAsync()
    {
        var server = await Server.Value;
        return server.ConnectionString.Replace(
            "Database=postgres", $"Database=test_{Interlocked.Increment(ref _databases)}", StringComparison.Ordinal);
    }

    private static Task<PrivatePostgres> StartAsync()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-tests-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(folder, recursive: true);
        var binaries = PostgresBinaries.Find(Environment.GetEnvironmentVariable("CONTACTPOINT_PG_BIN"), AppContext.BaseDirectory);
        return PrivatePostgres.StartAsync(binaries, Path.Combine(folder, "postgres"), CancellationToken.None);
    }
}

/// <summary>A migrated database of its own for one test class, so that classes run side by side.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    /// <summary>The database.</summary>
    public Database Database { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Database = new(await TestServer.NewDatabaseAsync());
        Database.Migrate();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Database.DisposeAsync();
}
