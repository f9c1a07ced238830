using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Hosting;

/// <summary>The private PostgreSQL of a data folder, for those who start, stop or clear it by hand.</summary>
public static class PrivateServer
{
    private const string FolderName = "postgres";
    private const string DatabaseName = "contactpoint";

    /// <summary>The server's folder in a data folder.</summary>
    public static string FolderIn(string dataFolder) => Path.Combine(Path.GetFullPath(dataFolder), FolderName);

    /// <summary>How to connect to the database on the server of a data folder, if one runs; none is started.</summary>
    /// <returns><see langword="null"/> when none runs.</returns>
    public static async Task<string?> RunningAsync(string dataFolder, CancellationToken cancellationToken) =>
        await PrivatePostgres.FindRunningAsync(FolderIn(dataFolder), cancellationToken) is { } server ? DatabaseOf(server) : null;

    /// <summary>The program's own database on a private server.</summary>
    internal static string DatabaseOf(string server) => server.Replace("Database=postgres", $"Database={DatabaseName}", StringComparison.Ordinal);

    /// <summary>Asks the server of a data folder to stop, whoever started it.</summary>
    /// <returns><see langword="false"/> when none was running.</returns>
    public static bool Stop(string dataFolder) => PrivatePostgres.Stop(FolderIn(dataFolder));

    /// <summary>Deletes a data folder whose content can be made again.</summary>
    /// <exception cref="RefusedException">Its server runs, for another process.</exception>
    public static void Clear(string dataFolder)
    {
        if (!System.IO.Directory.Exists(dataFolder))
        {
            return;
        }

        if (PrivatePostgres.IsRunning(FolderIn(dataFolder)))
        {
            throw new RefusedException($"The server of {dataFolder} is running, for another process. End that one first.");
        }

        System.IO.Directory.Delete(dataFolder, recursive: true);
    }
}
