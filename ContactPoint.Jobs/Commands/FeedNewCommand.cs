using System.Buffers;
using System.CommandLine;

using ContactPoint.Ingest.Describing;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Jobs.Nightly;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>feed new</c>: a first specification for a file that nobody here has seen.</summary>
internal static class FeedNewCommand
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A supplier's file, plain or compressed" };
        var name = new Option<string?>("--name") { Description = "The feed's name: small letters, digits and hyphens. Default: made from the file's" };
        var output = new Option<FileInfo?>("--out") { Description = "Write the specification here; a file that exists is not written over. Default: standard output" };
        var command = new Command(
            "new",
            """
            Write a first specification for a file, each guess with its reason beside it

            The whole file is read: delimiter, encoding, preamble, header, trailer, the format of each column's days, which of our fields each
            column probably fills, and which columns are left out and why. No value of the file stands in it.

            Example
              contactpoint feed new extract.csv.gz --name youth-work --out samples/feeds/youth-work.yaml
            """)
        {
            file, name, output,
        };
        command.SetAction(arguments => Run(Terminal.From(arguments), arguments.GetRequiredValue(file), arguments.GetValue(name), arguments.GetValue(output)));
        return command;
    }

    private static int Run(Terminal terminal, FileInfo file, string? name, FileInfo? output)
    {
        PlainFile.Require(file);

        if (name is not null && (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters)))
        {
            throw new UsageException("--name is made of small letters, digits and hyphens: it names a folder.");
        }

        if (output is { Exists: true })
        {
            throw new RefusedException($"{output} exists already, and is not written over.");
        }

        var feed = name ?? NameOf(file);
        var draft = Draft(file, feed);
        var faults = FaultsOf(draft);
        if (output is not null)
        {
            File.WriteAllText(output.FullName, draft);
        }
        else if (!terminal.Json)
        {
            Console.Out.Write(draft);
        }

        if (terminal.Json)
        {
            Terminal.PrintJson(new { Feed = feed, Out = output?.FullName, Specification = draft, Faults = faults });
        }

        terminal.Say(faults.Count == 0
            ? "Read every guess in it, then try it with feed check."
            : $"Something is left for you to say:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
        return ExitCodes.Done;
    }

    private static string Draft(FileInfo file, string feed)
    {
        try
        {
            if (MarkupRoot.Find(file.OpenRead) is { } root)
            {
                return root.IsTransferFile
                    ? TransferDraft.Write(TransferDescription.Read(file.OpenRead), feed)
                    : throw new RefusedException($"{file.Name} cannot be described. {root.Explain()}");
            }

            var description = FileDescription.Read(file.OpenRead) ?? throw new RefusedException(
                $"{file.Name}: none of the first lines is clearly a header, and a line of values must not be shown as one. Ask the supplier for the names of the columns, or write the specification by hand: docs/feeds.md shows how.");
            return SpecDraft.Write(description, feed);
        }
        catch (ExtractRefusedException refused)
        {
            throw new RefusedException($"{file.Name} cannot be described.{Environment.NewLine}{refused.Message}");
        }
    }

    private static List<string> FaultsOf(string draft)
    {
        try
        {
            FeedSpec.Parse(draft, "the draft");
            return [];
        }
        catch (FeedSpecException exception)
        {
            return [.. exception.Faults.Select(fault => fault.ToString())];
        }
    }

    /// <summary>The name without endings and dates: school-census-20260914.csv.gz is school-census.</summary>
    private static string NameOf(FileInfo file)
    {
        var stem = file.Name.Split('.')[0].ToLowerInvariant();
        var words = new string([.. stem.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-')])
            .Split('-', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.All(char.IsAsciiDigit));
        return string.Join('-', words) is { Length: > 0 } name ? name : "new-feed";
    }
}
