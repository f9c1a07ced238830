using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Directory;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

using Npgsql;

namespace ContactPoint.Jobs.Hosting;

/// <summary>What a host of the program is for.</summary>
public enum HostRole
{
    /// <summary>Reads, and changes nothing: so it may look at the demo's data as well.</summary>
    Reader,

    /// <summary>Reads and asks: no worker.</summary>
    Client,

    /// <summary>Takes jobs as well.</summary>
    Worker,

    /// <summary>Takes jobs, keeps the schedule, and serves the web pages.</summary>
    Web,
}

/// <summary>Puts the program together: PostgreSQL, the schema, Hangfire, the log and the rooms.</summary>
public sealed class ContactPointHost : IAsyncDisposable
{
    private readonly PrivatePostgres? _postgres;

    private ContactPointHost(IHost host, PrivatePostgres? postgres)
    {
        Host = host;
        _postgres = postgres;
    }

    /// <summary>The composed host; it takes no job until it is started.</summary>
    public IHost Host { get; }

    /// <summary>How others on this machine connect to the same database.</summary>
    public string ConnectionString => Services.GetRequiredService<Database>().ConnectionString;

    /// <summary>Whether a private server was started for this host, and ends with it.</summary>
    public bool OwnsServer => _postgres is { IsOwn: true };

    /// <summary>The services.</summary>
    public IServiceProvider Services => Host.Services;

    /// <summary>Starts what is needed and brings the database up to date; takes no job until the application is started.</summary>
    /// <param name="role">What the host is for.</param>
    /// <param name="configFile">A configuration file named on the command line.</param>
    /// <param name="fixedSettings">Settings that the verb itself fixes.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="MissingPartException">PostgreSQL, or a key, is missing or cannot be used.</exception>
    public static Task<ContactPointHost> StartAsync(
        HostRole role, string? configFile, IReadOnlyDictionary<string, string?> fixedSettings, CancellationToken cancellationToken) =>
        StartAsync(role, configFile, fixedSettings, allowSampleKey: false, cancellationToken);

    /// <summary>Starts the program for the demo and the tests: on made-up children the key that everybody has will do. No configuration can ask for this.</summary>
    /// <inheritdoc cref="StartAsync(HostRole, string?, IReadOnlyDictionary{string, string?}, CancellationToken)"/>
    public static Task<ContactPointHost> StartOnSamplesAsync(
        HostRole role, string? configFile, IReadOnlyDictionary<string, string?> fixedSettings, CancellationToken cancellationToken) =>
        StartAsync(role, configFile, fixedSettings, allowSampleKey: true, cancellationToken);

    private static async Task<ContactPointHost> StartAsync(
        HostRole role, string? configFile, IReadOnlyDictionary<string, string?> fixedSettings, bool allowSampleKey, CancellationToken cancellationToken)
    {
        var (builder, build) = NewBuilder(role);
        ProgramConfiguration.Add(builder.Configuration, configFile, fixedSettings);
        var settings = HostSettings.Read(builder.Configuration, role, allowSampleKey);
        var (options, connectionString) = (settings.Options, settings.Connection);
        OwnFolder.Create(options.DataFolder);
        LogSetup.Add(builder, options);

        PrivatePostgres? postgres = null;
        if (connectionString is null)
        {
            postgres = await PrivatePostgres.StartAsync(
                PostgresBinaries.Find(options.PostgresBinFolder, AppContext.BaseDirectory),
                Path.Combine(options.DataFolder, "postgres"),
                cancellationToken);
            connectionString = PrivateServer.DatabaseOf(postgres.ConnectionString);
        }

        try
        {
            AddServices(builder.Services, connectionString, settings);
            builder.Services.AddHangfireClient();
            var takesJobs = role is HostRole.Worker or HostRole.Web;
            if (takesJobs)
            {
                builder.Services.AddHangfireWorker(settings.Nightly.Workers);
            }

            var host = build();
            await PrepareAsync(host.Services, cancellationToken);
            if (takesJobs)
            {
                HangfireSetup.ScheduleUpkeep(host.Services);
            }

            return new(host, postgres);
        }
        catch
        {
            await (postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync();
        await ((IAsyncDisposable)Host).DisposeAsync();
        // Hangfire's pool outlives its host, and the next host in this process would be handed sessions of a server that is gone.
        NpgsqlConnection.ClearAllPools();
        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static (IHostApplicationBuilder Builder, Func<IHost> Build) NewBuilder(HostRole role)
    {
        if (role == HostRole.Web)
        {
            var web = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            return (web, web.Build);
        }

        var plain = new HostApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        return (plain, plain.Build);
    }

    private static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<Database>().Migrate();
        await services.GetRequiredService<Database>().RefuseOtherKeyAsync(
            services.GetRequiredService<Sealing>().KeyCheck, cancellationToken);
        var feeds = services.GetRequiredService<FeedCatalogue>().Feeds.Select(feed => feed.Name);
        await services.GetRequiredService<Extracts>().AddFeedsAsync(feeds, cancellationToken);
    }

    private static void AddServices(IServiceCollection services, string connectionString, HostSettings settings)
    {
        services.AddOptions<ContactPointOptions>().BindConfiguration(ContactPointOptions.Section);
        services.AddOptions<NightlyOptions>().BindConfiguration(NightlyOptions.Section);
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section);
        services.AddSingleton(TimeProvider.System).AddSingleton<NightCalendar>();
        services.AddSingleton(settings.Keys);
        services.AddSingleton<Sealing>().AddSingleton<RecordSeal>().AddSingleton<AllowList>();
        services.AddSingleton(settings.Files.Lists);
        services.AddSingleton(settings.Files.Feeds);
        services.AddSingleton(settings.Files.Registers);
        services.AddSingleton(_ => new Database(connectionString));
        services.AddSingleton<RunLedger>().AddSingleton<Extracts>().AddSingleton<InboxDecisions>().AddSingleton<CurrentRecords>().AddSingleton<ScreenedRecords>();
        services.AddSingleton<Linkages>().AddSingleton<Memberships>().AddSingleton<Snapshots>().AddSingleton<GateResults>().AddSingleton<AllowedValues>().AddSingleton<MinimisedCounts>();
        services.AddSingleton<Audit>().AddSingleton<PublishedChildren>().AddSingleton<Lookup>();
        services.AddNight();
    }
}
