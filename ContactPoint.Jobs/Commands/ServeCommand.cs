using System.CommandLine;

using ContactPoint.Jobs.Hosting;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>serve</c> and <c>worker</c>: the program as a service.</summary>
internal static class ServeCommand
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public static Command Create()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen; on this machine only, until people can sign in",
            DefaultValueFactory = _ => DefaultUrl,
        };
        urls.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && text.Split(';').FirstOrDefault(url => WebPages.LocalAddress(url) is null) is { } outside)
            {
                result.AddError($"--urls: {outside} is not an address of this machine alone. Use http://127.0.0.1:PORT: nobody can sign in yet, so nobody else may connect.");
            }
        });
        var command = new Command("serve", "The web pages, the scheduler and a worker, until interrupted") { urls };
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Web, terminal.ConfigFile, Settings.None, stop);
            await RunAsync(terminal, host, arguments.GetRequiredValue(urls), stop);
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command CreateWorker()
    {
        var command = new Command("worker", "A worker alone: it takes stages of the night from the same PostgreSQL, until interrupted");
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Worker, terminal.ConfigFile, Settings.None, stop);
            await host.Host.StartAsync(stop);
            terminal.Print(new { Working = true }, "Working. Interrupt to stop.");
            await host.Host.WaitForShutdownAsync(stop);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Serves until interrupted.</summary>
    public static async Task RunAsync(Terminal terminal, ContactPointHost host, string urls, CancellationToken cancellationToken)
    {
        var app = (WebApplication)host.Host;
        WebPages.Map(app);
        WebPages.Listen(app, urls.Split(';'));
        HangfireSetup.Schedule(host.Services);
        await app.StartAsync(cancellationToken);
        if (terminal.Json && !Terminal.HasPrintedJson)
        {
            Terminal.PrintJson(new { app.Urls });
        }

        terminal.Say($"Serving on {string.Join(", ", app.Urls)}. The scheduler's dashboard is at /hangfire. Interrupt to stop.");
        await app.WaitForShutdownAsync(cancellationToken);
    }
}
