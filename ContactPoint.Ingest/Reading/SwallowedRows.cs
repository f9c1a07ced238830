namespace ContactPoint.Ingest.Reading;

/// <summary>Whether a row holds others: a quote that is not closed takes all that follows, up to the next quote, into its value.</summary>
internal enum Swallowing
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Nothing shows it, and nothing shows the contrary.</summary>
    Possible,

    /// <summary>It looks as if it did.</summary>
    Found,
}

/// <summary>Judges values that span lines. A line ends in \n, \r\n or, on old machines, \r.</summary>
internal static class SwallowedRows
{
    /// <summary>In rows of so few delimiters an ordinary value may have as many.</summary>
    private const int FewestColumnsOfARow = 4;

    /// <summary>Whether a line ends inside the text.</summary>
    public static bool SpansLines(ReadOnlySpan<byte> text) => text.IndexOfAny((byte)'\r', (byte)'\n') >= 0;

    /// <summary>Judges one value of a row.</summary>
    /// <param name="value">The value, without its quotes.</param>
    /// <param name="delimiter">Between columns.</param>
    /// <param name="before">How many columns stand before it.</param>
    /// <param name="columns">How many columns a row has.</param>
    /// <param name="isOfOneLine">Whether the specification takes it for a value of one line.</param>
    public static Swallowing Judge(ReadOnlySpan<byte> value, byte delimiter, int before, int columns, bool isOfOneLine)
    {
        if (!SpansLines(value) || (!value.Contains(delimiter) && columns > 1))
        {
            return Swallowing.None;
        }

        if (columns > 1 && (isOfOneLine || HoldsLinesOfRows(value, delimiter, before, columns - 1 - before)))
        {
            return Swallowing.Found;
        }

        return columns < FewestColumnsOfARow ? Swallowing.Possible : Swallowing.None;
    }

    /// <summary>
    /// Whether the value's first line has the delimiters that its own row still needs, and its last those that the other row has had by then;
    /// or whether a line between has those of a row.
    /// </summary>
    private static bool HoldsLinesOfRows(ReadOnlySpan<byte> value, byte delimiter, int before, int after)
    {
        var first = value.IndexOfAny((byte)'\r', (byte)'\n');
        var last = value.LastIndexOfAny((byte)'\r', (byte)'\n');
        if (value[..first].Count(delimiter) >= after && value[(last + 1)..].Count(delimiter) >= before)
        {
            return true;
        }

        var between = value[first..last];
        foreach (var line in between.SplitAny((byte)'\r', (byte)'\n'))
        {
            if (between[line].Count(delimiter) >= before + after)
            {
                return true;
            }
        }

        return false;
    }
}
