using System.CommandLine;

using ContactPoint.Jobs.Hosting;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>db</c>: the database by hand.</summary>
internal static class DbCommand
{
    public static Command Create() => new("db", "The database: start the private server, stop it, bring the schema up to date")
    {
        Start(),
        Stop(),
        Migrate(),
    };

    private static Command Start()
    {
        var command = new Command("start", "Start the private PostgreSQL of the data folder and keep it until interrupted");
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Client, terminal.ConfigFile, Settings.None, stop);
            if (terminal.Json)
            {
                Terminal.PrintJson(new { host.ConnectionString });
            }
            else
            {
                Console.WriteLine(host.ConnectionString);
            }

            if (!host.OwnsServer)
            {
                terminal.Say("The database is up, and was before: it is not this command's to keep or to stop.");
                return ExitCodes.Done;
            }

            terminal.Say("The database is up. Interrupt to stop it.");
            await Task.Delay(Timeout.Infinite, stop);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Stop()
    {
        var command = new Command("stop", "Stop the private PostgreSQL of the data folder, whoever started it");
        command.SetAction(arguments =>
        {
            var terminal = Terminal.From(arguments);
            var options = ProgramConfiguration.Read<ContactPointOptions>(ContactPointOptions.Section, terminal.ConfigFile);
            var asked = PrivateServer.Stop(options.DataFolder);
            terminal.Print(new { Stopped = asked }, asked ? "Asked to stop." : "None is running.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Migrate()
    {
        var command = new Command("migrate", "Create the database where it is absent and bring its schema up to date");
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Client, terminal.ConfigFile, Settings.None, stop);
            terminal.Print(new { Migrated = true }, "The database is up to date.");
            return ExitCodes.Done;
        });
        return command;
    }
}
