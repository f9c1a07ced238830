using System.Text;

using ContactPoint.Ingest;
using ContactPoint.Ingest.Values;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Security;

/// <summary>Parts a record into what may lie open at rest and what may not, and joins it again in memory.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class RecordSeal(Sealing sealing)
{
    // No standardised text holds control characters, so the unit separator cannot occur in a value.
    private const char Separator = '\u001f';
    private const int LongestOnStack = 1024;

    /// <summary>Seals identifiers, former names and the broker's detail.</summary>
    /// <param name="lineNumber">Where the record stood in its extract.</param>
    /// <param name="contentHash">The record's hash, taken over every value.</param>
    /// <param name="record">The record in the clear.</param>
    public StagedRow Seal(int lineNumber, Guid contentHash, ChildRecord record)
    {
        var open = record with
        {
            NhsNumber = null,
            Upn = null,
            FormerUpn = null,
            Uln = null,
            FormerForename = null,
            FormerSurname = null,
            Sensitive = null,
        };
        return new(
            lineNumber,
            contentHash,
            open,
            SealTexts(
                record.NhsNumber?.ToString(), record.Upn?.ToString(), record.FormerUpn?.ToString(), record.Uln?.ToString(),
                record.FormerForename, record.FormerSurname),
            record.NhsNumber is { } nhsNumber ? sealing.Hash(nhsNumber.ToString()) : null,
            record.Upn is { } upn ? sealing.Hash(upn.ToString()) : null,
            record.Sensitive is { } detail
                ? SealTexts(detail.Service, detail.Organisation, detail.Practitioner, detail.Phone, detail.Email)
                : null);
    }

    /// <summary>Puts the match-only values back, for the worker that matches.</summary>
    public ChildRecord Open(ChildRecord open, byte[]? matchOnly)
    {
        if (matchOnly is null)
        {
            return open;
        }

        var texts = OpenTexts(matchOnly);
        return open with
        {
            NhsNumber = NhsNumber.TryParse(texts[0], out var nhsNumber) ? nhsNumber : null,
            Upn = Upn.TryParse(texts[1], out var upn) ? upn : null,
            FormerUpn = Upn.TryParse(texts[2], out var formerUpn) ? formerUpn : null,
            Uln = Uln.TryParse(texts[3], out var uln) ? uln : null,
            FormerForename = texts[4],
            FormerSurname = texts[5],
        };
    }

    /// <summary>Puts every sealed value back, for the worker that screens.</summary>
    public ChildRecord Open(ChildRecord open, byte[]? matchOnly, byte[]? sensitive)
    {
        var record = Open(open, matchOnly);
        return sensitive is not null && OpenTexts(sensitive) is [{ } service, var organisation, var practitioner, var phone, var email]
            ? record with { Sensitive = new(service, organisation, practitioner, phone, email) }
            : record;
    }

    /// <summary>Encrypts texts of which some may be missing; <see langword="null"/> where all are.</summary>
    public byte[]? SealTexts(params ReadOnlySpan<string?> texts)
    {
        var characters = 0;
        foreach (var text in texts)
        {
            characters += text?.Length ?? 0;
        }

        if (characters == 0)
        {
            return null;
        }

        var most = Encoding.UTF8.GetMaxByteCount(characters) + texts.Length;
        Span<byte> bytes = most <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[most];
        var used = 0;
        for (var index = 0; index < texts.Length; index++)
        {
            if (index > 0)
            {
                bytes[used++] = (byte)Separator;
            }

            used += Encoding.UTF8.GetBytes(texts[index], bytes[used..]);
        }

        return sealing.Seal(bytes[..used]);
    }

    /// <summary>Reads back what <see cref="SealTexts"/> sealed: the texts of <see cref="ChildRecordColumns.All"/>.</summary>
    public ChildRecord OpenIdentity(string localId, byte[] sealedTexts) => ChildRecordColumns.Build(localId, OpenTexts(sealedTexts));

    /// <summary>A name made of texts under a key: the same for the same texts, and nobody can tell them from it. 32 hexadecimal digits.</summary>
    public string NameOf(IEnumerable<string?> texts) => Convert.ToHexStringLower(sealing.Hash(string.Join(Separator, texts)));

    private string?[] OpenTexts(byte[] sealedTexts) =>
        [.. Encoding.UTF8.GetString(sealing.Open(sealedTexts)).Split(Separator).Select(text => text.Length == 0 ? null : text)];
}
