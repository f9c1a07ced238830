namespace ContactPoint.Matching.Comparing;

/// <summary>How many single errors of typing part two texts.</summary>
internal static class EditDistance
{
    private const int LongestText = 256;

    /// <summary>Whether the distance is at most so much; far quicker than the distance where it is not.</summary>
    public static bool IsWithin(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return false;
        }

        var prefix = left.CommonPrefixLength(right);
        left = left[prefix..];
        right = right[prefix..];
        while (left.Length > 0 && right.Length > 0 && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        if (most == 1)
        {
            return Math.Max(left.Length, right.Length) <= 1
                || (left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0]);
        }

        return Of(left, right) <= most;
    }

    /// <summary>
    /// The fewest insertions, deletions, substitutions and swaps of neighbours that make one text of the other, no part
    /// being edited twice: the optimal string alignment distance (Damerau 1964). CA and ABC: 3.
    /// </summary>
    /// <remarks>Letters after the 256th are not looked at. Allocates nothing.</remarks>
    public static int Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left[..Math.Min(left.Length, LongestText)];
        right = right[..Math.Min(right.Length, LongestText)];
        var width = right.Length + 1;
        Span<int> rows = stackalloc int[3 * width];
        var beforeLast = rows[..width];
        var last = rows[width..(2 * width)];
        var row = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j < width; j++)
            {
                var substituted = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(substituted, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }

        return last[right.Length];
    }
}
