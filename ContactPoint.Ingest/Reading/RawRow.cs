using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ContactPoint.Ingest.Reading;

/// <summary>What is wrong with a row as a row.</summary>
public enum RowFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A quote stands inside a value that is not quoted; it was kept as text.</summary>
    StrayQuote,

    /// <summary>Text follows a closing quote.</summary>
    TextAfterQuote,

    /// <summary>Fewer columns than the header.</summary>
    TooShort,

    /// <summary>More columns than the header.</summary>
    TooLong,

    /// <summary>A quoted value spans lines that look like rows, or has the delimiter and more lines than one where the specification has one.</summary>
    SwallowedRows,
}

/// <summary>A row as it came: text only, mapped columns only, with its line number. The reader uses one again and again.</summary>
public sealed class RawRow
{
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private char[] _characters = new char[1024];
    private int _used;

    internal RawRow(int slots)
    {
        _starts = new int[slots];
        _lengths = new int[slots];
    }

    /// <summary>The physical line on which the row begins, counted from 1, preamble and header included.</summary>
    public int LineNumber { get; internal set; }

    /// <summary>What is wrong with it as a row.</summary>
    public RowFault Fault { get; internal set; }

    /// <summary>Whether nothing stands in any column, mapped or not.</summary>
    public bool IsBlank { get; internal set; }

    /// <summary>Whether the local id's columns can be trusted although the row is faulty: they lead the row, and it swallowed no other.</summary>
    public bool IsLocalIdTrusted { get; internal set; }

    /// <summary>Whether it may hold other rows, which a quote swallowed: then nobody can say whom it is about, or what was wished in them.</summary>
    public bool MayHoldOthers { get; internal set; }

    /// <summary>How many mapped columns there are.</summary>
    public int SlotCount => _starts.Length;

    /// <summary>The text of a mapped column; empty when the file does not have the column. Valid until the next row is read.</summary>
    public ReadOnlySpan<char> this[int slot] => _characters.AsSpan(_starts[slot], _lengths[slot]);

    /// <summary>Adds every mapped text to a hash: rows with the same texts give the same hash.</summary>
    internal void AppendTo(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes<int>(_lengths));
        hash.AppendData(MemoryMarshal.AsBytes<char>(_characters.AsSpan(0, _used)));
    }

    internal void Clear()
    {
        _used = 0;
        _lengths.AsSpan().Clear();
    }

    internal void Set(int slot, ReadOnlySpan<char> text)
    {
        if (_characters.Length - _used < text.Length)
        {
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _used + text.Length));
        }

        text.CopyTo(_characters.AsSpan(_used));
        _starts[slot] = _used;
        _lengths[slot] = text.Length;
        _used += text.Length;
    }

    internal void Set(int slot, ReadOnlySpan<byte> utf8)
    {
        if (_characters.Length - _used < utf8.Length)
        {
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _used + utf8.Length));
        }

        _starts[slot] = _used;
        _lengths[slot] = Encoding.UTF8.GetChars(utf8, _characters.AsSpan(_used));
        _used += _lengths[slot];
    }
}
