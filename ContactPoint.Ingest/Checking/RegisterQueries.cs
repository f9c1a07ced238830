using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Registers;

namespace ContactPoint.Ingest.Checking;

/// <summary>Asks about codes that a register has not got, or says are closed. The value is kept: a register may be behind.</summary>
internal static class RegisterQueries
{
    /// <summary>Notes a query about a code that is well formed, when there is a register to look it up in.</summary>
    /// <param name="reading">The row.</param>
    /// <param name="register">The register; <see langword="null"/> when there is none at hand.</param>
    /// <param name="field">The field that has the code.</param>
    /// <param name="day">The day on which it should be open.</param>
    /// <param name="kinds">What to report.</param>
    public static void Note(RowReading reading, Register? register, TargetField field, DateOnly day, (IssueKind NotListed, IssueKind Closed) kinds)
    {
        if (register is null || !reading.TryDecode(field, out var word))
        {
            return;
        }

        var code = word.IsEmpty ? reading.Raw(field) : word;
        switch (register.StandingOf(code, day))
        {
            case RegisterStanding.NotListed:
                reading.Add(kinds.NotListed, field);
                break;
            case RegisterStanding.Closed:
                reading.Add(kinds.Closed, field, string.Join(", ", register.StandInsOf(code, day).Select(entry => entry.Code)));
                break;
            default:
                break;
        }
    }
}
