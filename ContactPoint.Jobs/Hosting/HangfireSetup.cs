using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;

using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Hosting;

/// <summary>Hangfire on the one PostgreSQL: a schema of its own, and job arguments that hold nothing but ids.</summary>
public static class HangfireSetup
{
    /// <summary>
    /// How long a fetched job may stay silent before another worker starts it. It slides while the worker lives; a fixed time would start
    /// every longer job twice (measured; see the decision record on the ledger).
    /// </summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    /// <summary>Adds the client side: jobs can be asked for, by this process or another.</summary>
    /// <remarks>
    /// Storage and activator are this host's own. Hangfire's are one for the whole process, so that of two hosts one would have run the
    /// other's jobs on its own database, and reported them as done.
    /// </remarks>
    public static IServiceCollection AddHangfireClient(this IServiceCollection services) => services
        .AddSingleton<JobStorage>(provider => StorageOn(provider.GetRequiredService<Database>().ConnectionString))
        .AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()))
        .AddHangfire(configuration => configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());

    private static PostgreSqlStorage StorageOn(string connectionString)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = "hangfire",
            PrepareSchemaIfNecessary = true,
            QueuePollInterval = TimeSpan.FromMilliseconds(200),
            InvisibilityTimeout = Silence,
            UseSlidingInvisibilityTimeout = true,
            AllowDegradedModeWithoutStorage = false,
        };
        return new(new NpgsqlConnectionFactory(connectionString, options), options);
    }

    /// <summary>Adds the worker side: this process takes jobs.</summary>
    public static IServiceCollection AddHangfireWorker(this IServiceCollection services, int workers) =>
        services.AddHangfireServer(options =>
        {
            options.WorkerCount = workers;
            options.SchedulePollingInterval = TimeSpan.FromSeconds(1);
        });

    /// <summary>Puts the sweep and the purge into the schedule: whatever works on nights also looks for what was forgotten, and for what must be.</summary>
    public static void ScheduleUpkeep(IServiceProvider services)
    {
        var jobs = services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<ForgottenStages>("forgotten-stages", sweep => sweep.AskAgainAsync(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<InboxPurge>("purge", purge => purge.PurgeAsync(CancellationToken.None), Cron.Hourly());
    }

    /// <summary>Puts the night into the schedule.</summary>
    public static void Schedule(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<NightlyOptions>>().Value;
        var jobs = services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<ScheduledNight>(
            "night",
            night => night.StartAsync(CancellationToken.None),
            options.Schedule,
            new RecurringJobOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone) });
    }
}
