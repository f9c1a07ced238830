using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ContactPoint.Jobs.Nightly;

/// <summary>The drop folder: extracts lie at <c>folder/feed/file</c>.</summary>
/// <remarks>
/// Only plain files are taken. A link would have whoever may write to one feed's folder deliver any file that the program can read, a pipe
/// would keep the night waiting for ever, and a hidden file is some program's own.
/// </remarks>
internal sealed partial class DropFolder(string path)
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

    private static bool IsPlain(FileSystemInfo entry) => entry is FileInfo && !entry.Name.StartsWith('.') && IsRegular(entry.FullName);

    /// <summary>.NET takes a pipe for an empty file, and would wait for ever on opening it; the system tells (statx, whose layout is the same everywhere).</summary>
    private static bool IsRegular(string file)
    {
        const int NotFollowingLinks = 0x100;
        const uint TypeAndMode = 3;
        const int ModeOffset = 28;
        const int TypeMask = 0xF000;
        const int RegularFile = 0x8000;
        Span<byte> facts = stackalloc byte[256];
        return statx(0, file, NotFollowingLinks, TypeAndMode, facts) == 0
            && (BinaryPrimitives.ReadUInt16LittleEndian(facts[ModeOffset..]) & TypeMask) == RegularFile;
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, Span<byte> facts);
}
