using System.Text;

namespace ContactPoint.Matching.Tables;

/// <summary>Takes the values of one column, a row at a time, and codes them.</summary>
/// <threadsafety>For one thread at a time; different columns of one table may be filled by different threads.</threadsafety>
public sealed class ColumnBuilder
{
    private readonly ValueCoder _coder = new();
    private readonly Utf8Coder _raw = new();
    private readonly Func<ReadOnlySpan<byte>, int> _codeOfRaw;
    private int[] _codes = new int[16];

    /// <param name="name">The column's name.</param>
    /// <param name="spell">Standardises a value that comes as bytes; asked once for each distinct one. <see langword="null"/> or empty is missing.</param>
    internal ColumnBuilder(string name, Func<string, string?> spell)
    {
        Name = name;
        _codeOfRaw = value => _coder.CodeOf(spell(Encoding.UTF8.GetString(value)));
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>How many rows have a value so far, missing ones included.</summary>
    public int RowCount { get; private set; }

    /// <summary>Adds the next row's value, standardised; <see langword="null"/> or empty is missing.</summary>
    public void Add(string? value) => AddCode(_coder.CodeOf(value));

    /// <summary>Adds the next row's value as it came, in UTF-8; it is standardised here. Empty is missing.</summary>
    public void Add(ReadOnlySpan<byte> utf8) => AddCode(utf8.IsEmpty ? Column.Missing : _raw.CodeOf(utf8, _codeOfRaw));

    internal Column Build() => new(Name, _codes[..RowCount], _coder.Values());

    private void AddCode(int code)
    {
        if (RowCount == _codes.Length)
        {
            Array.Resize(ref _codes, _codes.Length * 2);
        }

        _codes[RowCount++] = code;
    }
}
