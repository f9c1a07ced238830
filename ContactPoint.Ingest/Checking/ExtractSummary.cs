using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Checking;

/// <summary>What became of an extract, in counts and never in values.</summary>
/// <param name="Feed">The feed's name.</param>
/// <param name="Encoding">The encoding that was decided over the whole file.</param>
/// <param name="Counts">Rows, and what became of them.</param>
/// <param name="Rules">For each minimisation rule by code: how often it acted. R00 counts values in unmapped columns, the others rows.</param>
/// <param name="Issues">For each issue kind by code: how many issues.</param>
/// <param name="DroppedColumns">Columns that no mapping names, with how many values stood there; columns of one name are one.</param>
/// <param name="EveryLocalIdReadable">Whether every row that names somebody has a local id, and none may hold others; if not, the extract withdraws nobody.</param>
public sealed record ExtractSummary(
    string Feed,
    string Encoding,
    RowCounts Counts,
    IReadOnlyDictionary<string, long> Rules,
    IReadOnlyDictionary<string, long> Issues,
    IReadOnlyList<DroppedColumn> DroppedColumns,
    bool EveryLocalIdReadable)
{
    /// <summary>What each rule but R00 found in each of the supplier's columns, by rule and then by column.</summary>
    public IReadOnlyList<RuleColumn> RuleColumns { get; init; } = [];

    /// <summary>Whether a row of it must not be recorded: somebody objects, or the school marked it so.</summary>
    public bool HasObjection => Rules.ContainsKey(MinimisingRules.NotToBeRecorded.Code);

    /// <summary>Why the extract must wait for a person, although each of its rows is decided; empty when it need not.</summary>
    public IReadOnlyList<HoldReason> HoldReasons { get; init; } = [];
}

/// <summary>How many rows were read, and what became of each.</summary>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Accepted">Went on to staging.</param>
/// <param name="Quarantined">A fault in the row.</param>
/// <param name="Held">Wait for a person.</param>
/// <param name="Withheld">The rules leave nothing of them.</param>
/// <param name="Duplicate">The same local id and values stood earlier.</param>
public sealed record RowCounts(long Rows, long Accepted, long Quarantined, long Held, long Withheld, long Duplicate)
{
    /// <summary>Every row must be accounted for.</summary>
    /// <exception cref="RowsUnaccountedForException">The parts do not add up to <see cref="Rows"/>.</exception>
    public RowCounts Reconciled()
    {
        var accountedFor = Accepted + Quarantined + Held + Withheld + Duplicate;
        return accountedFor == Rows ? this : throw new RowsUnaccountedForException(Rows, accountedFor);
    }
}

/// <summary>Rows were lost or invented between the reader and the outcomes. This is a fault in ContactPoint, never in the data.</summary>
/// <param name="rows">Rows that were read.</param>
/// <param name="accountedFor">Rows whose outcome is known.</param>
public sealed class RowsUnaccountedForException(long rows, long accountedFor) : Exception(
    $"{rows:N0} rows were read but {accountedFor:N0} were accounted for. Nothing of the extract may be staged.")
{
    /// <summary>Rows that were read.</summary>
    public long Rows { get; } = rows;

    /// <summary>Rows whose outcome is known.</summary>
    public long AccountedFor { get; } = accountedFor;
}
