using ContactPoint.Ingest.Describing;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Checking;

/// <summary>What stood in one column of an extract, in counts and never in values.</summary>
/// <param name="Column">The supplier's column, as the specification spells it.</param>
/// <param name="Blank">Rows in which it was empty.</param>
/// <param name="Distinct">How many different texts it had; capitals and spaces count.</param>
/// <param name="IsEstimate">Whether <paramref name="Distinct"/> is an estimate (standard error 0.8%): above 10,000 it is.</param>
/// <param name="Longest">The longest text, in characters.</param>
public sealed record ColumnProfile(string Column, long Blank, long Distinct, bool IsEstimate, int Longest);

/// <summary>Profiles the mapped columns of an extract, row by row. Memory is bounded, whatever the file's size.</summary>
internal sealed class ColumnProfiles(IReadOnlyList<string> columns)
{
    private readonly long[] _blank = new long[columns.Count];
    private readonly int[] _longest = new int[columns.Count];
    private readonly DistinctCount[] _distinct = [.. columns.Select(_ => new DistinctCount())];

    /// <summary>The profiles so far.</summary>
    public IReadOnlyList<ColumnProfile> Profiles =>
        [.. columns.Select((column, slot) => new ColumnProfile(column, _blank[slot], _distinct[slot].Value, _distinct[slot].IsEstimate, _longest[slot]))];

    /// <summary>Counts a row in.</summary>
    public void Add(RawRow row)
    {
        for (var slot = 0; slot < _blank.Length; slot++)
        {
            var text = row[slot].Trim();
            if (text.IsEmpty)
            {
                _blank[slot]++;
                continue;
            }

            _longest[slot] = Math.Max(_longest[slot], text.Length);
            _distinct[slot].Add(text);
        }
    }
}
