using System.Reflection;

using Dapper;

using DbUp;
using DbUp.Engine.Output;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>The one PostgreSQL database: its connections and its schema.</summary>
/// <remarks><threadsafety>Safe for any number of threads; every caller gets a connection of its own.</threadsafety></remarks>
public sealed class Database : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    static Database() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Prepares connections; opens none.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    public Database(string connectionString)
    {
        ConnectionString = connectionString;
        // A pool's name stands in metrics; by default it would be the connection string.
        var builder = new NpgsqlDataSourceBuilder(connectionString) { Name = "contactpoint" };

        // A national night has statements that take minutes. They are stopped by whoever waits for them, not by a clock.
        builder.ConnectionStringBuilder.CommandTimeout = 0;
        _source = builder.Build();
    }

    /// <summary>The connection string, for Hangfire's storage.</summary>
    public string ConnectionString { get; }

    /// <summary>Opens a connection from the pool.</summary>
    /// <exception cref="MissingPartException">PostgreSQL cannot be reached.</exception>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.OpenConnectionAsync(cancellationToken);
        }
        catch (NpgsqlException exception) when (exception is not PostgresException)
        {
            throw new MissingPartException("PostgreSQL cannot be reached. Check ConnectionStrings__ContactPoint and that the server runs.");
        }
    }

    /// <summary>Creates the database itself where it is absent, then applies the migrations that it has not had. Safe to run again.</summary>
    public void Migrate()
    {
        EnsureDatabase.For.PostgresqlDatabase(ConnectionString, new Silence());
        var result = DeployChanges.To.PostgresqlDatabase(ConnectionString)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.EndsWith(".sql", StringComparison.Ordinal))
            .JournalToPostgresqlTable("public", "schema_version")
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogTo(new Silence())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new MissingPartException($"The database could not be brought up to date{(result.ErrorScript is { } script ? $" at {script.Name}" : "")}: {result.Error.Message}. Nothing was changed; run it again, and where it stays so, look at the database's own log.");
        }
    }

    /// <summary>Takes note of the installation's key at the first start, and refuses every other key after it.</summary>
    /// <param name="keyCheck">A keyed hash of a fixed text.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="MissingPartException">What lies in the database is sealed under another key.</exception>
    public async Task RefuseOtherKeyAsync(byte[] keyCheck, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await connection.ExecuteAsync("insert into run.installation (key_check) values (@keyCheck) on conflict do nothing", new { keyCheck });
        var known = await connection.QuerySingleAsync<byte[]>("select key_check from run.installation");
        if (!known.AsSpan().SequenceEqual(keyCheck))
        {
            throw new MissingPartException("CONTACTPOINT_KEY_FILE names another key than the one that this database is sealed under. Name the right one.");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>DbUp tells each statement; the ledger and the log tell what matters.</summary>
    private sealed class Silence : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args)
        {
        }

        public void LogDebug(string format, params object[] args)
        {
        }

        public void LogInformation(string format, params object[] args)
        {
        }

        public void LogWarning(string format, params object[] args)
        {
        }

        public void LogError(string format, params object[] args)
        {
        }

        public void LogError(Exception ex, string format, params object[] args)
        {
        }
    }
}
