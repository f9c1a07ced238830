namespace ContactPoint.Jobs.Commands;

/// <summary>A file that is read several times from its beginning, with word of how far each pass has come.</summary>
/// <param name="file">The file.</param>
/// <param name="progress">Told the pass, and how many bytes it has read.</param>
internal sealed class WatchedFile(FileInfo file, Action<string, long> progress)
{
    private const long BytesBetweenReports = 1 << 20;

    /// <summary>What the passes that follow are for.</summary>
    public string Pass { get; set; } = "";

    /// <summary>Opens the file from its beginning.</summary>
    public Stream Open() => new Watched(file.FullName, bytes => progress(Pass, bytes));

    private sealed class Watched(string path, Action<long> report) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read)
    {
        private long _reported;

        public override int Read(byte[] buffer, int offset, int count) => Report(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Report(base.Read(buffer));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
            Report(await base.ReadAsync(buffer, cancellationToken));

        private int Report(int count)
        {
            if (CanSeek && (Position >= _reported + BytesBetweenReports || count == 0))
            {
                _reported = Position;
                report(_reported);
            }

            return count;
        }
    }
}
