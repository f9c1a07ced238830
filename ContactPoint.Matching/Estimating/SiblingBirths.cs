using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Estimating;

/// <summary>How siblings' dates of birth compare: as those of two people do who were born far enough apart.</summary>
internal static class SiblingBirths
{
    /// <summary>Two children of one mother are twins or at least this many days apart.</summary>
    private const int FewestDays = 271;

    /// <summary>And rarely further apart than eighteen years.</summary>
    private const int MostDays = 18 * 365;

    private const int Draws = 200_000;

    /// <summary>
    /// The shares of the levels among random rows whose dates lie apart as siblings' do; <see langword="null"/> if the column
    /// holds no such dates.
    /// </summary>
    /// <remarks>Errors are not in it yet: they come with m, which is still to be learnt.</remarks>
    public static double[]? Shares(RowComparer comparer, ModelColumns columns, long seed)
    {
        var column = columns[comparer.Comparison.Columns[0]];
        var dayOf = Array.ConvertAll(column.Values, DateKind.DayNumber);
        var memory = new LevelMemory();
        var counts = new double[comparer.Comparison.Levels.Length];
        var random = new SeededRandom(seed, stream: -1);
        for (var draw = 0; draw < Draws && column.Codes.Length > 1; draw++)
        {
            var (left, right) = (random.Below(column.Codes.Length), random.Below(column.Codes.Length));
            if (dayOf[column.Codes[left]] is { } one && dayOf[column.Codes[right]] is { } other
                && Math.Abs(one - other) is >= FewestDays and <= MostDays)
            {
                counts[comparer.LevelOf(left, right, memory) - 1]++;
            }
        }

        return counts.Sum() == 0 ? null : LevelTable.Normalised(counts);
    }

    /// <summary>The shares when dates are recorded with the errors that m shows: a wrong date falls as a stranger's would.</summary>
    public static double[] Blurred(double[] siblings, double[] m, double[] strangers)
    {
        var right = m[0];
        return [.. siblings.Select((share, level) => (right * share) + ((1 - right) * strangers[level]))];
    }
}
