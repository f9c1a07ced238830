using ContactPoint.Jobs.Commands;
using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Tests.Store;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>Runs nights on the committed samples, through Hangfire and a real PostgreSQL, in a data folder of its own.</summary>
public sealed class SampleNights : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private SampleNights(ContactPointHost host, string dataFolder)
    {
        Host = host;
        DataFolder = dataFolder;
    }

    /// <summary>The running program.</summary>
    public ContactPointHost Host { get; }

    /// <summary>Where it keeps its things.</summary>
    public string DataFolder { get; }

    /// <summary>Starts the program on an empty database.</summary>
    public static Task<SampleNights> StartAsync() => StartAsync(new Dictionary<string, string?>());

    /// <summary>Starts the program on an empty database, with some settings of its own.</summary>
    public static async Task<SampleNights> StartAsync(IReadOnlyDictionary<string, string?> own)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-night-").FullName;
        var settings = DemoCommand.Settings(folder);
        settings["ConnectionStrings:ContactPoint"] = await TestServer.NewDatabaseAsync();
        foreach (var (name, value) in own)
        {
            settings[name] = value;
        }

        var host = await ContactPointHost.StartOnSamplesAsync(HostRole.Worker, configFile: null, settings, CancellationToken.None);
        await host.Host.StartAsync();
        return new(host, folder);
    }

    /// <summary>Runs one night to its end.</summary>
    public async Task<NightReport> RunAsync(DateOnly asOf, string inbox)
    {
        var runId = await Host.Services.GetRequiredService<NightlyRun>().StartAsync(asOf, inbox, CancellationToken.None);
        var reader = Host.Services.GetRequiredService<NightReader>();
        using var limit = new CancellationTokenSource(Patience);
        while (!await reader.HasEndedAsync(runId, limit.Token))
        {
            await Task.Delay(50, limit.Token);
        }

        return await reader.ReadAsync(runId, CancellationToken.None);
    }

    /// <summary>Runs the nights of the samples' two days.</summary>
    public async Task<IReadOnlyList<NightReport>> RunBothAsync()
    {
        var reports = new List<NightReport>();
        foreach (var (asOf, folder) in DemoCommand.Days())
        {
            reports.Add(await RunAsync(asOf, folder));
        }

        return reports;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        System.IO.Directory.Delete(DataFolder, recursive: true);
    }
}
