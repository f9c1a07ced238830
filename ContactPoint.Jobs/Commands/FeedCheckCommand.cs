using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Security;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>feed check</c>: the dry run of a file. It judges as the night would; where there is no database, as far as that goes without one.</summary>
internal static class FeedCheckCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The supplier's file" };
        var feed = new Option<string>("--feed") { Description = "The feed's name, or a specification file that ends in .yaml", Required = true };
        var report = new Option<FileInfo?>("--report") { Description = "Write every issue here as CSV: places and kinds, no values" };
        var accepted = new Option<FileInfo?>("--accepted") { Description = "Write the records that would be staged here as CSV. It holds personal data" };
        var asOf = DayOption.Create("--as-of", "The day that the check counts as. Default: today");
        var command = new Command("check", "Say what would become of a file's rows, and keep nothing") { file, feed, report, accepted, asOf };
        command.SetAction((arguments, stop) => RunAsync(
            Terminal.From(arguments),
            arguments.GetRequiredValue(file),
            arguments.GetRequiredValue(feed),
            new(
                arguments.GetValue(report), arguments.GetValue(accepted),
                arguments.GetValue(asOf) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime)),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, FileInfo file, string feed, Wishes wishes, CancellationToken cancellationToken)
    {
        PlainFile.Require(file);
        OutputFiles.RefuseClash([file, IsFile(feed) ? new(feed) : null], wishes.Report, wishes.Accepted);
        var clock = Stopwatch.StartNew();
        var options = OptionsOf(terminal);
        var spec = SpecOf(options, feed);
        var registers = options.ReadRegisters();
        await using var background = await BackgroundAsync(terminal, options, spec.Name, cancellationToken);
        FeedCheckReport report;
        try
        {
            report = await WatchedAsync(terminal, file, async watched =>
            {
                wishes = wishes with { Sha256 = await Sha256Async(watched, cancellationToken) };
                return await new FeedCheckRun(spec, file, wishes, registers, background).CheckAsync(watched, cancellationToken);
            });
        }
        catch (ExtractRefusedException refused)
        {
            throw RefusedAsAWhole(terminal, file, spec, wishes.Sha256, refused);
        }

        report = report with { Seconds = clock.Elapsed.TotalSeconds };
        if (terminal.Json)
        {
            Terminal.PrintJson(report.ToJson(file));
        }
        else
        {
            FeedCheckScreen.Draw(Terminal.Results, report, file);
            terminal.Say(wishes.Report is { } issues ? $"Every issue, line by line, is in {issues}." : "Add --report issues.csv for every issue, line by line.");
        }

        return ExitCodes.Done;
    }

    /// <summary>A script is told of which bytes it is said, as it is of a file that is read to its end; and each reason by its code and place.</summary>
    private static RefusedException RefusedAsAWhole(Terminal terminal, FileInfo file, FeedSpec spec, string sha256, ExtractRefusedException refused)
    {
        var message = $"{file.Name} is refused as a whole; nothing of it would be staged.{Environment.NewLine}{refused.Message}";
        if (terminal.Json)
        {
            Terminal.PrintJson(new
            {
                Error = message,
                Code = ExitCodes.Refused,
                Feed = spec.Name,
                File = file.Name,
                Sha256 = sha256,
                Refusals = refused.Refusals.Select(refusal => new { refusal.Kind.Code, Line = refusal.LineNumber, refusal.Column }),
            });
        }

        return new(message);
    }

    private static async Task<string> Sha256Async(WatchedFile watched, CancellationToken cancellationToken)
    {
        watched.Pass = "SHA-256";
        await using var stream = watched.Open();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    /// <summary>Shows of each pass over the file how many bytes it has read, to whoever watches a screen.</summary>
    private static Task<FeedCheckReport> WatchedAsync(Terminal terminal, FileInfo file, Func<WatchedFile, Task<FeedCheckReport>> check) =>
        terminal.Quiet || Console.IsErrorRedirected
            ? check(new(file, (_, _) => { }))
            : Terminal.Messages.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 30 }, new DownloadedColumn(), new RemainingTimeColumn())
                .StartAsync(context =>
                {
                    var passes = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                    return check(new(file, (pass, bytes) =>
                    {
                        if (!passes.TryGetValue(pass, out var task))
                        {
                            passes.Add(pass, task = context.AddTask(pass, maxValue: Math.Max(1, file.Length)));
                        }

                        task.Value = bytes;
                    }));
                });

    private static FeedSpec SpecOf(ContactPointOptions options, string feed)
    {
        if (IsFile(feed))
        {
            PlainFile.Require(new(feed), "The specification ");
            return FeedSpec.Parse(File.ReadAllText(feed), Path.GetFileName(feed));
        }

        var feeds = options.ReadFeeds();
        return feeds.Find(feed)
            ?? throw new RefusedException($"There is no feed {feed}. There are: {string.Join(", ", feeds.Feeds.Select(known => known.Name))}.");
    }

    private static bool IsFile(string feed) => feed.EndsWith(".yaml", StringComparison.Ordinal);

    private static ContactPointOptions OptionsOf(Terminal terminal) =>
        ProgramConfiguration.Read<ContactPointOptions>(ContactPointOptions.Section, terminal.ConfigFile);

    /// <summary>The database that is configured, or else a private one that runs already: a dry run starts none.</summary>
    private static async Task<DryRunBackground> BackgroundAsync(
        Terminal terminal, ContactPointOptions options, string feed, CancellationToken cancellationToken)
    {
        var lists = OperatorLists.Load(options.ListsFolder);
        return ProgramConfiguration.ConnectionString(terminal.ConfigFile) is { } configured
            ? await DryRunBackground.ReadAsync(feed, lists, configured, () => KeyFile.Read(options.KeyFile, allowSample: false), cancellationToken)
            : await DryRunBackground.ReadAsync(
                feed, lists, await PrivateServer.RunningAsync(options.DataFolder, cancellationToken), () => DemoFolder.KeysToLookWith(options, allowSample: false), cancellationToken);
    }
}
