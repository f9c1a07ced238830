using System.CommandLine;
using System.Globalization;

using ContactPoint.Jobs.Directory;
using ContactPoint.Jobs.Hosting;

using Spectre.Console;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>child</c>: looks a child up; every look is audited.</summary>
internal static class ChildCommand
{
    public static Command Create() => new("child", "Look a child up in the snapshot in force; every look is audited") { Show() };

    private static Command Show()
    {
        var number = new Argument<string>("NUMBER") { Description = "The child number" };
        var access = new AccessOptions();
        var command = new Command("show", "Show one child: who they are, who cares for them, which services work with them") { number };
        access.AddTo(command);
        command.SetAction(async (arguments, stop) =>
        {
            var terminal = Terminal.From(arguments);
            var (person, purpose, reason) = access.From(arguments);
            await using var host = await ContactPointHost.StartAsync(HostRole.Reader, terminal.ConfigFile, Settings.None, stop);
            var child = await host.Services.GetRequiredService<Lookup>()
                .ShowAsync(arguments.GetRequiredValue(number), person, purpose, reason, stop);
            if (terminal.Json)
            {
                Terminal.PrintJson(child);
            }
            else
            {
                Draw(Terminal.Results, child);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Draw(IAnsiConsole console, ShownChild child)
    {
        var facts = new Table().Title($"Child {child.ChildNumber}").HideHeaders().AddColumn("").AddColumn("");
        facts.AddRow("Name", Markup.Escape(string.Join(' ', new[] { child.Forename, child.MiddleNames, child.Surname }.OfType<string>())));
        facts.AddRow("Gender", child.Gender);
        facts.AddRow("Age", child.Age?.ToString(CultureInfo.InvariantCulture) ?? "not known");
        if (child.Shielded)
        {
            facts.AddRow("Shielded", "Nothing else may be shown. Ask the local authority's team.");
            console.Write(facts);
            return;
        }

        facts.AddRow("Date of birth", child.BirthDate?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "not known");
        facts.AddRow("Address", Markup.Escape(string.Join(", ", [.. child.Address ?? [], child.Postcode ?? ""])));
        facts.AddRow("School", child.SchoolUrn ?? "not known");
        facts.AddRow("GP practice", child.GpOds ?? "not known");
        console.Write(facts);
        console.Write(Carers(child));
        console.Write(Involvements(child));
    }

    private static Table Carers(ShownChild child)
    {
        var table = new Table().Title("Parents and carers").AddColumns("name", "relation", "telephone", "e-mail");
        foreach (var carer in child.Carers)
        {
            table.AddRow(Cell(carer.Name), Cell(carer.Relation), Cell(carer.Phone), Cell(carer.Email));
        }

        return table;
    }

    private static Table Involvements(ShownChild child)
    {
        var table = new Table().Title("Services").AddColumns("service", "organisation", "practitioner", "telephone", "e-mail", "from", "to", "lead");
        foreach (var row in child.Involvements)
        {
            table.AddRow(
                Cell(row.Service), Cell(row.Organisation), Cell(row.Practitioner), Cell(row.Phone), Cell(row.Email),
                Cell(row.Start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                Cell(row.End?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                row.Lead ? "lead" : "");
        }

        return table;
    }

    private static string Cell(string? text) => Markup.Escape(text ?? "");
}
