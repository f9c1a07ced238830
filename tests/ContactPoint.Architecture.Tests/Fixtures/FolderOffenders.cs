// Offenders on purpose: the rules are shown that they can see them.
using System.Diagnostics;

namespace ContactPoint.Architecture.Tests.Fixtures.Lower
{
    internal sealed record SignatureOffender(Upper.Thing Thing);

    internal static class BodyOffender
    {
        public static string Say() => Upper.Thing.Say();
    }

    internal static class AsyncOffender
    {
        public static async Task<string> SayAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(0, cancellationToken);
            return Upper.Thing.Say();
        }
    }

    internal static class TakesClock
    {
        public static long Now() => Stopwatch.GetTimestamp();
    }
}

namespace ContactPoint.Architecture.Tests.Fixtures.Upper
{
    internal sealed class Thing
    {
        public Lower.SignatureOffender? Allowed { get; init; }

        public static string Say() => nameof(Thing);
    }
}

namespace ContactPoint.Architecture.Tests.Fixtures.Elsewhere
{
    internal static class ReadsCsvHere
    {
        public static bool Read() => CsvHelper.CsvReader.FromText("a").Read();
    }
}
