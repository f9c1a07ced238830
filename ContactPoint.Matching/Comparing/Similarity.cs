using FuzzySharp;

namespace ContactPoint.Matching.Comparing;

/// <summary>How alike two standardised texts are. The only place that calls FuzzySharp.</summary>
internal static class Similarity
{
    /// <summary>The share of characters that agree, as a whole percentage from 0 to 100.</summary>
    /// <remarks>
    /// <para>
    /// This is FuzzySharp's Ratio: 100 × (1 − d ÷ (length of left + length of right)), where d counts
    /// insertions and deletions, so a substitution costs 2. SMITH and SMYTHE are 73% alike.
    /// </para>
    /// <para>
    /// Give it two texts that are there: FuzzySharp calls two empty texts 0% alike, not 100%. Missing values
    /// are a level of their own and never come this far. It knows no letter's case: standardise first.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentException">Either text is empty.</exception>
    public static int Percent(string left, string right)
    {
        ArgumentException.ThrowIfNullOrEmpty(left);
        ArgumentException.ThrowIfNullOrEmpty(right);
        return string.Equals(left, right, StringComparison.Ordinal) ? 100 : Fuzz.Ratio(left, right);
    }

    /// <summary>How alike two texts are whatever the order of their words, and however many words only one of them has; 0 to 100.</summary>
    /// <remarks>
    /// FuzzySharp's TokenSetRatio: the best of the ratios between the common words and the common words with each
    /// side's others. One text whose words are all in the other is 100% alike.
    /// </remarks>
    /// <exception cref="ArgumentException">Either text is empty.</exception>
    public static int TokenSetPercent(string left, string right)
    {
        ArgumentException.ThrowIfNullOrEmpty(left);
        ArgumentException.ThrowIfNullOrEmpty(right);
        return Fuzz.TokenSetRatio(left, right);
    }
}
