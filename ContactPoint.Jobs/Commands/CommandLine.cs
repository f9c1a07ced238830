using System.CommandLine;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Matching.Model;

using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Commands;

/// <summary>The command line: one file a verb.</summary>
public static class CommandLine
{
    /// <summary>Runs a verb.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = Root();
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync($"Try 'contactpoint {parsed.CommandResult.Command.Name} --help'.");
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception)
        {
            return await TellAsync(exception);
        }
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
            ChildCommand.Create(),
            SnapshotCommand.Create(),
            MatchCommand.Create(),
            ModelCommand.Create(),
            SampleGenerateCommand.Create(),
            DbCommand.Create(),
            KeysCommand.Create(),
        };
        Terminal.AddOptions(root);
        return root;
    }

    private static async Task<int> TellAsync(Exception exception)
    {
        switch (exception)
        {
            case MissingPartException:
                await Console.Error.WriteLineAsync(exception.Message);
                return ExitCodes.Missing;
            case RefusedException:
                await Console.Error.WriteLineAsync(exception.Message);
                return ExitCodes.Refused;
            case FeedSpecException or CsvTableException or ModelFaultException or InvalidDataException:
                await Console.Error.WriteLineAsync(exception.Message);
                return ExitCodes.Refused;
            case OptionsValidationException faults:
                await Console.Error.WriteLineAsync("The configuration cannot be used:");
                foreach (var fault in faults.Failures)
                {
                    await Console.Error.WriteLineAsync($"  {fault}");
                }

                return ExitCodes.Missing;
            default:
                // A message may quote a value, so only the kind and the place are told.
                await Console.Error.WriteLineAsync($"A fault in ContactPoint: {exception.GetType().Name}");
                await Console.Error.WriteLineAsync(exception.StackTrace);
                return ExitCodes.Fault;
        }
    }
}
