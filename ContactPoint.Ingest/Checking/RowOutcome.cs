using ContactPoint.Ingest.Minimising;

namespace ContactPoint.Ingest.Checking;

/// <summary>What became of one raw row: accepted, quarantined, held, withheld or duplicate, and nothing else.</summary>
/// <param name="LineNumber">The physical line on which the row begins, counted from 1.</param>
/// <param name="LocalId">The supplier's own key; <see langword="null"/> when it cannot be read. A row names its local id whatever became of it.</param>
/// <param name="Issues">What was found, in the order of the fields.</param>
public abstract record RowOutcome(int LineNumber, string? LocalId, IReadOnlyList<Issue> Issues)
{
    /// <summary>
    /// Whether the row restricts its record: its flag says so or cannot be read, or its address names a refuge. It holds whatever became
    /// of the row; a row that is not accepted restricts what was accepted under its local id before.
    /// </summary>
    public required bool Restricted { get; init; }

    /// <summary>
    /// What tells who the child is, of a row that restricts its record and was not accepted: by it the child is found among the records
    /// of other feeds and shielded there. <see langword="null"/> of any other row, and where the row says nothing that can be trusted.
    /// </summary>
    public PartialRecord? Identity { get; init; }

    /// <summary>The row goes on to staging.</summary>
    public sealed record Accepted(int LineNumber, ChildRecord Record, IReadOnlyList<Issue> Issues) : RowOutcome(LineNumber, Record.LocalId, Issues);

    /// <summary>A fault in the row. Holds the mapped, minimised fields only, never the raw row: what is forbidden must not wait here either.</summary>
    public sealed record Quarantined(int LineNumber, string? LocalId, PartialRecord Fields, IReadOnlyList<Issue> Issues) : RowOutcome(LineNumber, LocalId, Issues);

    /// <summary>The row waits for a person, who reads it in the inbox: nothing of it is here.</summary>
    public sealed record Held(int LineNumber, string? LocalId, string Code, IReadOnlyList<Issue> Issues) : RowOutcome(LineNumber, LocalId, Issues);

    /// <summary>The rules leave nothing of the row. What was accepted under this local id before is withdrawn, whatever kind of feed it is and wherever in the extract it stands.</summary>
    public sealed record Withheld(int LineNumber, string? LocalId, MinimisingRule Rule, IReadOnlyList<Issue> Issues) : RowOutcome(LineNumber, LocalId, Issues);

    /// <summary>The same local id and values stood earlier in the extract.</summary>
    public sealed record Duplicate(int LineNumber, string LocalId, IReadOnlyList<Issue> Issues) : RowOutcome(LineNumber, LocalId, Issues);
}

/// <summary>The minimised fields of a row that is in quarantine.</summary>
/// <param name="Texts">A text for each of <see cref="ChildRecordColumns.All"/>, in that order; <see langword="null"/> where it is missing.</param>
public sealed record PartialRecord(IReadOnlyList<string?> Texts)
{
    /// <summary>No field at all: the values of a malformed row may stand in each other's columns, so none can be trusted to be what it may be.</summary>
    public static readonly PartialRecord Empty = new(new string?[ChildRecordColumns.All.Count]);

    private static readonly int IdentityColumns = ChildRecordColumns.All.TakeWhile(column => column.Name != "service").Count();

    /// <summary>What tells who a child is: every column before the service's; <see langword="null"/> when there is nothing in them.</summary>
    public static PartialRecord? IdentityOf(ChildRecord record)
    {
        var texts = ChildRecordColumns.Texts(record);
        texts.AsSpan(IdentityColumns).Clear();
        return record with { LocalId = "", Involvement = null, Sensitive = null, Shielded = false, DeathDate = null } == Nobody ? null : new(texts);
    }

    private static readonly ChildRecord Nobody = new() { LocalId = "" };
}
