using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>A PostgreSQL server that belongs to this process: on a socket only this user can reach, gone when the process is gone.</summary>
/// <remarks>
/// PostgreSQL refuses to run as root, so a root process starts it as <c>nobody</c>. <c>setpriv --pdeathsig</c> makes the kernel stop the
/// server (a fast shutdown) when its parent dies, even by kill -9; that signal follows the <em>thread</em> that forked, so the fork is
/// made on a thread that is kept until disposal.
/// <threadsafety>Start and dispose from one thread; the connection string may be used from any.</threadsafety>
/// </remarks>
public sealed partial class PrivatePostgres : IAsyncDisposable
{
    private const string User = "contactpoint";
    private const int LongestSocketFolder = 90;

    /// <summary>Each host keeps two pools, and several hosts may share a server: workers, or the classes of a test run.</summary>
    private const int MostConnections = 400;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly ServerUsers _users;
    private readonly Process? _server;
    private readonly ManualResetEventSlim? _release;

    private PrivatePostgres(string socketFolder, ServerUsers users, Process? server, ManualResetEventSlim? release)
    {
        _users = users;
        _server = server;
        _release = release;
        ConnectionString = ConnectionTo(socketFolder);
    }

    /// <summary>Connects to the server's <c>postgres</c> database.</summary>
    public string ConnectionString { get; }

    /// <summary>Whether this process started it.</summary>
    public bool IsOwn => _server is not null;

    /// <summary>Starts the server of a data folder, creating it when it is new. Where it already runs for another process, that one is used, and that process waits for this one before it stops it.</summary>
    /// <param name="binFolder">Holds <c>initdb</c> and <c>postgres</c>.</param>
    /// <param name="dataFolder">Holds the database; made when absent.</param>
    /// <param name="cancellationToken">Stops the waiting, and the server with it.</param>
    /// <exception cref="MissingPartException">The server could not be started; the message has PostgreSQL's own words.</exception>
    public static async Task<PrivatePostgres> StartAsync(string binFolder, string dataFolder, CancellationToken cancellationToken)
    {
        var data = Path.GetFullPath(dataFolder);
        var sockets = SocketFolder(data);
        var users = await ServerUsers.JoinAsync(data, cancellationToken);
        try
        {
            return await AnswersAsync(sockets, cancellationToken)
                ? new(sockets, users, server: null, release: null)
                : await StartOwnAsync(binFolder, data, sockets, users, cancellationToken);
        }
        catch
        {
            users.Dispose();
            throw;
        }
    }

    private static async Task<PrivatePostgres> StartOwnAsync(
        string binFolder, string data, string sockets, ServerUsers users, CancellationToken cancellationToken)
    {
        System.IO.Directory.CreateDirectory(data);
        System.IO.Directory.CreateDirectory(sockets, OwnerOnly);
        File.SetUnixFileMode(sockets, OwnerOnly);
        var launch = Launch.For(data);
        if (launch.NeedsOwner)
        {
            GiveToNobody(data);
            GiveToNobody(sockets);
        }

        await InitialiseAsync(binFolder, data, launch, cancellationToken);
        return await StartServerAsync(binFolder, data, sockets, users, launch, cancellationToken);
    }

    /// <summary>How to connect to the server of a data folder, if one runs and answers. Nothing is started or made.</summary>
    /// <returns><see langword="null"/> when none does.</returns>
    public static async Task<string?> FindRunningAsync(string dataFolder, CancellationToken cancellationToken) =>
        IsRunning(dataFolder) && SocketFolder(Path.GetFullPath(dataFolder)) is var sockets && await AnswersAsync(sockets, cancellationToken) ? ConnectionTo(sockets) : null;

    /// <summary>Asks the server of a data folder to stop, whoever started it.</summary>
    /// <returns><see langword="false"/> when none was running.</returns>
    public static bool Stop(string dataFolder) => Postmaster(dataFolder) is { } pid && kill(pid, Interrupt) == 0;

    /// <summary>Whether the server of a data folder runs, for this process or another.</summary>
    public static bool IsRunning(string dataFolder) => Postmaster(dataFolder) is not null;

    /// <summary>Stops the server if this process started it, as soon as no other process uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        using var users = _users;
        if (_server is null)
        {
            return;
        }

        await users.OutwaitOthersAsync();
        if (!_server.HasExited)
        {
            _ = kill(_server.Id, Interrupt);
        }

