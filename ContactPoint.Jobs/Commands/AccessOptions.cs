using System.CommandLine;

using ContactPoint.Jobs.Security;

namespace ContactPoint.Jobs.Commands;

/// <summary>Who looks, and why: the options of every verb that reads or changes children.</summary>
internal sealed class AccessOptions
{
    private readonly Option<string> _user = new("--user") { Description = "Your name; recorded as claimed until accounts exist", Required = true };

    private readonly Option<string> _purpose = new("--purpose")
    {
        Description = $"Why, as a code: {string.Join(", ", Purposes.All.Keys)}",
        Required = true,
    };

    private readonly Option<string> _reason = new("--reason") { Description = "Why, in a sentence; your manager will read it", Required = true };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_user);
        command.Add(_purpose);
        command.Add(_reason);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_user) is { } user && string.IsNullOrWhiteSpace(user))
            {
                result.AddError("--user is blank. State who you are: the audit trail names you.");
            }

            if (result.GetValue(_purpose) is { } purpose && result.GetValue(_reason) is { } reason
                && Purposes.FindFault(purpose, reason) is { } fault)
            {
                result.AddError(fault);
            }
        });
    }

    /// <summary>Reads them.</summary>
    public (string Person, string Purpose, string Reason) From(ParseResult arguments) =>
        (arguments.GetRequiredValue(_user), arguments.GetRequiredValue(_purpose), arguments.GetRequiredValue(_reason));
}
