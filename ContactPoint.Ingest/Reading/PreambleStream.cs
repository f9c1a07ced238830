namespace ContactPoint.Ingest.Reading;

/// <summary>Leaves out the lines before the header.</summary>
internal sealed class PreambleStream(Stream inner, int lines) : ReadOnlyStream
{
    private int _linesToSkip = lines;
    private bool _isAfterReturn;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        while ((_linesToSkip > 0 || _isAfterReturn) && count > 0)
        {
            count = SkipLines(buffer, count);
            if (count == 0)
            {
                count = inner.Read(buffer);
            }
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Takes skipped lines from the front of the buffer; what is left of it moves to the front. A line ends in \n, \r\n or, on old machines, \r.</summary>
    private int SkipLines(Span<byte> buffer, int count)
    {
        var start = 0;
        while (start < count && (_linesToSkip > 0 || _isAfterReturn))
        {
            if (_isAfterReturn)
            {
                // the second half of the line's end may come in another piece
                start += buffer[start] == '\n' ? 1 : 0;
                _isAfterReturn = false;
                continue;
            }

            var end = buffer[start..count].IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
            {
                return 0;
            }

            start += end + 1;
            _isAfterReturn = buffer[start - 1] == '\r';
            _linesToSkip--;
        }

        buffer[start..count].CopyTo(buffer);
        return count - start;
    }
}
