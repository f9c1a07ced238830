using System.Buffers.Binary;

using ContactPoint.Ingest;
using ContactPoint.Ingest.Checking;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What became of the rows of one batch, as the rows of the tables that they go to.</summary>
internal sealed class StagingBatch(RecordSeal seal)
{
    public List<StagedRow> Staged { get; } = [];

    public List<SetAsideRow> SetAside { get; } = [];

    public List<IssueRow> Issues { get; } = [];

    /// <summary>Local ids of which the rules leave nothing: what was accepted under them before is withdrawn.</summary>
    public List<string> Withheld { get; } = [];

    public void Add(RowOutcome outcome)
    {
        switch (outcome)
        {
            case RowOutcome.Accepted accepted:
                Staged.Add(seal.Seal(accepted.LineNumber, HashOf(accepted.Record), accepted.Record));
                break;
            case RowOutcome.Quarantined quarantined:
                SetAside.Add(new(quarantined.LineNumber, "quarantined", quarantined.LocalId, null, seal.SealTexts([.. quarantined.Fields.Texts])));
                break;
            case RowOutcome.Held held:
                SetAside.Add(new(held.LineNumber, "held", held.LocalId, held.Code, null));
                break;
            case RowOutcome.Withheld { LocalId: { } localId }:
                Withheld.Add(localId);
                break;
        }

        Issues.AddRange(outcome.Issues.Select(issue => new IssueRow(issue.LineNumber, issue.Column, issue.Kind.Code)));
    }

    public void Clear()
    {
        Staged.Clear();
        SetAside.Clear();
        Issues.Clear();
        Withheld.Clear();
    }

    private static Guid HashOf(ChildRecord record)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, ChildRecordColumns.ContentHash(record));
        return new(bytes, bigEndian: true);
    }
}
