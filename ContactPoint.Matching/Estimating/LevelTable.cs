using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Estimating;

/// <summary>The classes that a pair may belong to. A rival's place is its own value plus 1.</summary>
internal static class PairClass
{
    public const int SamePerson = 0;
    public const int Stranger = 1;
    public const int Sibling = 2;
    public const int Twin = 3;
    public const int Count = 4;

    public static int Of(Rival rival) => (int)rival + 1;
}

/// <summary>How often each class of pairs shows each level of one comparison, while it is being learnt.</summary>
internal sealed class LevelTable
{
    /// <summary>No level is rarer than this: a weight must never rest on a frequency that nobody could have seen.</summary>
    public const double Rarest = 1e-9;

    private readonly double[][] _shares;

    public LevelTable(Comparison comparison)
    {
        Comparison = comparison;
        var start = Start(comparison.Levels.Length);
        _shares = [start, start, start, start];
        Settled = new bool[PairClass.Count];
        Settle(PairClass.SamePerson, level => level.M);
        foreach (var rival in Enum.GetValues<Rival>())
        {
            Settle(PairClass.Of(rival), level => level.Of(rival));
        }
    }

    public Comparison Comparison { get; }

    /// <summary>Which classes' shares the model gives, so that training leaves them as they are.</summary>
    public bool[] Settled { get; }

    public int LevelCount => Comparison.Levels.Length;

    /// <summary>The shares of one class, by level.</summary>
    public double[] this[int pairClass]
    {
        get => _shares[pairClass];
        set => _shares[pairClass] = Settled[pairClass] ? _shares[pairClass] : Normalised(value);
    }

    /// <summary>What m is taken to be before anything is known: most agree, few disagree.</summary>
    public static double[] Start(int levelCount)
    {
        var shares = new double[levelCount];
        for (var level = 0; level < levelCount; level++)
        {
            shares[level] = Math.Pow(0.25, Math.Min(level, 2));
        }

        return Normalised(shares);
    }

    /// <summary>Shares that add up to 1, none of them too rare to be believed.</summary>
    public static double[] Normalised(double[] shares)
    {
        var sum = shares.Sum(share => Math.Max(share, 0));
        var floored = Array.ConvertAll(shares, share => Math.Max(share / sum, Rarest));
        var total = floored.Sum();
        return Array.ConvertAll(floored, share => share / total);
    }

    /// <summary>
    /// The comparison with what was learnt, to six significant digits: no more is known, and a person reads it. What the model
    /// gives stays as it is.
    /// </summary>
    public Comparison Trained(LinkageModel model) => Comparison with
    {
        Levels = [.. Comparison.Levels.Select((level, index) => level with
        {
            M = level.M ?? Rounded(_shares[PairClass.SamePerson][index]),
            U = level.U ?? Rounded(_shares[PairClass.Stranger][index]),
            Sibling = level.Sibling ?? (model.Rivals.Contains(Rival.Sibling) ? Rounded(_shares[PairClass.Sibling][index]) : null),
            Twin = level.Twin ?? (model.Rivals.Contains(Rival.Twin) ? Rounded(_shares[PairClass.Twin][index]) : null),
        })],
    };

    /// <summary>A number to six significant digits.</summary>
    public static double Rounded(double number) =>
        double.Parse(number.ToString("G6", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    private void Settle(int pairClass, Func<ComparisonLevel, double?> of)
    {
        if (Comparison.Levels.All(level => of(level) is not null))
        {
            _shares[pairClass] = [.. Comparison.Levels.Select(level => of(level)!.Value)];
            Settled[pairClass] = true;
        }
    }
}
