using System.Buffers.Binary;

using ContactPoint.Ingest;
using ContactPoint.Ingest.Checking;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What became of the rows of one batch, as the rows of the tables that they go to.</summary>
internal sealed class StagingBatch(RecordSeal seal)
{
    private readonly List<StagedRow> _staged = [];
    private readonly List<SetAsideRow> _setAside = [];
    private readonly List<RestrictionRow> _restrictions = [];
    private readonly List<IssueRow> _issues = [];
    private readonly List<string> _withheld = [];

    /// <summary>The rows, until <see cref="Clear"/>.</summary>
    public StagingRows Rows => new(_staged, _setAside, _restrictions, _issues, _withheld);

    public void Add(RowOutcome outcome)
    {
        switch (outcome)
        {
            case RowOutcome.Accepted accepted:
                _staged.Add(seal.Seal(accepted.LineNumber, HashOf(accepted.Record), accepted.Record));
                break;
            case RowOutcome.Quarantined quarantined:
                _setAside.Add(new(quarantined.LineNumber, "quarantined", quarantined.LocalId, null, seal.SealTexts([.. quarantined.Fields.Texts])));
                break;
            case RowOutcome.Held held:
                _setAside.Add(new(held.LineNumber, "held", held.LocalId, held.Code, null));
                break;
            case RowOutcome.Withheld { LocalId: { } localId }:
                _withheld.Add(localId);
                break;
        }

        // What the rules leave nothing of has no record that could be restricted, and nothing may lead back to it.
        if (outcome is not (RowOutcome.Accepted or RowOutcome.Withheld) && outcome is { Restricted: true, LocalId: { } restricted })
        {
            _restrictions.Add(new(outcome.LineNumber, restricted));
        }

        _issues.AddRange(outcome.Issues.Select(issue => new IssueRow(issue.LineNumber, issue.Column, issue.Kind.Code)));
    }

    public void Clear()
    {
        _staged.Clear();
        _setAside.Clear();
        _restrictions.Clear();
        _issues.Clear();
        _withheld.Clear();
    }

    private static Guid HashOf(ChildRecord record)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, ChildRecordColumns.ContentHash(record));
        return new(bytes, bigEndian: true);
    }
}
