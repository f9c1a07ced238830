namespace ContactPoint.Architecture.Tests.Fixtures;

/// <summary>Offenders on purpose: the rules of naming are shown that they can see them.</summary>
internal sealed record MatchResult(int BestMatch, int MatchWeight);

/// <summary>Two faults in two methods.</summary>
internal static class AsyncOffenders
{
    public static Task Wait() => Task.CompletedTask;

    public static ValueTask HurryAsync(CancellationToken cancellationToken = default) => new(Task.Delay(0, cancellationToken));
}
