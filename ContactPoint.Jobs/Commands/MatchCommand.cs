using System.CommandLine;

namespace ContactPoint.Jobs.Commands;

/// <summary><c>match</c>: the engine on any table, without a database.</summary>
internal static class MatchCommand
{
    public static Command Create() => new("match", "Link any CSV, judge clusters against the truth, explain a pair. Needs no database")
    {
        MatchLinkCommand.Create(),
        MatchEvaluateCommand.Create(),
        MatchExplainCommand.Create(),
    };
}
