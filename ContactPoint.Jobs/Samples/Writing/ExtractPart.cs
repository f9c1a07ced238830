using System.Text;

namespace ContactPoint.Jobs.Samples.Writing;

/// <summary>The rows that one neighbourhood adds to one extract, with the places of what is in them.</summary>
/// <param name="Bytes">Rows in the feed's encoding.</param>
/// <param name="Lines">Physical lines.</param>
/// <param name="Rows">For each row its line, counted from 0 at the start of the part.</param>
internal sealed record ExtractPart(byte[] Bytes, long Lines, IReadOnlyList<(long Line, RenderedRow Row)> Rows)
{
    public static ExtractPart Of(IEnumerable<RenderedRow> rows, Encoding encoding)
    {
        var text = new StringBuilder();
        var places = new List<(long, RenderedRow)>();
        var line = 0L;
        foreach (var row in rows)
        {
            text.Append(row.Text);
            places.Add((line, row));
            line += row.Lines;
        }

        return new ExtractPart(encoding.GetBytes(text.ToString()), line, places);
    }
}
