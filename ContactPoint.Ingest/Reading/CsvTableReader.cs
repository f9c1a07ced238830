using ContactPoint.Ingest.Feeds;

using CsvHelper;

namespace ContactPoint.Ingest.Reading;

/// <summary>Reads any table with a header from delimited text, row by row. For tables that are ours or a user's own; extracts have <see cref="RawRowReader"/>.</summary>
/// <remarks>It is strict: a row with a quoting fault, or with more or fewer columns than the header, ends the reading.</remarks>
/// <threadsafety>Not safe for use by several threads at once.</threadsafety>
public sealed class CsvTableReader : IDisposable
{
    private readonly CsvReader _reader;
    private readonly string _place;
    private CsvMalformedRecord? _malformed;

    private CsvTableReader(Stream stream, char? delimiter, string place)
    {
        _place = place;
        _reader = CsvReader.Create(stream, ReaderOptions.For(delimiter, '"', fault => _malformed ??= fault));
        try
        {
            Headers = [.. _reader.Headers.Select(header => header.Trim())];
        }
        catch (CsvFormatException)
        {
            throw new CsvTableException($"{place}, line 1: the header is too long. Is it a table of delimited text?");
        }
    }

    /// <summary>The header, without spaces around the names. Empty for an empty file.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>The physical line on which the current row begins, counted from 1.</summary>
    public int LineNumber => (int)_reader.LineNumber;

    /// <summary>The current row's value in a column (counted from 0), as it stands.</summary>
    public string this[int column] => _reader.GetString(column);

    /// <summary>The same value as UTF-8, valid until the next row is read.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => _reader.GetSpan(column);

    /// <summary>Opens a table.</summary>
    /// <param name="open">Opens the file from its beginning; called twice, because the encoding is decided over the whole file.</param>
    /// <param name="place">What to call it in faults, for example its file name.</param>
    /// <param name="delimiter">The delimiter; <see langword="null"/> to detect one of , ; tab and |.</param>
    /// <exception cref="CsvTableException">The file is no table.</exception>
    public static CsvTableReader Open(Func<Stream> open, string place, char? delimiter = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        try
        {
            TextEncoding encoding;
            using (var whole = open())
            {
                encoding = TextEncoding.Decide(whole, FeedEncoding.Auto);
            }

            return new(encoding.Transcode(open()), delimiter, place);
        }
        catch (ExtractRefusedException exception)
        {
            throw new CsvTableException($"{place}: {exception.Refusals[0].Kind.Meaning}");
        }
    }

    /// <summary>Opens a table in a file.</summary>
    /// <inheritdoc cref="Open(Func{Stream}, string, char?)"/>
    public static CsvTableReader Open(string path, char? delimiter = null) => Open(() => File.OpenRead(path), Path.GetFileName(path), delimiter);

    /// <summary>The place of a column, counted from 0; −1 when the header does not have it. Case counts only where two differ by nothing else.</summary>
    public int Find(string name)
    {
        for (var column = 0; column < Headers.Count; column++)
        {
            if (string.Equals(Headers[column], name, StringComparison.Ordinal))
            {
                return column;
            }
        }

        for (var column = 0; column < Headers.Count; column++)
        {
            if (string.Equals(Headers[column], name, StringComparison.OrdinalIgnoreCase))
            {
                return column;
            }
        }

        return -1;
    }

    /// <summary>Goes on to the next row.</summary>
    /// <returns><see langword="false"/> at the end.</returns>
    /// <exception cref="CsvTableException">The row is malformed.</exception>
    public bool Read()
    {
        bool isRow;
        try
        {
            isRow = _reader.Read();
        }
        catch (CsvFormatException)
        {
            throw new CsvTableException($"{_place}, after line {LineNumber}: a row is too long. Look for a quote that is never closed.");
        }

        if (_malformed is { } malformed)
        {
            throw new CsvTableException($"{_place}, line {malformed.LineNumber}: the quotes are wrong. Double a quote inside a value, and put the value in quotes.");
        }

        if (isRow && _reader.FieldCount != Headers.Count)
        {
            throw new CsvTableException($"{_place}, line {LineNumber}: {_reader.FieldCount} columns, but the header has {Headers.Count}.");
        }

        return isRow;
    }

    /// <summary>The current row, a text for each column.</summary>
    public string[] ToArray()
    {
        var row = new string[Headers.Count];
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = _reader.GetString(column);
        }

        return row;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}

/// <summary>A table of delimited text is malformed. The message names the place, never a value.</summary>
/// <param name="message">Place, cause and cure.</param>
public sealed class CsvTableException(string message) : Exception(message);
