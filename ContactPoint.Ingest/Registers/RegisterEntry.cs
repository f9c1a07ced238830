namespace ContactPoint.Ingest.Registers;

/// <summary>Which register a list is of.</summary>
public enum RegisterKind
{
    /// <summary>Schools, by unique reference number; also found by their DfE number.</summary>
    Schools,

    /// <summary>General practices, by ODS code.</summary>
    Practices,

    /// <summary>Local authorities, by GSS code.</summary>
    LocalAuthorities,
}

/// <summary>How a code stands in a register on a day.</summary>
public enum RegisterStanding
{
    /// <summary>The register has not got it.</summary>
    NotListed,

    /// <summary>It opens later.</summary>
    NotYetOpen,

    /// <summary>It is open.</summary>
    Open,

    /// <summary>It has closed.</summary>
    Closed,
}

/// <summary>One organisation of a register.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Opened">Its first day; <see langword="null"/> when it has always been open.</param>
/// <param name="Closed">Its last day; <see langword="null"/> while it is open.</param>
/// <param name="Successors">The codes of those that took its place: one after a conversion, several after a split.</param>
public sealed record RegisterEntry(string Code, string Name, DateOnly? Opened, DateOnly? Closed, IReadOnlyList<string> Successors)
{
    /// <summary>How it stands on a day; the first and the last day count as open.</summary>
    public RegisterStanding StandingOn(DateOnly day) =>
        day < Opened ? RegisterStanding.NotYetOpen : day > Closed ? RegisterStanding.Closed : RegisterStanding.Open;
}

/// <summary>A reference list cannot be used. Every fault is listed, with its line.</summary>
/// <param name="faults">At least one.</param>
public sealed class RegisterException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>Every fault that was found, the first hundred of them.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
