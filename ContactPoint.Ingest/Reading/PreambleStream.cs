namespace ContactPoint.Ingest.Reading;

/// <summary>Leaves out the lines before the header.</summary>
internal sealed class PreambleStream(Stream inner, int lines) : ReadOnlyStream
{
    private int _linesToSkip = lines;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        while (_linesToSkip > 0 && count > 0)
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

    /// <summary>Takes skipped lines from the front of the buffer; what is left of it moves to the front.</summary>
    private int SkipLines(Span<byte> buffer, int count)
    {
        var start = 0;
        while (_linesToSkip > 0)
        {
            var end = buffer[start..count].IndexOf((byte)'\n');
            if (end < 0)
            {
                return 0;
            }

            start += end + 1;
            _linesToSkip--;
        }

        buffer[start..count].CopyTo(buffer);
        return count - start;
    }
}
