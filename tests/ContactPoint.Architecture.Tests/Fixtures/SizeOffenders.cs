namespace ContactPoint.Architecture.Tests.Fixtures;

/// <summary>Offenders on purpose: the rules of size are shown that they can see them.</summary>
internal static class LongOffenders
{
    public static int FiveLines(int start)
    {
        var sum = start;
        sum += start;
        Console.WriteLine(sum);
        sum *= start;
        return sum;
    }

    public static async Task<int> FiveLinesAsync(int start)
    {
        await Task.Yield();
        var sum = start + 1;
        await Task.Yield();
        Console.WriteLine(sum);
        return sum;
    }
}

/// <summary>Takes one thing too many.</summary>
internal sealed class WideOffender
{
    public WideOffender(int one, int two, int three, int four, int five, int six) => Sum = one + two + three + four + five + six;

    public int Sum { get; }
}
