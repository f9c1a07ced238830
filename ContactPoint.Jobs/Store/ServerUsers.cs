using System.Collections.Concurrent;

namespace ContactPoint.Jobs.Store;

/// <summary>Who uses a private server: each process that does holds a lock on one file, so that whoever started it does not stop it under the others.</summary>
/// <remarks>The locks are the system's, and go with a process however it ends. Hosts of the process that started the server count as that one.</remarks>
/// <threadsafety>Safe for any number of threads.</threadsafety>
internal sealed class ServerUsers : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly ConcurrentDictionary<string, bool> StartedHere = new(StringComparer.Ordinal);

    private readonly string _file;
    private FileStream? _lock;

    private ServerUsers(string file, FileStream? held) => (_file, _lock) = (file, held);

    /// <summary>Counts this process among a server's users. While somebody stops the server, it waits.</summary>
    /// <param name="dataFolder">The server's.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task<ServerUsers> JoinAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var file = $"{dataFolder}.users";
        if (StartedHere.ContainsKey(file))
        {
            return new(file, held: null);
        }

        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        while (true)
        {
            if (TryLock(file, FileAccess.Read, FileShare.Read) is { } held)
            {
                return new(file, held);
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Notes that this process started the server.</summary>
    public void Start() => StartedHere[_file] = true;

    /// <summary>Waits until no other process uses the server, and keeps new ones waiting until this is disposed.</summary>
    public async Task OutwaitOthersAsync()
    {
        _lock?.Dispose();
        while ((_lock = TryLock(_file, FileAccess.ReadWrite, FileShare.None)) is null)
        {
            await Task.Delay(Pause);
        }
    }

    /// <summary>Takes this process from the users.</summary>
    public void Dispose()
    {
        if (_lock is not null)
        {
            StartedHere.TryRemove(_file, out _);
            _lock.Dispose();
        }
    }

    private static FileStream? TryLock(string file, FileAccess access, FileShare share)
    {
        try
        {
            return new(file, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
