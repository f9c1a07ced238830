using System.Runtime.InteropServices;

namespace ContactPoint.Ingest.Checking;

/// <summary>A table of row hashes on disk: 24 bytes a row, one page read and written for each row, nothing kept in memory but that page.</summary>
/// <remarks>
/// The file lies in the folder for temporary files and has no name from the moment it is open, so nothing of it outlives the program,
/// however that ends. A row belongs to the page that the low bits of its id number; when a page is full the file doubles, and each page's
/// rows go by one more bit to it or to its twin. Source: R. Fagin and others, "Extendible hashing", 1979, with every page split at once, so
/// that there is no directory.
/// <threadsafety>Not safe for use by several threads at once.</threadsafety>
/// </remarks>
internal sealed class SeenRowsFile : IDisposable
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
    public SeenRowsFile()
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

    /// <summary>Notes a row; <see langword="false"/> with what was noted before when its id is there already.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public bool TryAdd(RowId id, ulong values, out ulong earlier)
    {
        while (true)
        {
            var number = PageOf(id, _pages);
            ReadPage(number);
            var entries = EntriesOf(_page);
            ref var count = ref entries[0].Values;
            foreach (ref readonly var entry in entries.Slice(1, (int)count))
            {
                if (entry.Id == id)
                {
                    earlier = entry.Values;
                    return false;
                }
            }

            if ((int)count < MostInPage)
            {
                Append(_page, new(id, values));
                WritePage(number, _page);
                earlier = 0;
                return true;
            }

            Double();
        }
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
            foreach (var entry in entries.Slice(1, (int)entries[0].Values))
            {
                Append(PageOf(entry.Id, _pages * 2) == number ? kept : _twin, entry);
            }

            WritePage(number, kept);
            WritePage(number + _pages, _twin);
        }

        _pages *= 2;
    }

    private static long PageOf(RowId id, long pages) => (long)id.High & (pages - 1);

    /// <summary>The first entry of a page has no row, but the number of rows after it.</summary>
    private static Span<Entry> EntriesOf(byte[] page) => MemoryMarshal.Cast<byte, Entry>(page.AsSpan());

    private static void Append(byte[] page, Entry entry)
    {
        var entries = EntriesOf(page);
        var count = ++entries[0].Values;
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
    private struct Entry(RowId id, ulong values)
    {
        public readonly RowId Id = id;

        public ulong Values = values;
    }
}
