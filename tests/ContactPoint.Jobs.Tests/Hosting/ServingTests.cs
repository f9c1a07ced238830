using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

using ContactPoint.Jobs.Tests.Commands;
using ContactPoint.Jobs.Tests.Store;

namespace ContactPoint.Jobs.Tests.Hosting;

/// <summary>The pages as people get them: from <c>serve</c> in a process of its own.</summary>
public sealed class ServingTests : IAsyncLifetime
{
    private const UnixFileMode OfOthers = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-serving-");
    private readonly int _port = FreePort();
    private readonly int _everywhere = FreePort();
    private readonly Dictionary<string, string?> _environment = [];
    private Process _server = null!;
    private Uri _address = null!;

    private string DataFolder => Path.Combine(_folder.FullName, "data");

    /// <summary>Starts the server under an environment that asks for the whole network in every way that .NET knows, and waits for its object.</summary>
    public async Task InitializeAsync()
    {
        var key = Path.Combine(_folder.FullName, "keys.json");
        Assert.Equal(0, (await ProgramRun.StartAsync("keys", "new", key)).Code);
        _environment["CONTACTPOINT_DATA"] = DataFolder;
        _environment["CONTACTPOINT_KEY_FILE"] = key;
        _environment["ConnectionStrings__ContactPoint"] = await TestServer.NewDatabaseAsync();
        _environment["Kestrel__Endpoints__X__Url"] = $"http://0.0.0.0:{_everywhere}";
        _environment["ASPNETCORE_URLS"] = $"http://0.0.0.0:{_everywhere}";
        _environment["URLS"] = $"http://0.0.0.0:{_everywhere}";
        _environment["ASPNETCORE_PREFERHOSTINGURLS"] = "true";
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "serve", "--urls", $"http://127.0.0.1:{_port}", "--json"])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        _server = Process.Start(start)!;
        var printed = new StringBuilder();
        string? line;
        do
        {
            line = await _server.StandardOutput.ReadLineAsync();
            printed.AppendLine(line);
        }
        while (line is not null and not "}");
        _address = new(JsonDocument.Parse(printed.ToString()).RootElement.GetProperty("urls")[0].GetString()!);
    }

    public async Task DisposeAsync()
    {
        _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_listens_on_this_machine_alone_answers_to_its_own_name_and_keeps_its_files_to_itself()
    {
        Assert.Equal([IPAddress.Loopback], ListenersOn(_port));
        Assert.Empty(ListenersOn(_everywhere));

        await AssertAnswersAsync(HttpStatusCode.OK, host: $"localhost:{_port}");
        await AssertAnswersAsync(HttpStatusCode.OK, host: $"127.0.0.1:{_port}", origin: _address.GetLeftPart(UriPartial.Authority));
        await AssertAnswersAsync(HttpStatusCode.BadRequest, host: "rebound.example.org");
        await AssertAnswersAsync(HttpStatusCode.BadRequest, host: $"localhost:{_port}", origin: "http://elsewhere.example.org");

        var extract = ContactPointOptions.Sample(Path.Combine("extracts", "day-1", "registrations", "registrations-20260914.csv"));
        Assert.Equal(0, (await ProgramRun.StartAsync(_environment, "ingest", "load", extract, "--feed", "registrations")).Code);
        Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(DataFolder) & OfOthers & ~(UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
        var within = System.IO.Directory.GetFileSystemEntries(DataFolder, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(within);
        Assert.All(within, path => Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(path) & OfOthers));
    }

    private async Task AssertAnswersAsync(HttpStatusCode status, string host, string? origin = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_address, "/hangfire"));
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
    }

    /// <summary>Who listens on a port, as the kernel says: address and port in hexadecimal, state 0A.</summary>
    private static List<IPAddress> ListenersOn(int port) =>
        [.. from file in new[] { "/proc/net/tcp", "/proc/net/tcp6" }
            where File.Exists(file)
            from line in File.ReadLines(file).Skip(1)
            let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            let local = columns[1].Split(':')
            where columns[3] == "0A" && int.Parse(local[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture) == port
            select new IPAddress(Convert.FromHexString(local[0]).Chunk(4).SelectMany(word => word.Reverse()).ToArray())];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
