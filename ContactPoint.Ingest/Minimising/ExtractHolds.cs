using System.Globalization;

namespace ContactPoint.Ingest.Minimising;

/// <summary>Why a whole extract must wait for a person, although each of its rows is decided.</summary>
/// <param name="Code">Stable code: H and the row of the decision table.</param>
/// <param name="Meaning">What was found, in plain English and in counts.</param>
/// <param name="WhatToDo">What the person decides.</param>
/// <param name="Rows">Rows in which it was found.</param>
public sealed record HoldReason(string Code, string Meaning, string WhatToDo, long Rows);

/// <summary>The rules about whole extracts.</summary>
public static class ExtractHolds
{
    /// <summary>One row in so many with bank, card or insurance numbers holds the extract: 0.1% (row 20 of the decision table).</summary>
    public const int RowsPerAccount = 1_000;

    /// <summary>Bank, card or insurance numbers in too many rows.</summary>
    public const string AccountsCode = "H20";

    /// <summary>Days and months that were probably exchanged (row 30).</summary>
    public const string EarlyDaysCode = "H30";

    /// <summary>Why the extract must wait; empty when it need not.</summary>
    /// <param name="rows">Rows of the extract.</param>
    /// <param name="accountRows">Rows in which a rule found something that counts for the file (<see cref="MinimisingRule.CountsForFile"/>).</param>
    /// <param name="earlyDays">Dates of birth, where none of them is later than the 12th of its month and they are too many for chance; else 0.</param>
    public static IReadOnlyList<HoldReason> Of(long rows, long accountRows, long earlyDays) =>
        [.. new[] { OfAccounts(rows, accountRows), OfEarlyDays(earlyDays) }.OfType<HoldReason>()];

    private static HoldReason? OfAccounts(long rows, long accountRows) => accountRows == 0 || accountRows * RowsPerAccount < rows
        ? null
        : new(
            AccountsCode,
            string.Create(CultureInfo.InvariantCulture, $"{accountRows:N0} of {rows:N0} rows have bank, card or National Insurance numbers in fields that are kept; from one in {RowsPerAccount:N0} on, the columns are not what the specification says."),
            "Ask the supplier which columns hold them. Discard the extract, or release it with a reason: then its rows go on without the numbers.",
            accountRows);

    private static HoldReason? OfEarlyDays(long earlyDays) => earlyDays == 0
        ? null
        : new(
            EarlyDaysCode,
            string.Create(CultureInfo.InvariantCulture, $"None of {earlyDays:N0} dates of birth is later than the 12th of its month: day and month were probably exchanged, and the later ones lost."),
            "Ask the supplier in which order the system writes day and month. Discard the extract, or release it with a reason.",
            earlyDays);
}
