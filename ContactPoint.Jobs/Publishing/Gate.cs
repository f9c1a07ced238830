namespace ContactPoint.Jobs.Publishing;

/// <summary>What a gate measures against.</summary>
public enum GateKind
{
    /// <summary>A limit that never moves. These alone let the first snapshot out.</summary>
    Absolute,

    /// <summary>The last published snapshot.</summary>
    Relative,
}

/// <summary>What a gate says. The worst of all decides.</summary>
public enum GateOutcome
{
    /// <summary>As it should be.</summary>
    Green,

    /// <summary>Publish, and tell the operator.</summary>
    Amber,

    /// <summary>Don't publish; the last good snapshot stays in force.</summary>
    Red,
}

/// <summary>One gate between a candidate snapshot and its publication.</summary>
/// <param name="Name">Short name, stable: operators filter by it.</param>
/// <param name="Kind">What it measures against.</param>
/// <param name="Outcome">What it says.</param>
/// <param name="Figure">What was measured, with its unit.</param>
/// <param name="Limit">What it may be.</param>
/// <param name="Explanation">What it means and where to look; never a personal value.</param>
public sealed record Gate(string Name, GateKind Kind, GateOutcome Outcome, string Figure, string Limit, string Explanation);

/// <summary>What all gates of a run say.</summary>
/// <param name="Gates">The gates, absolute ones first.</param>
public sealed record GateReport(IReadOnlyList<Gate> Gates)
{
    /// <summary>The worst outcome; red when there is no gate at all.</summary>
    public GateOutcome Outcome => Gates.Count == 0 ? GateOutcome.Red : Gates.Max(gate => gate.Outcome);
}
