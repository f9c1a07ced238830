using System.Xml;

using ContactPoint.Ingest.Feeds;

namespace ContactPoint.Ingest.Reading;

/// <summary>Reads the Department for Education's Common Transfer File: a row a pupil.</summary>
/// <remarks>
/// A column is an element, named by its path below Pupil (<c>Surname</c>, <c>Address/PostCode</c>) or, for all rows alike, below the root
/// (<c>Header/SourceSchool/Estab</c>). Every other element is skipped without being read, and counted by its name. Of an element that stands
/// several times in a pupil the first is taken, and the others are counted.
/// </remarks>
internal sealed class CtfRowReader : RawRowReader
{
    private const string Root = "CTfile";
    private const string Pupils = "CTFpupilData";
    private const string Pupil = "Pupil";

    private readonly SourceColumns _columns;
    private readonly GuardedXml _xml;
    private readonly TransferElements _elements;
    private readonly string?[] _ofEveryRow;
    private readonly bool[] _isSet;
    private readonly bool[] _isKnown;
    private char[] _text = new char[256];
    private bool _isAtPupil;

    private CtfRowReader(FeedSpec spec, SourceColumns columns, Stream stream)
        : base(spec, columns)
    {
        _columns = columns;
        _elements = new(columns);
        _ofEveryRow = new string?[columns.Names.Count];
        _isSet = new bool[columns.Names.Count];
        _isKnown = new bool[columns.Names.Count];
        _xml = new(stream);
    }

    /// <inheritdoc/>
    public override string Encoding => _xml.Encoding;

    /// <summary>Always none: XML leaves out what is empty, so that an element is missing says nothing.</summary>
    public override IReadOnlyList<string> MissingColumns => [];

    /// <inheritdoc/>
    public override IReadOnlyList<DroppedColumn> DroppedColumns => _elements.Dropped;

    /// <summary>Opens a file that is not compressed.</summary>
    public static CtfRowReader OpenXml(FeedSpec spec, SourceColumns columns, Func<Stream> open)
    {
        var reader = new CtfRowReader(spec, columns, open());
        try
        {
            reader.FindFirstPupil();
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
        if (!_isAtPupil && !FindPupil())
        {
            return false;
        }

        _isAtPupil = false;
        ReadPupil();
        return true;
    }

    private protected override void RefuseUnlessComplete()
    {
        var missing = Enumerable.Range(0, _isKnown.Length)
            .Where(slot => RowCount > 0 && !_isKnown[slot] && _columns.Presences[slot] == Presence.Required)
            .Select(slot => new Refusal(RefusalKinds.MissingColumn, Column: _columns.Names[slot]))
            .ToList();
        if (missing.Count > 0)
        {
            throw new ExtractRefusedException(missing);
        }
    }

    private protected override void Close() => _xml.Dispose();

    private void FindFirstPupil()
    {
        if (!_xml.MoveToRoot(Root))
        {
            throw Refused(RefusalKinds.NotTransferFile);
        }

        _isAtPupil = FindPupil();
    }

    /// <summary>Goes to the next pupil, over all that stands between.</summary>
    private bool FindPupil()
    {
        while (_xml.Read())
        {
            if (_xml.NodeType != XmlNodeType.Element || (_xml.Depth == 1 && _xml.Name == Pupils))
            {
                continue;
            }

            if (_xml.Depth == 2 && _xml.Name == Pupil)
            {
                return true;
            }

            ReadElement(_elements.OfFile.Child(_xml.Name), isOfEveryRow: true);
        }

        return false;
    }

    private void ReadPupil()
    {
        Row.Clear();
        Row.LineNumber = _xml.LineNumber;
        Row.Fault = RowFault.None;
        Row.IsLocalIdTrusted = true;
        Row.IsBlank = true;
        _isSet.AsSpan().Clear();
        for (var slot = 0; slot < _ofEveryRow.Length; slot++)
        {
            Row.Set(slot, _ofEveryRow[slot].AsSpan());
        }

        ReadChildren(_elements.OfPupil, isOfEveryRow: false);
    }

    private void ReadChildren(TransferElement parent, bool isOfEveryRow)
    {
        if (_xml.IsEmptyElement)
        {
            return;
        }

        var depth = _xml.Depth;
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                ReadElement(parent.Child(_xml.Name), isOfEveryRow);
            }
        }
    }

    private void ReadElement(TransferElement element, bool isOfEveryRow)
    {
        if (element.Slot < 0 && element.LeadsFurther)
        {
            ReadChildren(element, isOfEveryRow);
        }
        else if (element.Slot < 0 || (isOfEveryRow ? _ofEveryRow[element.Slot] is not null : _isSet[element.Slot]))
        {
            Row.IsBlank &= _xml.IsEmptyElement;
            element.Dropped += _xml.IsEmptyElement ? 0 : 1;
            _xml.SkipContent();
        }
        else
        {
            Keep(element.Slot, isOfEveryRow);
        }
    }

    private void Keep(int slot, bool isOfEveryRow)
    {
        var text = _xml.ReadText(ref _text);
        _isKnown[slot] = true;
        if (isOfEveryRow)
        {
            _ofEveryRow[slot] = text.ToString();
            return;
        }

        _isSet[slot] = true;
        Row.IsBlank &= text.Trim().IsEmpty;
        Row.Set(slot, text);
    }
}
