using System.Collections.Immutable;

using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Scoring;

/// <summary>Counts how common the values are.</summary>
internal static class FrequencyCounts
{
    /// <summary>Counts a value once for each person who bears it: by rows at first, and by clusters once there are some.</summary>
    /// <param name="comparer">The comparisons, bound to the table.</param>
    /// <param name="personOfRow">Any row of the same person, one and the same for all rows of that person.</param>
    public static TermFrequencies Of(PairComparer comparer, ReadOnlySpan<int> personOfRow)
    {
        var counts = ImmutableSortedDictionary.CreateBuilder<string, ValueCounts>(StringComparer.Ordinal);
        foreach (var values in comparer.Comparers.OfType<ValueComparer>().Where(values => values.Comparison.TermFrequency))
        {
            counts.Add(values.Comparison.Name, Count(values, personOfRow));
        }

        return new(counts.ToImmutable());
    }

    private static ValueCounts Count(ValueComparer comparer, ReadOnlySpan<int> personOfRow)
    {
        var bearersOfCode = new long[comparer.Values.Texts.Length];
        var seen = new HashSet<(int Person, int Code)>();
        var bearers = 0L;
        for (var row = 0; row < personOfRow.Length; row++)
        {
            var code = comparer.ValueOf(row);
            if (code != Column.Missing && seen.Add((personOfRow[row], code)))
            {
                bearersOfCode[code]++;
                bearers++;
            }
        }

        var common = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        for (var code = 1; code < bearersOfCode.Length; code++)
        {
            if (bearersOfCode[code] >= TermFrequencies.FewestBearers)
            {
                common.Add(comparer.Values.Texts[code], bearersOfCode[code]);
            }
        }

        return new(bearers, common.ToImmutable());
    }
}
