using System.Buffers.Binary;

using ContactPoint.Ingest;
using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Minimising;
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

        // Of a row that must not be recorded nothing is kept that leads back to it; it has no record that could be restricted.
        var isUnrecorded = outcome is RowOutcome.Withheld { Rule: var rule } && rule == MinimisingRules.NotToBeRecorded;
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
            case RowOutcome.Withheld { LocalId: { } localId } withheld:
                rows.Add(new WithheldRow(outcome.LineNumber, localId, withheld.Rule.Code, isUnrecorded));
                break;
            case RowOutcome.Duplicate { LocalId: { } localId }:
                rows.Add(new RepeatedRow(outcome.LineNumber, localId));
                break;
        }

        if (outcome is not RowOutcome.Accepted && !isUnrecorded && outcome is { Restricted: true } && (outcome.LocalId ?? NameOf(outcome.Identity)) is { } restricted)
        {
            rows.Add(new RestrictionRow(outcome.LineNumber, restricted, outcome.Identity is { } identity ? seal.SealTexts([.. identity.Texts]) : null));
        }

        foreach (var issue in outcome.Issues)
        {
            Add(issue);
        }
    }

    /// <summary>Adds an issue, of a row or of the file as a whole.</summary>
    public void Add(Issue issue) => rows.Add(new IssueRow(issue.LineNumber, issue.Column, issue.Kind.Code));

    /// <summary>A row whose local id cannot be read restricts a child all the same; no supplier's key begins with this sign by chance and goes on so.</summary>
    private string? NameOf(PartialRecord? identity) => identity is null ? null : $"~{seal.NameOf(identity.Texts)}";

    private static Guid HashOf(ChildRecord record)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, ChildRecordColumns.ContentHash(record));
        return new(bytes, bigEndian: true);
    }
}
