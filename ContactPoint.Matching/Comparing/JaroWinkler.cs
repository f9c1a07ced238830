namespace ContactPoint.Matching.Comparing;

/// <summary>The similarity of Jaro, raised by Winkler for a common beginning: made for short names with typing errors.</summary>
/// <remarks>
/// Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model (1990), with the usual
/// scale of 0.1 for each of at most four common first letters. MARTHA and MARHTA: 0.9611. DIXON and DICKSONX: 0.8133.
/// </remarks>
internal static class JaroWinkler
{
    private const double PrefixScale = 0.1;
    private const int LongestPrefix = 4;

    /// <summary>Letters beyond these are not looked at: a bit of one word stands for each.</summary>
    private const int LongestText = 64;

    /// <summary>The similarity, 0 to 1; 1 only for equal texts. Allocates nothing. Two empty texts are 0 alike.</summary>
    public static double Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left[..Math.Min(left.Length, LongestText)];
        right = right[..Math.Min(right.Length, LongestText)];
        var jaro = Jaro(left, right);
        var prefix = Math.Min(left.CommonPrefixLength(right), LongestPrefix);
        return jaro + (prefix * PrefixScale * (1 - jaro));
    }

    private static double Jaro(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var reach = Math.Max(0, (Math.Max(left.Length, right.Length) / 2) - 1);
        var (leftFound, rightFound) = (0UL, 0UL);
        for (var i = 0; i < left.Length; i++)
        {
            var end = Math.Min(right.Length, i + reach + 1);
            for (var j = Math.Max(0, i - reach); j < end; j++)
            {
                if (left[i] == right[j] && (rightFound & (1UL << j)) == 0)
                {
                    leftFound |= 1UL << i;
                    rightFound |= 1UL << j;
                    break;
                }
            }
        }

        double common = System.Numerics.BitOperations.PopCount(leftFound);
        if (common == 0)
        {
            return 0;
        }

        var transpositions = OutOfOrder(left, right, leftFound, rightFound) / 2;
        return ((common / left.Length) + (common / right.Length) + ((common - transpositions) / common)) / 3;
    }

    /// <summary>How many of the common letters stand at another place among the common letters of the other text.</summary>
    private static int OutOfOrder(ReadOnlySpan<char> left, ReadOnlySpan<char> right, ulong leftFound, ulong rightFound)
    {
        var count = 0;
        for (; leftFound != 0; leftFound &= leftFound - 1, rightFound &= rightFound - 1)
        {
            var i = System.Numerics.BitOperations.TrailingZeroCount(leftFound);
            var j = System.Numerics.BitOperations.TrailingZeroCount(rightFound);
            count += left[i] == right[j] ? 0 : 1;
        }

        return count;
    }
}
