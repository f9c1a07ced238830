namespace ContactPoint.Jobs.Nightly;

/// <summary>The drop folder: extracts lie at <c>folder/feed/file</c>.</summary>
/// <remarks>
/// Only plain files are taken. A link would have whoever may write to one feed's folder deliver any file that the program can read, a pipe
/// would keep the night waiting for ever, and a hidden file is some program's own.
/// </remarks>
internal sealed class DropFolder(string path)
{
    private const string Unfinished = ".part";

    /// <summary>The plain files of a feed by name, those that are still being written under another name left out; and how many entries are none.</summary>
    public (IReadOnlyList<DeliveredFile> Files, int Others) FilesOf(string feed)
    {
        var folder = new DirectoryInfo(Path.Combine(path, feed));
        if (!folder.Exists || folder.LinkTarget is not null)
        {
            return ([], folder.LinkTarget is null ? 0 : 1);
        }

        var entries = folder.GetFileSystemInfos().Where(entry => entry.Extension != Unfinished).ToLookup(IsPlain);
        return ([.. entries[true].OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new DeliveredFile(file.FullName, file.LastWriteTimeUtc, ((FileInfo)file).Length))],
            entries[false].Count());
    }

    /// <summary>How many folders are no feed's, and how many files lie outside any folder: nobody takes them.</summary>
    public (int Folders, int Files) Strays(IEnumerable<string> feeds)
    {
        var root = new DirectoryInfo(path);
        if (!root.Exists)
        {
            return (0, 0);
        }

        var known = feeds.ToHashSet(StringComparer.Ordinal);
        return (root.GetDirectories().Count(folder => !known.Contains(folder.Name)), root.GetFiles().Length);
    }

    private static bool IsPlain(FileSystemInfo entry) => entry is FileInfo && !entry.Name.StartsWith('.') && PlainFile.Is(entry.FullName);
}
