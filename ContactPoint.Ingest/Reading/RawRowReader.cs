using ContactPoint.Ingest.Feeds;

namespace ContactPoint.Ingest.Reading;

/// <summary>Reads an extract row by row: only columns that the specification names go further, and the file is never held in memory.</summary>
/// <remarks>The one door to every layout: delimited text and the Common Transfer File, plain or compressed.</remarks>
/// <threadsafety>Not safe for use by several threads at once.</threadsafety>
public abstract class RawRowReader : IDisposable
{
    private readonly FeedKind _kind;
    private bool _namesSomebody;

    private protected RawRowReader(FeedSpec spec, SourceColumns columns)
    {
        _kind = spec.Kind;
        Row = new(columns.Names.Count);
    }

    /// <summary>The row that was read last.</summary>
    public RawRow Row { get; }

    /// <summary>The encoding that was decided over the whole file.</summary>
    public abstract string Encoding { get; }

    /// <summary>Rows read so far; blank lines and the trailer are no rows.</summary>
    public long RowCount { get; private set; }

    /// <summary>Columns that the specification expects and the header does not have; a transfer file has no header.</summary>
    public abstract IReadOnlyList<string> MissingColumns { get; }

    /// <summary>Columns of the file that no mapping names, with how many values stood in them; columns of one name are one.</summary>
    public abstract IReadOnlyList<DroppedColumn> DroppedColumns { get; }

    /// <summary>Opens an extract: unpacks it, decides its encoding, and finds the header.</summary>
    /// <param name="spec">The feed's specification.</param>
    /// <param name="columns">The columns of the same specification.</param>
    /// <param name="open">Opens the file from its beginning; called several times, because the first bytes say whether it is compressed, and all of them how it is encoded.</param>
    /// <exception cref="ExtractRefusedException">The file cannot be read by this specification.</exception>
    public static RawRowReader Open(FeedSpec spec, SourceColumns columns, Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(open);
        var unpacked = PackedFile.Unpack(open);
        return spec.Format.Layout == FileLayout.CommonTransferFile
            ? CtfRowReader.OpenXml(spec, columns, unpacked)
            : CsvRowReader.OpenText(spec, columns, unpacked);
    }

    /// <summary>Goes on to the next row.</summary>
    /// <returns><see langword="false"/> at the end of the file.</returns>
    /// <exception cref="ExtractRefusedException">The file is damaged here, or at its end rows are missing or there was none.</exception>
    public bool Read()
    {
        if (MoveNext())
        {
            RowCount++;
            _namesSomebody |= !Row.IsBlank;
            return true;
        }

        RefuseUnlessComplete();
        if (_kind == FeedKind.Full && !_namesSomebody)
        {
            // Whom a full extract does not name is withdrawn: one that names nobody would withdraw everybody.
            throw Refused(RefusalKinds.NobodyInFullExtract);
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    private protected static ExtractRefusedException Refused(RefusalKind kind, int lineNumber = 0) => new(new Refusal(kind, lineNumber));

    /// <summary>Fills <see cref="Row"/> with the next row.</summary>
    private protected abstract bool MoveNext();

    /// <summary>At the end: refuses a file that says of itself that something is missing.</summary>
    private protected abstract void RefuseUnlessComplete();

    private protected abstract void Close();
}

/// <summary>A column of the file that no mapping names: it went no further than the reader.</summary>
/// <param name="Name">As the header spells it, with a space for a control character; at most 60 characters.</param>
/// <param name="NonBlankCount">How many values stood in it.</param>
public sealed record DroppedColumn(string Name, long NonBlankCount);
