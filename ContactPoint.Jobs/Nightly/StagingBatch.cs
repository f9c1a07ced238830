using System.Buffers.Binary;

using ContactPoint.Ingest;
using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Minimising;
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

        // Of a row that must not be recorded nothing is kept that leads back to it; it has no record that could be restricted.
        var isUnrecorded = outcome is RowOutcome.Withheld { Rule: var rule } && rule == MinimisingRules.NotToBeRecorded;
        if (outcome is not RowOutcome.Accepted && !isUnrecorded && outcome is { Restricted: true } && (outcome.LocalId ?? NameOf(outcome.Identity)) is { } restricted)
        {
            _restrictions.Add(new(outcome.LineNumber, restricted, outcome.Identity is { } identity ? seal.SealTexts([.. identity.Texts]) : null));
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

    /// <summary>A row whose local id cannot be read restricts a child all the same; no supplier's key begins with this sign by chance and goes on so.</summary>
    private string? NameOf(PartialRecord? identity) => identity is null ? null : $"~{seal.NameOf(identity.Texts)}";

    private static Guid HashOf(ChildRecord record)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, ChildRecordColumns.ContentHash(record));
        return new(bytes, bigEndian: true);
    }
}
