using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Registers;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Security;

namespace ContactPoint.Jobs.Hosting;

/// <summary>The configuration that a host starts by, and what it names: all of it can be used.</summary>
/// <param name="Options">Where the program keeps its things.</param>
/// <param name="Nightly">When the night runs.</param>
/// <param name="Connection">The database that is configured; <see langword="null"/> when none is.</param>
/// <param name="Keys">The installation's keys.</param>
/// <param name="Files">What the folders hold that the configuration names.</param>
internal sealed record HostSettings(ContactPointOptions Options, NightlyOptions Nightly, string? Connection, KeyFile Keys, ConfiguredFiles Files)
{
    /// <summary>Reads and checks everything before anything is started.</summary>
    /// <exception cref="MissingPartException">Every fault, one or more lines each. The files are looked at only where the settings that name them can be read.</exception>
    public static HostSettings Read(IConfiguration configuration, HostRole role, bool allowSampleKey)
    {
        var faults = new ConfigurationFaults();
        var options = faults.Read(() => ProgramConfiguration.Read<ContactPointOptions>(configuration, ContactPointOptions.Section));
        var nightly = faults.Read(() => NightlyOf(configuration));
        faults.Read(() => ProgramConfiguration.Read<RetentionOptions>(configuration, RetentionOptions.Section));
        var connection = faults.Read(() => ProgramConfiguration.ConnectionString(configuration));
        KeyFile? keys = null;
        ConfiguredFiles? files = null;
        if (options is not null)
        {
            keys = faults.Read(() => role == HostRole.Reader && connection is null
                ? DemoFolder.KeysToLookWith(options, allowSampleKey)
                : KeyFile.Read(options.KeyFile, allowSampleKey));
            files = ConfiguredFiles.Read(options, faults);
        }

        faults.Refuse();
        return new(options!, nightly!, connection, keys!, files!);
    }

    private static NightlyOptions NightlyOf(IConfiguration configuration)
    {
        var nightly = ProgramConfiguration.Read<NightlyOptions>(configuration, NightlyOptions.Section);
        return ScheduleChecks.FindFault(nightly) is { } fault ? throw new MissingPartException(fault) : nightly;
    }
}

/// <summary>What the folders hold that the configuration names.</summary>
/// <param name="Feeds">The feed specifications.</param>
/// <param name="Registers">The reference lists.</param>
/// <param name="Lists">What the operator knows.</param>
internal sealed record ConfiguredFiles(FeedCatalogue Feeds, RegisterSet Registers, ScreenLists Lists)
{
    /// <summary>Reads them, and notes each that cannot be used; then what is given back is not to be used either.</summary>
    public static ConfiguredFiles Read(ContactPointOptions options, ConfigurationFaults faults)
    {
        faults.Read(() =>
        {
            options.RequireModels();
            return options;
        });
        return new(
            faults.Read(options.ReadFeeds)!,
            faults.Read(options.ReadRegisters)!,
            faults.Read(() => OperatorLists.Load(options.ListsFolder))!);
    }
}
