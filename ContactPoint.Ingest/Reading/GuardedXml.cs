using System.Xml;

namespace ContactPoint.Ingest.Reading;

/// <summary>XML that is read forwards, in bounded memory whatever the file is: no DTD, so no entity; no node over a megabyte; few names; little depth.</summary>
internal sealed class GuardedXml : IDisposable
{
    private const int LargestNodeBytes = 1 << 20;
    private const int MostDepth = 50;
    private const int MostNames = 10_000;

    private readonly NodeStream _stream;
    private readonly XmlReaderSettings _settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
        NameTable = new BoundedNames(),
    };

    private XmlReader _reader = XmlReader.Create(TextReader.Null);

    public GuardedXml(Stream stream) => _stream = new(stream);

    /// <summary>As the file declares it; UTF-8 when it does not.</summary>
    public string Encoding { get; private set; } = "utf-8";

    public XmlNodeType NodeType => _reader.NodeType;

    /// <summary>The element's name, without its name space.</summary>
    public string Name => _reader.LocalName;

    public int Depth => _reader.Depth;

    public bool IsEmptyElement => _reader.IsEmptyElement;

    public int LineNumber => ((IXmlLineInfo)_reader).LineNumber;

    /// <summary>Begins to read, and goes to the root.</summary>
    /// <returns><see langword="false"/> when it has another name, or the file is no XML at all.</returns>
    /// <exception cref="ExtractRefusedException">The XML is broken before its root, or there is nothing.</exception>
    public bool MoveToRoot(string name)
    {
        try
        {
            // decides the encoding, and so reads and may already fail
            _reader = XmlReader.Create(_stream, _settings);
            while (_reader.Read() && _reader.NodeType != XmlNodeType.Element)
            {
                Encoding = _reader.NodeType == XmlNodeType.XmlDeclaration && _reader.GetAttribute("encoding") is { } declared
                    ? declared.ToLowerInvariant()
                    : Encoding;
            }
        }
        catch (XmlException) when (!_stream.BeginsAsXml)
        {
            return _stream.BytesRead > 0 ? false : throw new ExtractRefusedException(new Refusal(RefusalKinds.EmptyFile));
        }
        catch (XmlException exception)
        {
            throw new ExtractRefusedException(new Refusal(RefusalKinds.XmlBroken, exception.LineNumber));
        }

        return _reader.NodeType == XmlNodeType.Element && Name == name;
    }

    /// <summary>Goes to the next node.</summary>
    /// <exception cref="ExtractRefusedException">The XML is broken here, or beyond the limits.</exception>
    public bool Read()
    {
        try
        {
            _stream.Mark();
            if (!_reader.Read())
            {
                return false;
            }
        }
        catch (XmlException exception)
        {
            throw new ExtractRefusedException(new Refusal(RefusalKinds.XmlBroken, exception.LineNumber));
        }

        return _reader.Depth <= MostDepth ? true : throw new ExtractRefusedException(new Refusal(RefusalKinds.XmlBeyondLimits, LineNumber));
    }

    /// <summary>Goes to the element's end without looking at what is in it.</summary>
    public void SkipContent()
    {
        if (IsEmptyElement)
        {
            return;
        }

        var depth = Depth;
        while (Read() && Depth > depth)
        {
        }
    }

    /// <summary>The element's own text; elements in it are skipped. Goes to its end.</summary>
    /// <param name="buffer">Where the text stands; made larger as needed.</param>
    public ReadOnlySpan<char> ReadText(ref char[] buffer)
    {
        if (IsEmptyElement)
        {
            return default;
        }

        var length = 0;
        var depth = Depth;
        while (Read() && Depth > depth)
        {
            if (NodeType is XmlNodeType.Text or XmlNodeType.CDATA && Depth == depth + 1)
            {
                length = AppendValue(ref buffer, length);
            }
        }

        return buffer.AsSpan(0, length);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }

    private int AppendValue(ref char[] buffer, int length)
    {
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var count = _reader.ReadValueChunk(buffer, length, buffer.Length - length);
                if (count == 0)
                {
                    return length;
                }

                length += count;
            }
        }
        catch (XmlException exception)
        {
            throw new ExtractRefusedException(new Refusal(RefusalKinds.XmlBroken, exception.LineNumber));
        }
    }

    /// <summary>Refuses a node that goes on and on.</summary>
    private sealed class NodeStream(Stream inner) : ReadOnlyStream
    {
        private long _sinceMark;

        public long BytesRead { get; private set; }

        /// <summary>An angle bracket, or the first byte of a byte order mark.</summary>
        public bool BeginsAsXml { get; private set; }

        public void Mark() => _sinceMark = 0;

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            BeginsAsXml |= BytesRead == 0 && count > 0 && buffer[0] is (byte)'<' or 0xEF or 0xFE or 0xFF;
            BytesRead += count;
            _sinceMark += count;
            return _sinceMark <= LargestNodeBytes ? count : throw new ExtractRefusedException(new Refusal(RefusalKinds.RowTooLong));
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    /// <summary>Names are kept for the whole file: a file that makes up new ones would fill the memory.</summary>
    private sealed class BoundedNames : NameTable
    {
        private int _count;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        private string Counted(string name) =>
            ++_count <= MostNames ? name : throw new ExtractRefusedException(new Refusal(RefusalKinds.XmlBeyondLimits));
    }
}