        await _server.WaitForExitAsync();
        _release!.Set();
        _server.Dispose();
        _release.Dispose();
    }

    /// <summary>The process that the folder's server runs as; a pid file left by a crash names one that is gone, or is no longer PostgreSQL.</summary>
    private static int? Postmaster(string dataFolder)
    {
        var pidFile = Path.Combine(Path.GetFullPath(dataFolder), "postmaster.pid");
        return File.Exists(pidFile)
            && int.TryParse(File.ReadLines(pidFile).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            && File.Exists($"/proc/{pid}/comm") && File.ReadAllText($"/proc/{pid}/comm").StartsWith("postgres", StringComparison.Ordinal)
            && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal)
                ? pid
                : null;
    }

    private static async Task InitialiseAsync(string bin, string data, Launch launch, CancellationToken cancellationToken)
    {
        if (File.Exists(Path.Combine(data, "PG_VERSION")))
        {
            return;
        }

        using var release = new ManualResetEventSlim();
        using var initdb = await ForkAsync(
            launch, release, Path.Combine(bin, "initdb"), "-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        _ = initdb.StandardOutput.ReadToEndAsync(cancellationToken);
        var complaint = await initdb.StandardError.ReadToEndAsync(cancellationToken);
        await initdb.WaitForExitAsync(cancellationToken);
        release.Set();
        if (initdb.ExitCode != 0)
        {
            throw new MissingPartException($"PostgreSQL could not set up its data folder {data}: {complaint.Trim()}");
        }
    }

    private static async Task<PrivatePostgres> StartServerAsync(
        string bin, string data, string sockets, ServerUsers users, Launch launch, CancellationToken cancellationToken)
    {
        var release = new ManualResetEventSlim();
        var server = await ForkAsync(
            launch, release, Path.Combine(bin, "postgres"), "-D", data, "-c", "listen_addresses=",
            "-c", $"unix_socket_directories={sockets}", "-c", "unix_socket_permissions=0700", "-c", "timezone=UTC", "-c", $"max_connections={MostConnections}");
        var lastWords = new StringBuilder();
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, line) => Keep(lastWords, line.Data);
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();

        var started = new PrivatePostgres(sockets, users, server, release);
        users.Start();
        var clock = Stopwatch.StartNew();
        while (!await AnswersAsync(sockets, cancellationToken))
        {
            if (server.HasExited || clock.Elapsed > StartLimit)
            {
                await started.DisposeAsync();
                throw new MissingPartException($"PostgreSQL did not start on {data}: {lastWords.ToString().Trim()}");
            }

            await Task.Delay(25, cancellationToken);
        }

        return started;
    }

    // PostgreSQL quotes statements, and so values, in its own log: only what ends a start is of use here.
    private static void Keep(StringBuilder lastWords, string? line)
    {
        if (line is not null && (line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("PANIC:", StringComparison.Ordinal)))
        {
            lastWords.AppendLine(line);
        }
    }

    private static async Task<bool> AnswersAsync(string sockets, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(sockets, ".s.PGSQL.5432")))
        {
            return false;
        }

        try
        {
            await using var connection = new NpgsqlConnection(ConnectionTo(sockets) + ";Pooling=false");
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string ConnectionTo(string sockets) => $"Host={sockets};Port=5432;Username={User};Database=postgres";

    /// <summary>
    /// The socket lies beside the data folder, where nobody else can have put one. Its path may have at most 107 bytes; where that is too
    /// long for the place, it lies in a temporary folder of a name that nobody can foretell, which a file beside the data tells.
    /// </summary>
    private static string SocketFolder(string data)
    {
        var beside = $"{data}.sock";
        if (Encoding.UTF8.GetByteCount(beside) <= LongestSocketFolder)
        {
            return beside;
        }

        var note = $"{data}.sock-folder";
        if (File.Exists(note) && System.IO.Directory.Exists(File.ReadAllText(note)))
        {
            return File.ReadAllText(note);
        }

        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(data)!);
        var made = System.IO.Directory.CreateTempSubdirectory("contactpoint-").FullName;
        File.WriteAllText(note, made);
        return made;
    }

    private static void GiveToNobody(string folder)
    {
        using var chown = Process.Start("chown", ["-R", "nobody:nogroup", folder]);
        chown.WaitForExit();
        if (chown.ExitCode != 0)
        {
            throw new MissingPartException($"{folder} could not be given to the user nobody, whom PostgreSQL runs as. Run as another user than root, or choose another folder with CONTACTPOINT_DATA.");
        }
    }

    private static Task<Process> ForkAsync(Launch launch, ManualResetEventSlim release, params string[] command)
    {
        var forked = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        void ForkAndStay()
        {
            try
            {
                forked.SetResult(Start([.. launch.Prefix, .. command]));
            }
            catch (Exception exception)
            {
                forked.SetException(exception);
                return;
            }

            release.Wait();
        }

        new Thread(ForkAndStay) { IsBackground = true, Name = "postgres owner" }.Start();
        return forked.Task;
    }

    private static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        foreach (var argument in command.AsSpan(1))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        return Process.Start(start)!;
    }

    private const int Interrupt = 2;

    [LibraryImport("libc")]
    private static partial uint geteuid();

    [LibraryImport("libc")]
    private static partial int kill(int pid, int signal);

    /// <summary>How the server is started for this user: what stands before its command, and whether nobody must own the folders.</summary>
    /// <remarks>In a session of its own: an interrupt at the terminal is for the program, which then stops the server last.</remarks>
    private sealed record Launch(string[] Prefix, bool NeedsOwner)
    {
        public static Launch For(string data) =>
            geteuid() != 0 ? new(["setsid", "setpriv", "--pdeathsig=INT", "--"], NeedsOwner: false)
            : OthersMayEnter(data) ? new(["setsid", "setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--pdeathsig=INT", "--"], NeedsOwner: true)
            : new(["unshare", "-U", "--map-user=65534", "--map-group=65534", "--", "setsid", "setpriv", "--pdeathsig=INT", "--"], NeedsOwner: false);

        // A home folder of mode 700 keeps nobody out; a user namespace, where root is seen as nobody, does not.
        private static bool OthersMayEnter(string folder)
        {
            for (var parent = new DirectoryInfo(folder).Parent; parent is not null; parent = parent.Parent)
            {
                if ((File.GetUnixFileMode(parent.FullName) & UnixFileMode.OtherExecute) == 0)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
