using System.Text;

namespace ContactPoint.Jobs.Publishing;

/// <summary>Parts RFC 4180 text into rows. Rows may end in CR LF or LF, and a quoted cell may hold either.</summary>
internal sealed class CsvParser(TextReader reader)
{
    private const int End = -1;

    private readonly char[] _buffer = new char[1 << 16];
    private readonly StringBuilder _cell = new();
    private int _length;
    private int _position;

    /// <summary>The next row, or <see langword="null"/> at the end.</summary>
    /// <exception cref="InvalidDataException">The text isn't UTF-8, or its quotes are wrong.</exception>
    public string[]? ReadRow()
    {
        if (Peek() == End)
        {
            return null;
        }

        var cells = new List<string>();
        while (true)
        {
            cells.Add(ReadCell());
            var end = Next();
            if (end == '\r' && Peek() == '\n')
            {
                end = Next();
            }

            if (end is '\n' or End)
            {
                return [.. cells];
            }

            if (end != ',')
            {
                throw new InvalidDataException("A CSV cell goes on after its closing quote.");
            }
        }
    }

    private string ReadCell()
    {
        _cell.Clear();
        if (Peek() == '"')
        {
            Next();
            ReadQuoted();
            return _cell.ToString();
        }

        while (Peek() is not (',' or '\r' or '\n' or End))
        {
            _cell.Append((char)Next());
        }

        return _cell.ToString();
    }

    private void ReadQuoted()
    {
        while (true)
        {
            var next = Next();
            if (next == End)
            {
                throw new InvalidDataException("A quoted CSV cell isn't closed.");
            }

            if (next == '"')
            {
                if (Peek() != '"')
                {
                    return;
                }

                Next();
            }

            _cell.Append((char)next);
        }
    }

    private int Next()
    {
        var next = Peek();
        _position++;
        return next;
    }

    private int Peek()
    {
        if (_position < _length)
        {
            return _buffer[_position];
        }

        try
        {
            _length = reader.Read(_buffer);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException("The CSV isn't UTF-8.");
        }

        _position = 0;
        return _length == 0 ? End : _buffer[0];
    }
}
