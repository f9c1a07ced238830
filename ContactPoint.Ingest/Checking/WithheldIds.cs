using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Registers;

namespace ContactPoint.Ingest.Checking;

/// <summary>The local ids of an extract of which the rules leave nothing, known before its rows are checked.</summary>
/// <remarks>
/// An objection counts wherever in the extract it stands, so it takes back rows before it as well. The night takes them back in the
/// transaction of their staging; the dry run has none, and so it goes over the file once more, ahead of the check. Memory is bounded: what
/// goes beyond a quarter of a million local ids stands in a temporary file, as hashes.
/// <threadsafety>Not safe for use by several threads at once.</threadsafety>
/// </remarks>
public sealed class WithheldIds : IDisposable
{
    private const int MostInMemory = 250_000;

    private readonly LocalIdTable _unrecorded = new(MostInMemory);
    private readonly LocalIdTable _otherwise = new(MostInMemory);

    /// <summary>The rules that <see cref="_otherwise"/> numbers.</summary>
    private readonly List<MinimisingRule> _rules = [];

    private WithheldIds()
    {
    }

    /// <summary>Looks for them. A feed that has no column by which a row may be withheld is not read.</summary>
    /// <param name="spec">The feed's specification.</param>
    /// <param name="open">Opens the file from its beginning.</param>
    /// <param name="asOf">The night's date.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ExtractRefusedException">The file cannot be read by this specification.</exception>
    public static WithheldIds Find(FeedSpec spec, Func<Stream> open, DateOnly asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var found = new WithheldIds();
        var columns = new SourceColumns(spec);
        using var checker = new RowChecker(spec, columns, asOf, RegisterSet.None, ScreenLists.None);
        if (!checker.MayWithhold)
        {
            return found;
        }

        using var reader = RawRowReader.Open(spec, columns, open);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (checker.Withholding(reader.Row) is { } withheld)
            {
                found.Note(withheld.LocalId, withheld.Rule);
            }
        }

        return found;
    }

    /// <summary>What becomes of a row when what stands elsewhere in the extract is known: a row of one of these local ids is withheld too, and has no issue.</summary>
    public RowOutcome Judge(RowOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.LocalId is not { } localId || RuleOf(localId) is not { } rule)
        {
            return outcome;
        }

        if (outcome is RowOutcome.Withheld withheld)
        {
            return rule == MinimisingRules.NotToBeRecorded ? withheld with { Issues = [] } : withheld;
        }

        return new RowOutcome.Withheld(outcome.LineNumber, localId, rule, []) { Restricted = false };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _unrecorded.Dispose();
        _otherwise.Dispose();
    }

    private void Note(string localId, MinimisingRule rule)
    {
        if (rule == MinimisingRules.NotToBeRecorded)
        {
            _unrecorded.TryAdd(localId, 0, out _);
            return;
        }

        if (!_rules.Contains(rule))
        {
            _rules.Add(rule);
        }

        _otherwise.TryAdd(localId, (ulong)_rules.IndexOf(rule), out _);
    }

    /// <summary>An objection leaves less than any other rule, so it is the one that counts.</summary>
    private MinimisingRule? RuleOf(string localId) =>
        _unrecorded.TryFind(localId, out _) ? MinimisingRules.NotToBeRecorded
        : _otherwise.TryFind(localId, out var number) ? _rules[(int)number]
        : null;
}
