namespace ContactPoint.Jobs.Samples.Writing;

/// <summary>A file that bears the ending .part until it is complete, so that nobody takes half of it.</summary>
internal sealed class PartFile : IDisposable
{
    private const int BufferBytes = 1 << 17;
    private readonly string _path;
    private bool _completed;

    public PartFile(string path)
    {
        _path = path;
        Stream = new FileStream(path + ".part", FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);
    }

    public FileStream Stream { get; }

    public void Complete()
    {
        Stream.Dispose();
        File.Move(_path + ".part", _path, overwrite: true);
        _completed = true;
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!_completed)
        {
            File.Delete(_path + ".part");
        }
    }
}
