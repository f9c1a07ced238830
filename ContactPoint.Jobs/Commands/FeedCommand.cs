using System.CommandLine;
using System.Globalization;

using ContactPoint.Ingest.Describing;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Hosting;
using ContactPoint.Jobs.Nightly;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>feed</c>: the feed specifications.</summary>
internal static class FeedCommand
{
    public static Command Create() => new("feed", "The feeds: what their files look like, and whether a file fits")
    {
        List(),
        FeedNewCommand.Create(),
        Lint(),
        FeedCheckCommand.Create(),
        FeedAllowCommand.Create(),
        FeedHeldCommand.Create(),
        FeedReleaseCommand.Create(),
        Pause("pause", "Leave a feed's files where they are until it is resumed", paused: true),
        Pause("resume", "Take a paused feed's files again", paused: false),
    };

    private static Command List()
    {
        var command = new Command("list", "List the feeds and who sends them");
        command.SetAction(arguments =>
        {
            var terminal = Terminal.From(arguments);
            var options = ProgramConfiguration.Read<ContactPointOptions>(ContactPointOptions.Section, terminal.ConfigFile);
            var feeds = options.ReadFeeds().Feeds;
            if (terminal.Json)
            {
                Terminal.PrintJson(new { Feeds = feeds.Select(feed => new { feed.Name, feed.Title, feed.Supplier, feed.Contact, Kind = Word(feed.Kind), feed.Rank, feed.Volume, ExpectedBy = By(feed) }) });
                return ExitCodes.Done;
            }

            var table = new Table().AddColumns("feed", "title", "supplier", "kind", "rank", "expected by");
            foreach (var feed in feeds)
            {
                table.AddRow(
                    feed.Name, Markup.Escape(feed.Title), Markup.Escape(feed.Supplier), Word(feed.Kind), feed.Rank.ToString(CultureInfo.InvariantCulture), By(feed) ?? "");
            }

            Terminal.Results.Write(table);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Lint()
    {
        var file = new Argument<FileInfo>("SPEC") { Description = "A feed specification in YAML" };
        var command = new Command("lint", "Say everything that is wrong with a feed specification") { file };
        command.SetAction(arguments =>
        {
            var path = arguments.GetRequiredValue(file);
            PlainFile.Require(path);

            var terminal = Terminal.From(arguments);
            try
            {
                var spec = FeedSpec.Parse(File.ReadAllText(path.FullName), path.Name);
                terminal.Print(new { Ok = true, Feed = spec.Name, Faults = Array.Empty<string>() }, $"{path.Name}: feed {spec.Name} can be read.{(IsOfDraft(spec) ? " Its title or supplier is still the draft's: letters to the supplier begin with them." : "")}");
                return ExitCodes.Done;
            }
            catch (FeedSpecException exception) when (terminal.Json)
            {
                Terminal.PrintJson(new { Ok = false, Error = exception.Message, Code = ExitCodes.Refused, Faults = exception.Faults.Select(fault => fault.ToString()) });
                Console.Error.WriteLine(exception.Message);
                return ExitCodes.Refused;
            }
        });
        return command;
    }

    private static bool IsOfDraft(FeedSpec spec) => spec.Title == SpecDraft.NoTitle || spec.Supplier == SpecDraft.NoSupplier;

    private static Command Pause(string verb, string description, bool paused)
    {
        var feed = new Argument<string>("NAME") { Description = "The feed" };
        var command = new Command(verb, description) { feed };
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Client, terminal.ConfigFile, Settings.None, stop);
            var name = arguments.GetRequiredValue(feed);
            await host.Services.GetRequiredService<Nightly.ExtractInbox>().PauseAsync(name, paused, stop);
            terminal.Print(new { Feed = name, Paused = paused }, paused ? "Paused." : "Resumed.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static string? By(FeedSpec feed) => feed.Arrival?.Time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Word(FeedKind kind) => kind == FeedKind.Full ? "full" : "delta";
}
