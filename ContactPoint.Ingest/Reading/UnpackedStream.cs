namespace ContactPoint.Ingest.Reading;

/// <summary>What comes out of a compressed file: bounded, and refused in one way whatever is wrong with it.</summary>
/// <param name="unpacked">The decompressing stream; closing it closes <paramref name="packed"/>.</param>
/// <param name="packed">What it reads from.</param>
internal sealed class UnpackedStream(Stream unpacked, PackedStream packed) : ReadOnlyStream
{
    /// <summary>Text compresses to a tenth, a table of few words to a fiftieth; what unpacks to more than this is made to do harm.</summary>
    private const int MostTimesLarger = 250;

    /// <summary>So much may come out whatever went in: a few rows that repeat are no harm.</summary>
    private const long FreeBytes = 16 << 20;

    /// <summary>Some 300 million rows.</summary>
    private const long MostBytes = 100L << 30;

    private long _bytes;

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = unpacked.Read(buffer);
        }
        catch (Exception exception) when (!packed.HasFailed && exception is not ExtractRefusedException)
        {
            // On hostile bytes the library throws more than its own exceptions, such as an index outside its tables.
            throw new ExtractRefusedException(new Refusal(RefusalKinds.PackedFileDamaged));
        }

        _bytes += count;
        return _bytes <= FreeBytes || (_bytes <= MostBytes && _bytes <= packed.BytesRead * MostTimesLarger)
            ? count
            : throw new ExtractRefusedException(new Refusal(RefusalKinds.PackedFileTooLarge));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>The compressed file itself: counts what was read of it, and remembers whether it failed, which is no fault of the compression.</summary>
internal sealed class PackedStream(Stream inner) : ReadOnlyStream
{
    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Whether the file could not be read.</summary>
    public bool HasFailed { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            var count = inner.Read(buffer);
            BytesRead += count;
            return count;
        }
        catch
        {
            HasFailed = true;
            throw;
        }
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
