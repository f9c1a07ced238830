namespace ContactPoint.Jobs.Commands;

/// <summary>A file that a verb writes beside its place, and puts there only when it is whole: what stands there is never half a result.</summary>
/// <param name="target">Its place.</param>
internal sealed class UnfinishedFile(FileInfo target) : IDisposable
{
    private readonly string _path = IsDevice(target) ? target.FullName : $"{target.FullName}.part";

    /// <summary>Begins it, or begins it anew.</summary>
    public FileStream Create() => File.Create(_path);

    /// <summary>Puts it in its place, once it is written and closed.</summary>
    public void Finish()
    {
        if (!IsDevice(target))
        {
            File.Move(_path, target.FullName, overwrite: true);
        }
    }

    /// <summary>Takes away what is not finished.</summary>
    public void Dispose()
    {
        if (!IsDevice(target))
        {
            File.Delete(_path);
        }
    }

    /// <summary>Standard output and the like have no place beside them.</summary>
    private static bool IsDevice(FileInfo file) => file.FullName.StartsWith("/dev/", StringComparison.Ordinal);
}
