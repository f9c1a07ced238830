using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Whether a file is one on a disk. .NET takes a pipe for an empty file, and would wait for ever on opening it; the system tells (statx, whose layout is the same everywhere).</summary>
internal static partial class PlainFile
{
    private const int NotFollowingLinks = 0x100;
    private const uint TypeAndMode = 3;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>Whether a path is a plain file, no link, pipe, folder or device.</summary>
    public static bool Is(string path) => IsRegular(path, NotFollowingLinks);

    /// <summary>Refuses what cannot be read as a file: a path where nothing is, a folder, a pipe, a device.</summary>
    /// <param name="file">The file, or a link to one.</param>
    /// <param name="what">What to call it, with a space after it; empty for just its path.</param>
    /// <exception cref="RefusedException">It is none.</exception>
    public static void Require(FileInfo file, string what = "")
    {
        if (System.IO.Directory.Exists(file.FullName))
        {
            throw new RefusedException($"{what}{file} is a folder. Name a file in it.");
        }

        if (!file.Exists)
        {
            throw new RefusedException($"{what}{file} does not exist.");
        }

        if (!IsRegular(file.FullName, flags: 0))
        {
            throw new RefusedException($"{what}{file} is no file on a disk. It is read more than once, so write it to one first.");
        }
    }

    private static bool IsRegular(string path, int flags)
    {
        Span<byte> facts = stackalloc byte[256];
        return statx(0, path, flags, TypeAndMode, facts) == 0
            && (BinaryPrimitives.ReadUInt16LittleEndian(facts[ModeOffset..]) & TypeMask) == RegularFile;
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, Span<byte> facts);
}
