using System.Text;

namespace ContactPoint.Jobs.Samples.Writing;

/// <summary>How a supplier's files are written.</summary>
internal sealed record FileLayout
{
    public required Encoding Encoding { get; init; }
    public required char Delimiter { get; init; }
    public required string NewLine { get; init; }

    /// <summary>Lines before the header.</summary>
    public IReadOnlyList<string> Preamble { get; init; } = [];

    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Cells are quoted where they must be; without it the delimiter is left out of them.</summary>
    public bool Quotes { get; init; } = true;

    /// <summary>A column that is always quoted.</summary>
    public int AlwaysQuotedIndex { get; init; } = -1;

    /// <summary>The file ends with the line END,rows.</summary>
    public bool Trailer { get; init; }

    /// <summary>.NET date format.</summary>
    public required string DateFormat { get; init; }

    /// <summary>A date that isn't in the calendar, as this supplier would write it.</summary>
    public required string BadDate { get; init; }

    /// <summary>Lines before the first data row.</summary>
    public int HeadLines => Preamble.Count + 1;

    /// <summary>One row with its line break.</summary>
    public string Row(IReadOnlyList<string> cells)
    {
        var text = new StringBuilder(256);
        for (var index = 0; index < cells.Count; index++)
        {
            if (index > 0)
            {
                text.Append(Delimiter);
            }

            Cell(text, cells[index], index == AlwaysQuotedIndex);
        }

        return text.Append(NewLine).ToString();
    }

    private void Cell(StringBuilder text, string cell, bool always)
    {
        if (!Quotes)
        {
            text.Append(cell.Replace(Delimiter, ' '));
        }
        else if (always || cell.AsSpan().IndexOfAny(Delimiter, '"', '\n') >= 0)
        {
            text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            text.Append(cell);
        }
    }
}
