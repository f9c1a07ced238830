using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>demo</c>: from an empty database, a whole night on the sample extracts.</summary>
internal static class DemoCommand
{
    private const string DataFolder = ".contactpoint/demo";

    public static Command Create()
    {
        var serve = new Option<bool>("--serve") { Description = "Go on to the web pages when the night is done" };
        var nights = new Option<int>("--nights") { Description = "How many nights to run, 1 or 2: the second shows how child numbers are kept", DefaultValueFactory = _ => 1 };
        nights.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 2)
            {
                result.AddError("--nights takes 1 or 2: the samples have two days.");
            }
        });
        var command = new Command("demo", "From an empty database, one whole night on the sample extracts in a private PostgreSQL under ./.contactpoint/demo")
        {
            serve,
            nights,
        };
        command.SetAction((arguments, stop) => RunAsync(Terminal.From(arguments), arguments.GetValue(nights), arguments.GetValue(serve), stop));
        return command;
    }

    /// <summary>The settings of every night on the samples: made-up children, the key that everyone has, which only code can allow.</summary>
    public static Dictionary<string, string?> Settings(string dataFolder) => new()
    {
        ["ContactPoint:DataFolder"] = dataFolder,
        ["ContactPoint:KeyFile"] = ContactPointOptions.Sample("sample-key.json"),
        ["ConnectionStrings:ContactPoint"] = null,
    };

    /// <summary>The days of the samples, in order: the folder and the date in its files' names.</summary>
    public static IReadOnlyList<(DateOnly AsOf, string Folder)> Days() =>
        [.. System.IO.Directory.GetDirectories(ContactPointOptions.Sample("extracts"), "day-*")
            .Order(StringComparer.Ordinal)
            .Select(folder => (AsOf(folder), folder))];

    private static DateOnly AsOf(string folder) =>
        System.IO.Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories)
            .Select(file => DateOnly.ParseExact(Path.GetFileNameWithoutExtension(file)[^8..], "yyyyMMdd", CultureInfo.InvariantCulture))
            .Max();

    private static async Task<int> RunAsync(Terminal terminal, int nights, bool serve, CancellationToken cancellationToken)
    {
        using var only = TakeTurn();
        PrivateServer.Clear(DataFolder);
        var code = await RunNightsAsync(terminal, nights, cancellationToken);
        if (serve && code == ExitCodes.Done)
        {
            await using var host = await ContactPointHost.StartOnSamplesAsync(HostRole.Web, terminal.ConfigFile, Settings(DataFolder), cancellationToken);
            await ServeCommand.RunAsync(terminal, host, ServeCommand.DefaultUrl, cancellationToken);
        }

        return code;
    }

    /// <summary>One demo at a time: the next one begins by deleting what this one works with.</summary>
    /// <exception cref="RefusedException">Another demo runs.</exception>
    private static FileStream TakeTurn()
    {
        OwnFolder.Create(Path.GetDirectoryName(DataFolder)!);
        try
        {
            return new($"{DataFolder}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new RefusedException($"Another demo is at work in {DataFolder}. Wait for it, or interrupt it.");
        }
    }

    private static async Task<int> RunNightsAsync(Terminal terminal, int nights, CancellationToken cancellationToken)
    {
        await using var host = await ContactPointHost.StartOnSamplesAsync(HostRole.Worker, terminal.ConfigFile, Settings(DataFolder), cancellationToken);
        DemoFolder.Note(DataFolder);
        await host.Host.StartAsync(cancellationToken);
        var follower = new NightFollower(host, terminal);
        var reports = new List<NightReport>();
        foreach (var (asOf, inbox) in Days().Take(nights))
        {
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"The night of {asOf:d MMMM yyyy}"));
            reports.Add(await follower.RunAsync(asOf, inbox, cancellationToken));
            if (!terminal.Json)
            {
                follower.Print(reports[^1]);
            }
        }

        if (terminal.Json)
        {
            Terminal.PrintJsonText(JsonOf(reports));
        }

        if (reports[^1].Folder is { } folder)
        {
            terminal.Say($"Look at a child:{Environment.NewLine}  {LookUp(folder)}");
        }

        return reports.Select(report => ExitCodes.OfNight(report.State)).Max();
    }

    /// <summary>A command that shows a child with whom a service works.</summary>
    private static string LookUp(string folder)
    {
        var number = File.ReadLines(Path.Combine(folder, "involvements.csv")).Skip(1).First().Split(',')[0];
        var program = Environment.GetEnvironmentVariable("CONTACTPOINT_LAUNCHER") ?? "contactpoint";
        return $"CONTACTPOINT_DATA={DataFolder} {program} child show {number} --user you --purpose data-quality --reason \"To see what the demo made\"";
    }

    /// <summary>The last night's object, as <c>nightly</c> prints it, with the nights before it.</summary>
    private static string JsonOf(List<NightReport> reports)
    {
        var last = JsonNode.Parse(Terminal.JsonOf(reports[^1]))!.AsObject();
        last["earlier"] = JsonNode.Parse(Terminal.JsonOf(reports[..^1]));
        return Terminal.JsonOf(last);
    }
}
