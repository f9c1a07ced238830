using System.Buffers.Text;

using ContactPoint.Ingest.Feeds;

using CsvHelper;

namespace ContactPoint.Ingest.Reading;

/// <summary>Reads an extract of delimited text.</summary>
internal sealed class CsvRowReader : RawRowReader
{
    private const int LongestCharacterBytes = 3;

    private readonly FileFormat _format;
    private readonly SourceColumns _columns;
    private readonly TextEncoding _encoding;
    private readonly CsvReader _reader;
    private readonly Queue<CsvMalformedRecord> _malformed = new();

    private ColumnPlaces _place = ColumnPlaces.None;
    private long[] _droppedCounts = [];
    private bool _sawTrailer;
    private long? _declaredRows;
    private bool? _ahead;

    private CsvRowReader(FeedSpec spec, SourceColumns columns, TextEncoding encoding, Stream stream)
        : base(spec, columns)
    {
        _format = spec.Format;
        _columns = columns;
        _encoding = encoding;
        var text = new PreambleStream(encoding.Transcode(stream), _format.PreambleLines);
        _reader = CsvReader.Create(text, ReaderOptions.For(_format.Delimiter, _format.Quote, _malformed.Enqueue));
    }

    /// <inheritdoc/>
    public override string Encoding => _encoding.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<string> MissingColumns => _place.Missing;

    /// <inheritdoc/>
    public override IReadOnlyList<DroppedColumn> DroppedColumns =>
    [
        .. _place.Dropped
            .Select((position, index) => new DroppedColumn(ColumnName.Shown(_reader.Headers[position]) ?? $"column {position + 1}", _droppedCounts[index]))
            .GroupBy(column => column.Name, StringComparer.Ordinal)
            .Select(columns => new DroppedColumn(columns.Key, columns.Sum(column => column.NonBlankCount))),
    ];

    /// <summary>Opens an extract that is not compressed.</summary>
    public static CsvRowReader OpenText(FeedSpec spec, SourceColumns columns, Func<Stream> open)
    {
        TextEncoding encoding;
        using (var whole = open())
        {
            encoding = TextEncoding.Decide(whole, spec.Format.Encoding);
        }

        var reader = new CsvRowReader(spec, columns, encoding, open());
        try
        {
            reader.ReadHeader(spec.LocalId.Count);
            reader.LookAhead();
        }
        catch
        {
            reader.Dispose();
            throw;
        }

        return reader;
    }

    private protected override bool MoveNext()
    {
        if (!Advance())
        {
            return false;
        }

        if (_sawTrailer)
        {
            throw Refused(RefusalKinds.RowsAfterTrailer);
        }

        if (IsTrailer())
        {
            return MoveNext();
        }

        FillRow();
        return true;
    }

    private protected override void Close() => _reader.Dispose();

    /// <summary>Goes to the first row, so that a file without one is known for it at once.</summary>
    private void LookAhead()
    {
        Row.LineNumber = _format.PreambleLines + 1;
        _ahead = Advance();
    }

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

        if (_reader.Headers.Count == 0)
        {
            throw Refused(RefusalKinds.EmptyFile);
        }

        _place = ColumnPlaces.Find(_reader.Headers, _columns, localIdColumns, _format.PreambleLines + 1);
        _droppedCounts = new long[_place.Dropped.Count];
        _malformed.Clear();
    }

    private bool Advance()
    {
        if (_ahead is { } known)
        {
            _ahead = null;
            return known;
        }

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
        if (_format.Trailer is not { } trailer || !Says(_reader.GetSpan(0), trailer.StartsWith))
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

    private static bool Says(ReadOnlySpan<byte> utf8, string word)
    {
        var text = utf8.Trim(" \t"u8);
        if (text.Length > LongestCharacterBytes * word.Length)
        {
            return false;
        }

        Span<char> characters = stackalloc char[text.Length];
        return characters[..System.Text.Encoding.UTF8.GetChars(text, characters)].Trim().Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    private protected override void RefuseUnlessComplete()
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
        var swallowing = SwallowingOf(quoting);
        Row.MayHoldOthers = swallowing != Swallowing.None;
        Row.IsLocalIdTrusted = !Row.MayHoldOthers;
        if (swallowing == Swallowing.Found)
        {
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

    private Swallowing SwallowingOf(RowFault quoting)
    {
        var row = _reader.RawRecord.Trim("\r\n"u8);
        if (!SwallowedRows.SpansLines(row))
        {
            return Swallowing.None;
        }

        // where its values end is not certain
        var swallowing = quoting == RowFault.TextAfterQuote ? Swallowing.Possible : Swallowing.None;
        for (var position = 0; position < _reader.FieldCount; position++)
        {
            var value = _reader.GetSpan(position);
            var ofValue = SwallowedRows.Judge(value, (byte)_format.Delimiter, position, _place.HeaderColumns, _place.OfOneLine.Contains(position));
            if (ofValue == Swallowing.None && _reader.FieldCount != _place.HeaderColumns && SwallowedRows.SpansLines(value) && value.Contains((byte)_format.Delimiter))
            {
                // the quote that closed it may have stood in another column
                ofValue = Swallowing.Possible;
            }

            swallowing = ofValue > swallowing ? ofValue : swallowing;
        }

        return swallowing;
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
}
