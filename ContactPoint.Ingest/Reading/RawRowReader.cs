using System.Buffers.Text;

using ContactPoint.Ingest.Feeds;

using CsvHelper;

namespace ContactPoint.Ingest.Reading;

/// <summary>Reads an extract row by row: only columns that the specification names go further, and the file is never held in memory.</summary>
/// <threadsafety>Not safe for use by several threads at once.</threadsafety>
public sealed class RawRowReader : IDisposable
{
    private const int LongestColumnName = 60;
    private const int FewestColumnsOfARow = 4;

    private readonly FileFormat _format;
    private readonly SourceColumns _columns;
    private readonly TextEncoding _encoding;
    private readonly CsvReader _reader;
    private readonly Queue<CsvMalformedRecord> _malformed = new();

    private ColumnPlaces _place = ColumnPlaces.None;
    private long[] _droppedCounts = [];
    private bool _sawTrailer;
    private long? _declaredRows;

    private RawRowReader(FeedSpec spec, SourceColumns columns, TextEncoding encoding, Stream stream)
    {
        _format = spec.Format;
        _columns = columns;
        _encoding = encoding;
        Row = new(columns.Names.Count);
        var text = new PreambleStream(encoding.Transcode(stream), _format.PreambleLines);
        _reader = CsvReader.Create(text, ReaderOptions.For(_format.Delimiter, _format.Quote, _malformed.Enqueue));
    }

    /// <summary>The row that was read last.</summary>
    public RawRow Row { get; }

    /// <summary>The encoding that was decided over the whole file.</summary>
    public string Encoding => _encoding.Name;

    /// <summary>Rows read so far; blank lines and the trailer are no rows.</summary>
    public long RowCount { get; private set; }

    /// <summary>Columns that the specification expects and the header does not have.</summary>
    public IReadOnlyList<string> MissingColumns => _place.Missing;

    /// <summary>Columns of the file that no mapping names, with how many values stood in them; columns of one name are one.</summary>
    public IReadOnlyList<DroppedColumn> DroppedColumns =>
    [
        .. _place.Dropped
            .Select((position, index) => new DroppedColumn(HeaderName(position), _droppedCounts[index]))
            .GroupBy(column => column.Name, StringComparer.Ordinal)
            .Select(columns => new DroppedColumn(columns.Key, columns.Sum(column => column.NonBlankCount))),
    ];

    /// <summary>Opens an extract: decides its encoding, and finds the header.</summary>
    /// <param name="spec">The feed's specification.</param>
    /// <param name="columns">The columns of the same specification.</param>
    /// <param name="open">Opens the file from its beginning; called twice, because the encoding is decided over the whole file.</param>
    /// <exception cref="ExtractRefusedException">The file cannot be read by this specification.</exception>
    public static RawRowReader Open(FeedSpec spec, SourceColumns columns, Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(open);
        TextEncoding encoding;
        using (var whole = open())
        {
            encoding = TextEncoding.Decide(whole, spec.Format.Encoding);
        }

        var reader = new RawRowReader(spec, columns, encoding, open());
        try
        {
            reader.ReadHeader(spec.LocalId.Count);
        }
        catch
        {
            reader.Dispose();
            throw;
        }

        return reader;
    }

