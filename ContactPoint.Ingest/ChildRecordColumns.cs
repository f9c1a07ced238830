using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ContactPoint.Ingest;

/// <summary>One column of the canonical record, as every file writes it.</summary>
public sealed class ChildRecordColumn
{
    private readonly Func<ChildRecord, string?> _write;
    private readonly Action<ChildRecordDraft, string> _read;

    internal ChildRecordColumn(
        string name, FieldKind kind, string description, Func<ChildRecord, string?> write, Action<ChildRecordDraft, string> read)
    {
        Name = name;
        Kind = kind;
        Description = description;
        _write = write;
        _read = read;
    }

    /// <summary>Its name, lower case with underscores.</summary>
    public string Name { get; }

    /// <summary>What kind of value it holds.</summary>
    public FieldKind Kind { get; }

    /// <summary>What it means, in one sentence.</summary>
    public string Description { get; }

    /// <summary>The value as files write it; <see langword="null"/> when it is missing.</summary>
    public string? Text(ChildRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return _write(record);
    }

    internal void Read(ChildRecordDraft draft, string text) => _read(draft, text);
}

/// <summary>The columns of the canonical record, in their one order. Accepted.csv, quarantine and docs/schema.md come from this list.</summary>
public static partial class ChildRecordColumns
{
    private const byte ValueEnd = 0x1F;

    /// <summary>Every column after the line and the local id.</summary>
    public static readonly IReadOnlyList<ChildRecordColumn> All = [.. Person(), .. Place(), .. Identifiers(), .. Carers(), .. Services()];

    /// <summary>The record's values in the order of <see cref="All"/>.</summary>
    public static string?[] Texts(ChildRecord record) => [.. All.Select(column => column.Text(record))];

    /// <summary>Builds a record from values in the order of <see cref="All"/>, as <see cref="Texts"/> wrote them.</summary>
    /// <remarks><see cref="ChildRecord.Sensitive"/> is in no column, so the built record has none.</remarks>
    /// <exception cref="FormatException">A value cannot be read; the message names the column, never the value.</exception>
    public static ChildRecord Build(string localId, IReadOnlyList<string?> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfNotEqual(texts.Count, All.Count);
        var draft = new ChildRecordDraft();
        for (var index = 0; index < All.Count; index++)
        {
            if (texts[index] is { Length: > 0 } text)
            {
                All[index].Read(draft, text);
            }
        }

        return draft.ToRecord(localId);
    }

    /// <summary>The same 128 bits for records with the same values, on every machine and in every release that has the same columns.</summary>
    /// <remarks>The first half of SHA-256 over the local id, every column and the sensitive detail. Not secret: with a guess of every value it can be checked.</remarks>
    public static UInt128 ContentHash(ChildRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var input = new HashInput();
        input.Append(record.LocalId);
        for (var index = 0; index < All.Count; index++)
        {
            input.Append(All[index].Text(record));
        }

        if (record.Sensitive is { } sensitive)
        {
            input.Append(sensitive.Service);
            input.Append(sensitive.Organisation);
            input.Append(sensitive.Practitioner);
            input.Append(sensitive.Phone);
            input.Append(sensitive.Email);
        }

        return input.Hash();
    }

    /// <summary>Gathers the values, so that the platform hashes them in one call: a call for each took four times as long (docs/benchmarks.md).</summary>
    private ref struct HashInput()
    {
        private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 10);
        private int _used = 0;

        public void Append(string? text)
        {
            var needed = _used + Encoding.UTF8.GetMaxByteCount(text?.Length ?? 0) + 1;
            if (needed > _bytes.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(needed);
                _bytes.AsSpan(0, _used).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
                _bytes = larger;
            }

            _used += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_used));
            _bytes[_used++] = ValueEnd;
        }

        public readonly UInt128 Hash()
        {
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(_bytes.AsSpan(0, _used), digest);
            ArrayPool<byte>.Shared.Return(_bytes);
            return BinaryPrimitives.ReadUInt128BigEndian(digest);
        }
    }
}
