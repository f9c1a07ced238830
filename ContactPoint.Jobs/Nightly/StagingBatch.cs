using System.Buffers.Binary;

using ContactPoint.Ingest;
using ContactPoint.Ingest.Checking;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Seals what became of the rows of one batch, and packs it for the tables that it goes to.</summary>
internal sealed class StagingBatch(RecordSeal seal, StagingRows rows)
{
    /// <summary>The packed rows; writing them empties the batch.</summary>
    public StagingRows Rows => rows;

    /// <summary>Outcomes that were added since the batch was last written.</summary>
    public int Count { get; set; }

    public void Add(RowOutcome outcome)
    {
        Count++;
        switch (outcome)
        {
            case RowOutcome.Accepted accepted:
                rows.Add(seal.Seal(accepted.LineNumber, HashOf(accepted.Record), accepted.Record));
                break;
            case RowOutcome.Quarantined quarantined:
                rows.Add(new SetAsideRow(quarantined.LineNumber, "quarantined", quarantined.LocalId, null, seal.SealTexts([.. quarantined.Fields.Texts])));
                break;
            case RowOutcome.Held held:
                rows.Add(new SetAsideRow(held.LineNumber, "held", held.LocalId, held.Code, null));
                break;
            case RowOutcome.Withheld { LocalId: { } localId }:
                rows.AddWithheld(localId);
                break;
        }

        if (outcome is not RowOutcome.Accepted && outcome is { Restricted: true, LocalId: { } restricted })
        {
            rows.Add(new RestrictionRow(outcome.LineNumber, restricted));
        }

        foreach (var issue in outcome.Issues)
        {
            rows.Add(new IssueRow(issue.LineNumber, issue.Column, issue.Kind.Code));
        }
    }

    private static Guid HashOf(ChildRecord record)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, ChildRecordColumns.ContentHash(record));
        return new(bytes, bigEndian: true);
    }
}
