using System.Globalization;

using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ContactPoint.Jobs.Hosting;

/// <summary>The log: one JSON object a line in a file a day, and warnings on standard error. Ids and counts, never people.</summary>
public static class LogSetup
{
    private const int FilesKept = 31;

    /// <summary>Replaces the default loggers.</summary>
    public static void Add(IHostApplicationBuilder builder, ContactPointOptions options)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(
            log => log
                .MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("Hangfire", LogEventLevel.Warning)
                .WriteTo.File(
                    new CompactJsonFormatter(),
                    Path.Combine(Path.GetFullPath(options.DataFolder), "logs", "contactpoint-.log"),
                    rollingInterval: RollingInterval.Day,
                    retainedFileCountLimit: FilesKept,
                    shared: true)
                .WriteTo.Console(
                    restrictedToMinimumLevel: LogEventLevel.Warning,
                    standardErrorFromLevel: LogEventLevel.Verbose,
                    formatProvider: CultureInfo.InvariantCulture),
            preserveStaticLogger: true);
    }
}
