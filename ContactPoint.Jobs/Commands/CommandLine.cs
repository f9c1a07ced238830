using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Runtime.InteropServices;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Registers;
using ContactPoint.Matching.Model;

namespace ContactPoint.Jobs.Commands;

/// <summary>The command line: one file a verb.</summary>
public static partial class CommandLine
{
    /// <summary>Group and others get nothing.</summary>
    private const uint OwnerOnly = 0b000_111_111;

    private const string TypeFollows = " as expected type ";

    /// <summary>Runs a verb.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        // What the program writes is about children: nothing of it is for other accounts of the machine.
        _ = umask(OwnerOnly);
        var asksForJson = arguments.Contains("--json", StringComparer.Ordinal);
        ParseResult parsed;
        try
        {
            parsed = Root().Parse(arguments);
        }
        catch (InvalidOperationException exception)
        {
            // The parser lets an option's own check ask for a value that it could not read, or for the one value of an option given twice.
            var words = exception.Message.Contains(TypeFollows, StringComparison.Ordinal) ? InWords(exception.Message) : "An option is given more than once.";
            return Refuse(asksForJson, ExitCodes.Usage, words, "Try 'contactpoint --help'.");
        }

        if (parsed.Errors.Count > 0)
        {
            return Refuse(
                asksForJson,
                ExitCodes.Usage,
                Lines(parsed.Errors.Select(error => InWords(error.Message))),
                $"Try 'contactpoint {PathOf(parsed.CommandResult)}--help'.");
        }

        var json = Terminal.From(parsed).Json;

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return Refuse(json, ExitCodes.Interrupted, "Interrupted.");
        }
        catch (Exception exception)
        {
            return Tell(json, exception);
        }
    }

    /// <summary>The verbs that lead to a command, each with a space after it; none for the root.</summary>
    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)}{result.Command.Name} " : "";

    /// <summary>The parser names the type of .NET that it expected, which tells a data manager nothing.</summary>
    private static string InWords(string message)
    {
        var index = message.IndexOf(TypeFollows, StringComparison.Ordinal);
        if (index < 0)
        {
            return message;
        }

        var type = message[(index + TypeFollows.Length)..];
        var wanted = type.Contains(nameof(DateOnly), StringComparison.Ordinal) ? " Write a day as 2026-09-14."
            : type.Contains("Int", StringComparison.Ordinal) ? " Write a whole number."
            : "";
        return $"{message[..index]}.{wanted}";
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("ContactPoint: a directory of children and the services that work with them.")
        {
            DemoCommand.Create(),
            NightlyCommand.Create(),
            ServeCommand.Create(),
            ServeCommand.CreateWorker(),
            FeedCommand.Create(),
            IngestCommand.Create(),
            LedgerCommand.Create(),
            ChildCommand.Create(),
            SnapshotCommand.Create(),
            MatchCommand.Create(),
            ModelCommand.Create(),
            SampleGenerateCommand.Create(),
            BenchCommand.Create(),
            DbCommand.Create(),
            KeysCommand.Create(),
        };

        // People start it by the launcher, which has the program's name; the assembly is called otherwise.
        root.HelpName = "contactpoint";
        Terminal.AddOptions(root);
        return root;
    }

    private static int Tell(bool json, Exception exception) => exception switch
    {
        UsageException => Refuse(json, ExitCodes.Usage, exception.Message),
        MissingPartException => Refuse(json, ExitCodes.Missing, exception.Message),
        RefusedException or FeedSpecException or CsvTableException or RegisterException or ModelFaultException or InvalidDataException =>
            Refuse(json, ExitCodes.Refused, exception.Message),
        IOException or UnauthorizedAccessException => Refuse(json, ExitCodes.Refused, $"A file or folder cannot be used: {exception.Message}"),
        DbException { SqlState: null or "3D000" } or DbException { SqlState: ['2', '8', ..] } => Refuse(
            json, ExitCodes.Missing, "The database cannot be reached. Look at ConnectionStrings__ContactPoint: host, port, database, name and password."),

        // A message may quote a value, so only the kind and the place are told.
        _ => Refuse(json, ExitCodes.Fault, $"A fault in ContactPoint: {exception.GetType().Name}", exception.StackTrace),
    };

    /// <summary>Says why there is no result: to people, and in place of the result to scripts.</summary>
    private static int Refuse(bool json, int code, string message, string? more = null)
    {
        Console.Error.WriteLine(more is null ? message : Lines([message, more]));
        if (json && !Terminal.HasPrintedJson)
        {
            Terminal.PrintJson(new { Error = message, Code = code });
        }

        return code;
    }

    private static string Lines(IEnumerable<string> lines) => string.Join(Environment.NewLine, lines);

    [LibraryImport("libc")]
    private static partial uint umask(uint mask);
}
