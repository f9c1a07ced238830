using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary>What every verb understands, and where its words go: results to standard output, progress and messages to standard error.</summary>
/// <param name="Json">One JSON object on standard output and nothing else there.</param>
/// <param name="Quiet">No progress and no messages but errors.</param>
/// <param name="ConfigFile">A configuration file over the usual ones.</param>
public sealed record Terminal(bool Json, bool Quiet, string? ConfigFile)
{
    private const int WidthInFile = 400;

    private static readonly Option<bool> JsonOption = new("--json")
    {
        Description = "Print one JSON object on standard output and nothing else there",
        Recursive = true,
    };

    private static readonly Option<bool> QuietOption = new("--quiet", "-q")
    {
        Description = "No progress and no messages but errors",
        Recursive = true,
    };

    private static readonly Option<FileInfo?> ConfigOption = new("--config")
    {
        Description = "A JSON configuration file over the usual ones",
        Recursive = true,
    };

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Where people read: standard error, so that a script can keep standard output to itself.</summary>
    public static IAnsiConsole Messages { get; } = ConsoleOn(Console.Error, Console.IsErrorRedirected);

    /// <summary>Where results that people asked for are drawn.</summary>
    public static IAnsiConsole Results { get; } = ConsoleOn(Console.Out, Console.IsOutputRedirected);

    /// <summary>Gives the root its common options.</summary>
    public static void AddOptions(RootCommand root)
    {
        root.Add(JsonOption);
        root.Add(QuietOption);
        root.Add(ConfigOption);
    }

    /// <summary>Reads the common options.</summary>
    public static Terminal From(ParseResult arguments) =>
        new(arguments.GetValue(JsonOption), arguments.GetValue(QuietOption), arguments.GetValue(ConfigOption)?.FullName);

    /// <summary>Whether this process has printed its JSON object: a second one would be one too many.</summary>
    public static bool HasPrintedJson { get; private set; }

    /// <summary>A file has no width, so lines that go to one are not folded at a screen's.</summary>
    private static IAnsiConsole ConsoleOn(TextWriter writer, bool isFile)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isFile)
        {
            console.Profile.Width = WidthInFile;
        }

        return console;
    }

    /// <summary>Prints a result as a JSON object.</summary>
    public static void PrintJson<T>(T result) => PrintJsonText(JsonOf(result));

    /// <summary>Prints a result that is JSON already.</summary>
    public static void PrintJsonText(string json)
    {
        HasPrintedJson = true;
        Console.Out.WriteLine(json.TrimEnd());
    }

    /// <summary>A result as the JSON object that is printed.</summary>
    public static string JsonOf<T>(T result) => JsonSerializer.Serialize(result, Indented);

    /// <summary>Prints a result that has no other form than JSON and a sentence.</summary>
    public void Print<T>(T result, string sentence)
    {
        if (Json)
        {
            PrintJson(result);
        }

        Say(sentence);
    }

    /// <summary>Tells the person something, unless they asked for quiet.</summary>
    public void Say(string message)
    {
        if (!Quiet)
        {
            // Not by the console that draws: it folds lines, and a command that is folded cannot be copied.
            Console.Error.WriteLine(message);
        }
    }
}
