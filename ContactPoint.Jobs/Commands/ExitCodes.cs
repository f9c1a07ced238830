namespace ContactPoint.Jobs.Commands;

/// <summary>How a verb ended, for scripts.</summary>
public static class ExitCodes
{
    /// <summary>Done. Quarantined rows alone are no failure.</summary>
    public const int Done = 0;

    /// <summary>Refused, held, or a check failed.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Something needed is missing or unreachable.</summary>
    public const int Missing = 3;

    /// <summary>A fault in the program.</summary>
    public const int Fault = 4;

    /// <summary>Interrupted by the person.</summary>
    public const int Interrupted = 130;

    /// <summary>How a verb that ran a night ends.</summary>
    /// <param name="state">The night's state.</param>
    public static int OfNight(string state) => state switch
    {
        "published" => Done,
        "failed" => Fault,
        _ => Refused,
    };
}