    /// <summary>Goes on to the next row.</summary>
    /// <returns><see langword="false"/> at the end of the file.</returns>
    /// <exception cref="ExtractRefusedException">A row is too long, a quote swallows the rest, or the trailer says that rows are missing.</exception>
    public bool Read()
    {
        if (!MoveOn())
        {
            RefuseUnlessComplete();
            return false;
        }

        if (_sawTrailer)
        {
            throw Refused(RefusalKinds.RowsAfterTrailer);
        }

        if (IsTrailer())
        {
            return Read();
        }

        RowCount++;
        FillRow();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void ReadHeader(int localIdColumns)
    {
        try
        {
            _reader.ReadHeader();
        }
        catch (CsvFormatException)
        {
            throw Refused(RefusalKinds.RowTooLong, _format.PreambleLines + 1);
        }

        _place = ColumnPlaces.Find(_reader.Headers, _columns, localIdColumns, _format.PreambleLines + 1);
        _droppedCounts = new long[_place.Dropped.Count];
        _malformed.Clear();
    }

    private bool MoveOn()
    {
        try
        {
            if (_reader.Read())
            {
                return true;
            }
        }
        catch (CsvFormatException)
        {
            // The only thing the options let it throw for; its own text is left behind, in case it quotes the row.
            throw Refused(RefusalKinds.RowTooLong, Row.LineNumber + 1);
        }

        return false;
    }

    private bool IsTrailer()
    {
        if (_format.Trailer is not { } trailer || !_reader.GetString(0).Trim().Equals(trailer.StartsWith, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _sawTrailer = true;
        if (trailer.CountInField > 0 && trailer.CountInField <= _reader.FieldCount)
        {
            var digits = _reader.GetSpan(trailer.CountInField - 1).Trim(" "u8);
            _declaredRows = Utf8Parser.TryParse(digits, out long count, out var used) && used == digits.Length ? count : -1;
        }

        return true;
    }

    private void RefuseUnlessComplete()
    {
        if (_format.Trailer is not { } trailer)
        {
            return;
        }

        if (!_sawTrailer)
        {
            throw Refused(RefusalKinds.NoTrailer);
        }

        if (trailer.CountInField > 0 && _declaredRows != RowCount)
        {
            throw Refused(RefusalKinds.CountDiffers);
        }
    }

    private void FillRow()
    {
        Row.Clear();
        Row.LineNumber = (int)_reader.LineNumber + _format.PreambleLines;
        for (var slot = 0; slot < _place.OfSlot.Count; slot++)
        {
            var position = _place.OfSlot[slot];
            if (position >= 0 && position < _reader.FieldCount)
            {
                Row.Set(slot, _reader.GetSpan(position));
            }
        }

        CountDropped();
        Row.IsBlank = IsBlank();
        Row.Fault = FaultOfRow();
    }

    private void CountDropped()
    {
        for (var index = 0; index < _droppedCounts.Length; index++)
        {
            var position = _place.Dropped[index];
            if (position < _reader.FieldCount && !_reader.IsEmpty(position))
            {
                _droppedCounts[index]++;
            }
        }
    }

    private RowFault FaultOfRow()
    {
        var quoting = QuotingFault();
        Row.IsLocalIdTrusted = quoting is RowFault.None or RowFault.StrayQuote || _reader.RawRecord.IndexOf((byte)'\n') < 0;
        if (HasSwallowedRows())
        {
            Row.IsLocalIdTrusted = false;
            return RowFault.SwallowedRows;
        }

        if (_reader.FieldCount == _place.HeaderColumns)
        {
            return quoting;
        }

        // A delimiter too many moves every value after it into the next column, where it may not belong: even at the end it is no matter of taste.
        Row.IsLocalIdTrusted &= _place.LocalIdLeads;
        return _reader.FieldCount < _place.HeaderColumns ? RowFault.TooShort : RowFault.TooLong;
    }

    /// <summary>Whether a line inside the row, neither its first nor its last, has as many delimiters as a row has. Of few columns nothing can be said so.</summary>
    private bool HasSwallowedRows()
    {
        var rest = _reader.RawRecord.TrimEnd("\r\n"u8);
        var lineEnd = rest.IndexOf((byte)'\n');
        while (lineEnd >= 0 && _place.HeaderColumns >= FewestColumnsOfARow)
        {
            rest = rest[(lineEnd + 1)..];
            lineEnd = rest.IndexOf((byte)'\n');
            if (lineEnd >= 0 && rest[..lineEnd].Count((byte)_format.Delimiter) >= _place.HeaderColumns - 1)
            {
                return true;
            }
        }

        return false;
    }

    private RowFault QuotingFault()
    {
        var quoting = RowFault.None;
        while (_malformed.TryPeek(out var malformed) && malformed.LineNumber <= _reader.LineNumber)
        {
            _malformed.Dequeue();
            quoting = malformed.Reason switch
            {
                CsvMalformedReason.UnterminatedQuote => throw Refused(RefusalKinds.UnclosedQuote, Row.LineNumber),
                CsvMalformedReason.StrayQuote => RowFault.StrayQuote,
                _ => RowFault.TextAfterQuote,
            };
        }

        return quoting;
    }

    private bool IsBlank()
    {
        for (var position = 0; position < _reader.FieldCount; position++)
        {
            if (!_reader.IsEmpty(position))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The header's own words may be shown: they were recognised as a header. One too long to be a name is shown by its position.</summary>
    private string HeaderName(int position)
    {
        // a control character shows nothing, and a database takes no NUL
        var name = string.Create(_reader.Headers[position].Length, _reader.Headers[position], static (cleaned, header) =>
        {
            for (var index = 0; index < cleaned.Length; index++)
            {
                cleaned[index] = char.IsControl(header[index]) ? ' ' : header[index];
            }
        }).Trim();
        return name.Length is > 0 and <= LongestColumnName ? name : $"column {position + 1}";
    }

    private static ExtractRefusedException Refused(RefusalKind kind, int lineNumber = 0) => new(new Refusal(kind, lineNumber));
}

/// <summary>A column of the file that no mapping names: it went no further than the reader.</summary>
/// <param name="Name">As the header spells it, with a space for a control character; at most 60 characters.</param>
/// <param name="NonBlankCount">How many values stood in it.</param>
public sealed record DroppedColumn(string Name, long NonBlankCount);
