namespace ContactPoint.Jobs.Nightly;

/// <summary>Registers the night.</summary>
public static class NightServices
{
    /// <summary>Adds the run, its guard, and one class for each stage.</summary>
    public static IServiceCollection AddNight(this IServiceCollection services) => services
        .AddSingleton<NightlyRun>()
        .AddSingleton<StageWorker>()
        .AddSingleton<ExtractInbox>()
        .AddSingleton<DropFolderIntake>()
        .AddSingleton<NightScreening>()
        .AddSingleton<NightGates>()
        .AddSingleton<MinimisationLedger>()
        .AddSingleton<ExtractReading>()
        .AddSingleton<Rescreening>()
        .AddSingleton<MatchingTable>()
        .AddSingleton<SnapshotAssembly>()
        .AddSingleton<NightReader>()
        .AddTransient<ScheduledNight>()
        .AddTransient<ForgottenStages>()
        .AddTransient<InboxPurge>()
        .AddTransient<ReceiveJob>()
        .AddTransient<ReadJob>()
        .AddTransient<StageJob>()
        .AddTransient<RescreenJob>()
        .AddTransient<LinkJob>()
        .AddTransient<IdentifyJob>()
        .AddTransient<GateJob>()
        .AddTransient<PublishJob>();
}
