using CsvHelper;

namespace ContactPoint.Ingest.Reading;

/// <summary>How CsvHelper is asked to read: the same everywhere, and never with a value in an exception.</summary>
internal static class ReaderOptions
{
    /// <summary>An unclosed quote would otherwise take the rest of the file into one row and into memory.</summary>
    private const int MaximumRowBytes = 1 << 20;

    /// <param name="delimiter">The delimiter; <see langword="null"/> to detect one of , ; tab and |.</param>
    /// <param name="quote">The quote.</param>
    /// <param name="onMalformed">Hears of quoting faults before the row is read; the row comes all the same.</param>
    public static CsvReaderOptions For(char? delimiter, char quote, Action<CsvMalformedRecord> onMalformed) => new()
    {
        Separator = delimiter,
        Quote = quote,
        TrackLineNumbers = true,
        MaxRecordSize = MaximumRowBytes,
        IncludeValuesInExceptions = false,
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        OnMalformedRecord = onMalformed,
    };
}
