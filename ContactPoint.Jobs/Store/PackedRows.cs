using System.Buffers.Binary;
using System.Text;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>One column of a packed table: its name, and how its value is written. They stand on one line, so they cannot drift apart.</summary>
internal sealed record PackedColumn<TRow>(string Name, Action<TRow, PackedRows> Write);

/// <summary>Rows on their way to one table, as the bytes of PostgreSQL's binary COPY. Used again and again: clearing keeps the memory.</summary>
/// <remarks>
/// Npgsql's own importer looks up a converter for each value, and a staging record has 44. The other tables are small and use it (<see cref="CopyTable{TRow}"/>).
/// Source: PostgreSQL documentation, COPY, "Binary Format"; pg_type's send and receive functions.
/// <threadsafety>For one thread at a time.</threadsafety>
/// </remarks>
internal sealed class PackedRows
{
    private const int NullLength = -1;
    private static readonly int DayZero = new DateOnly(2000, 1, 1).DayNumber;

    private byte[] _bytes = new byte[1 << 12];
    private int _used;

    /// <summary>How many rows are packed.</summary>
    public int Count { get; private set; }

    /// <summary>The packed rows, without the header and the trailer that stand around them in a COPY.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _used);

    /// <summary>Forgets the rows.</summary>
    public void Clear()
    {
        _used = 0;
        Count = 0;
    }

    /// <summary>Begins a row; as many values as it has columns must follow.</summary>
    public void BeginRow(int columns)
    {
        BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), (short)columns);
        Count++;
    }

    /// <summary>A bigint.</summary>
    public void Write(long value) => BinaryPrimitives.WriteInt64BigEndian(Field(sizeof(long)), value);

    /// <summary>An integer.</summary>
    public void Write(int value) => BinaryPrimitives.WriteInt32BigEndian(Field(sizeof(int)), value);

    /// <summary>A smallint.</summary>
    public void Write(short value) => BinaryPrimitives.WriteInt16BigEndian(Field(sizeof(short)), value);

    /// <summary>A boolean.</summary>
    public void Write(bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    /// <summary>A "char": one ASCII character.</summary>
    public void Write(char value) => Field(1)[0] = (byte)value;

    /// <summary>A uuid.</summary>
    public void Write(Guid value) => value.TryWriteBytes(Field(16), bigEndian: true, out _);

    /// <summary>A date.</summary>
    public void Write(DateOnly? value)
    {
        if (value is { } day)
        {
            BinaryPrimitives.WriteInt32BigEndian(Field(sizeof(int)), day.DayNumber - DayZero);
        }
        else
        {
            WriteNull();
        }
    }

    /// <summary>A bytea.</summary>
    public void Write(byte[]? value)
    {
        if (value is null)
        {
            WriteNull();
        }
        else
        {
            value.CopyTo(Field(value.Length));
        }
    }

    /// <summary>A text.</summary>
    public void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        Reserve(sizeof(int) + Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_used + sizeof(int)));
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_used), length);
        _used += sizeof(int) + length;
    }

    private void WriteNull() => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), NullLength);

    private Span<byte> Field(int length)
    {
        var field = Take(sizeof(int) + length);
        BinaryPrimitives.WriteInt32BigEndian(field, length);
        return field[sizeof(int)..];
    }

    private Span<byte> Take(int length)
    {
        Reserve(length);
        var taken = _bytes.AsSpan(_used, length);
        _used += length;
        return taken;
    }

    private void Reserve(int length)
    {
        if (_bytes.Length - _used < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + length));
        }
    }
}

/// <summary>A table that packed rows are copied into.</summary>
internal sealed class PackedTable<TRow>(string table, params PackedColumn<TRow>[] columns)
{
    /// <summary>The COPY that takes the rows.</summary>
    public string Command { get; } =
        $"COPY {table} ({string.Join(", ", columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)";

    /// <summary>The rows that wait to be sent.</summary>
    public PackedRows Rows { get; } = new();

    /// <summary>Packs a row.</summary>
    public void Add(TRow row)
    {
        Rows.BeginRow(columns.Length);
        foreach (var column in columns)
        {
            column.Write(row, Rows);
        }
    }

    /// <summary>Sends the packed rows, if there are any, and forgets them. PostgreSQL takes every one or fails the transaction.</summary>
    public async Task SendAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (Rows.Count == 0)
        {
            return;
        }

        await using (var copy = await connection.BeginRawBinaryCopyAsync(Command, cancellationToken))
        {
            await copy.WriteAsync(PackedStream.Header, cancellationToken);
            await copy.WriteAsync(Rows.Bytes, cancellationToken);
            await copy.WriteAsync(PackedStream.Trailer, cancellationToken);
        }

        Rows.Clear();
    }
}

/// <summary>What stands around the rows of a binary COPY.</summary>
internal static class PackedStream
{
    /// <summary>Signature, no flags, no header extension.</summary>
    public static readonly ReadOnlyMemory<byte> Header = new byte[] { (byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0 };

    /// <summary>A row of −1 columns ends the stream.</summary>
    public static readonly ReadOnlyMemory<byte> Trailer = new byte[] { 0xFF, 0xFF };
}
