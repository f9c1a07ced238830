using System.Runtime.InteropServices;

namespace ContactPoint.Ingest.Checking;

/// <summary>A table of local ids on disk, known by hash, with a value for each: 24 bytes an id, one page read and written for each, nothing kept in memory but that page.</summary>
/// <remarks>
/// The file lies in the folder for temporary files and has no name from the moment it is open, so nothing of it outlives the program,
/// however that ends. An id belongs to the page that the low bits of its hash number; when a page is full the file doubles, and each page's
/// ids go by one more bit to it or to its twin. Source: R. Fagin and others, "Extendible hashing", 1979, with every page split at once, so
/// that there is no directory.
/// <threadsafety>Not safe for use by several threads at once.</threadsafety>
/// </remarks>
internal sealed class LocalIdFile : IDisposable
{
    private const int PageBytes = 4096;
    private const int FirstPages = 1 << 8;

    private static readonly int MostInPage = (PageBytes / Marshal.SizeOf<Entry>()) - 1;

    private readonly FileStream _file;
    private readonly byte[] _page = new byte[PageBytes];
    private readonly byte[] _twin = new byte[PageBytes];
    private long _pages = FirstPages;

    /// <summary>Makes an empty table.</summary>
    /// <exception cref="IOException">The folder for temporary files cannot be written to.</exception>
    public LocalIdFile()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        _file = new(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.RandomAccess,
            BufferSize = 0,
        });
        File.Delete(path);
        _file.SetLength(_pages * PageBytes);
    }

    /// <summary>Notes an id; <see langword="false"/> with the value that was noted before when it is there already.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public bool TryAdd(LocalIdHash id, ulong value, out ulong earlier)
    {
        while (true)
        {
            if (TryFind(id, out earlier))
            {
                return false;
            }

            // the page that was looked at is still in memory
            if ((int)EntriesOf(_page)[0].Value < MostInPage)
            {
                Append(_page, new(id, value));
                WritePage(PageOf(id, _pages), _page);
                return true;
            }

            Double();
        }
    }

    /// <summary>Finds the value of an id.</summary>
    public bool TryFind(LocalIdHash id, out ulong value)
    {
        ReadPage(PageOf(id, _pages));
        var entries = EntriesOf(_page);
        foreach (ref readonly var entry in entries.Slice(1, (int)entries[0].Value))
        {
            if (entry.Id == id)
            {
                value = entry.Value;
                return true;
            }
        }

        value = 0;
        return false;
    }

    /// <summary>Gives an id that was noted another value.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Set(LocalIdHash id, ulong value)
    {
        if (!TryFind(id, out _))
        {
            return;
        }

        // the page that was looked at is still in memory
        var entries = EntriesOf(_page);
        for (var index = 1; index <= (int)entries[0].Value; index++)
        {
            if (entries[index].Id == id)
            {
                entries[index].Value = value;
            }
        }

        WritePage(PageOf(id, _pages), _page);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Reads every page once, in order, and writes it and its twin.</summary>
    private void Double()
    {
        var kept = new byte[PageBytes];
        _file.SetLength(_pages * 2 * PageBytes);
        for (long number = 0; number < _pages; number++)
        {
            ReadPage(number);
            kept.AsSpan().Clear();
            _twin.AsSpan().Clear();
            var entries = EntriesOf(_page);
            foreach (var entry in entries.Slice(1, (int)entries[0].Value))
            {
                Append(PageOf(entry.Id, _pages * 2) == number ? kept : _twin, entry);
            }

            WritePage(number, kept);
            WritePage(number + _pages, _twin);
        }

        _pages *= 2;
    }

    private static long PageOf(LocalIdHash id, long pages) => (long)id.High & (pages - 1);

    /// <summary>The first entry of a page has no id, but the number of entries after it.</summary>
    private static Span<Entry> EntriesOf(byte[] page) => MemoryMarshal.Cast<byte, Entry>(page.AsSpan());

    private static void Append(byte[] page, Entry entry)
    {
        var entries = EntriesOf(page);
        var count = ++entries[0].Value;
        entries[(int)count] = entry;
    }

    private void ReadPage(long number)
    {
        _file.Position = number * PageBytes;
        _file.ReadExactly(_page);
    }

    private void WritePage(long number, byte[] page)
    {
        _file.Position = number * PageBytes;
        _file.Write(page);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Entry(LocalIdHash id, ulong value)
    {
        public readonly LocalIdHash Id = id;

        public ulong Value = value;
    }
}
