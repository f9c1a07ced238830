using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Registers;

namespace ContactPoint.Ingest.Checking;

/// <summary>The one door to a supplier's file: streams what becomes of each row, and ends with a summary.</summary>
/// <remarks>
/// The file is read twice, never held: once to decide its encoding, once for its rows. It may be compressed. Memory is bounded: of the local
/// ids that were seen, a million are in memory and the rest in a temporary file. The outcome depends on the file, the specification and the as-of date alone.
/// <threadsafety>Not safe for use by several threads at once.</threadsafety>
/// </remarks>
/// <example>
/// <code>
/// using var check = ExtractCheck.Open(spec, () => File.OpenRead(path), asOf);
/// foreach (var outcome in check.Rows()) { … }
/// var summary = check.Summary;
/// </code>
/// </example>
public sealed class ExtractCheck : IDisposable
{
    private readonly FeedSpec _spec;
    private readonly RawRowReader _reader;
    private readonly RowChecker _checker;
    private readonly SortedDictionary<string, long> _rules = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _issues = new(StringComparer.Ordinal);
    private readonly RuleColumnCounts _ruleColumns = new();
    private long _accountRows;
    private RowCounts _counts = new(0, 0, 0, 0, 0, 0);
    private bool _everyLocalIdReadable = true;
    private readonly SourceColumns _columns;
    private ColumnProfiles? _profiles;
    private bool _isBegun;
    private ExtractSummary? _summary;

    private ExtractCheck(FeedSpec spec, SourceColumns columns, RawRowReader reader, RowChecker checker)
    {
        _spec = spec;
        _columns = columns;
        _reader = reader;
        _checker = checker;
        FileIssues = [.. reader.MissingColumns.Select(column => new Issue(IssueKinds.ColumnMissing, spec.Format.PreambleLines + 1, column))];
    }

    /// <summary>The encoding that was decided over the whole file.</summary>
    public string Encoding => _reader.Encoding;

    /// <summary>What was found in the header, and, after the last row, in the file as a whole; already counted in the summary.</summary>
    public IReadOnlyList<Issue> FileIssues { get; private set; }

    /// <summary>What stood in each mapped column; empty unless <see cref="ProfileColumns"/> was called before the rows were read.</summary>
    public IReadOnlyList<ColumnProfile> Columns => _profiles?.Profiles ?? [];

    /// <summary>What became of the extract. Only after the last row of <see cref="Rows"/>.</summary>
    /// <exception cref="InvalidOperationException">Not every row has been read yet.</exception>
    public ExtractSummary Summary => _summary ?? throw new InvalidOperationException("The summary is known when every row has been read.");

    /// <summary>Opens an extract.</summary>
    /// <param name="spec">The feed's specification.</param>
    /// <param name="open">Opens the file from its beginning; called several times, each stream is closed here.</param>
    /// <param name="asOf">The night's date: decides which dates of birth lie in the future, or too long ago.</param>
    /// <param name="registers">Where codes of schools, practices and authorities are looked up; without one they are not.</param>
    /// <param name="lists">What the operator knows of refuges and sensitive services, and which values two people let be on this feed.</param>
    /// <exception cref="ExtractRefusedException">The file cannot be read by this specification.</exception>
    public static ExtractCheck Open(FeedSpec spec, Func<Stream> open, DateOnly asOf, RegisterSet? registers = null, ScreenLists? lists = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var columns = new SourceColumns(spec);
        var checker = new RowChecker(spec, columns, asOf, registers ?? RegisterSet.None, lists ?? ScreenLists.None);
        return new(spec, columns, RawRowReader.Open(spec, columns, open), checker);
    }

    /// <summary>Asks for <see cref="Columns"/>. It takes time for every value, so the night does without.</summary>
    public void ProfileColumns() => _profiles = new(_columns.Names);

    /// <summary>What becomes of each row, in the order of the file. Once only.</summary>
    /// <exception cref="ExtractRefusedException">
    /// The file proves unusable on the way or at its end: nothing of it may be kept, the rows before included. Whoever stages it rolls back.
    /// </exception>
    public IEnumerable<RowOutcome> Rows()
    {
        if (_isBegun)
        {
            throw new InvalidOperationException("The rows of an extract are read once.");
        }

        _isBegun = true;
        return Stream();
    }

    /// <summary>Whether one of the rows that were read names this local id, whatever became of the row.</summary>
    public bool HasNamed(string localId)
    {
        ArgumentNullException.ThrowIfNull(localId);
        return _checker.HasNamed(localId);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _checker.Dispose();
    }

    private IEnumerable<RowOutcome> Stream()
    {
        Count(FileIssues);
        while (_reader.Read())
        {
            _profiles?.Add(_reader.Row);
            var outcome = _checker.Check(_reader.Row);
            Count(outcome);
            yield return outcome;
        }

        _summary = Summarise();
    }

    private void Count(RowOutcome outcome)
    {
        _counts = outcome switch
        {
            RowOutcome.Accepted => _counts with { Accepted = _counts.Accepted + 1 },
            RowOutcome.Quarantined => _counts with { Quarantined = _counts.Quarantined + 1 },
            RowOutcome.Held => _counts with { Held = _counts.Held + 1 },
            RowOutcome.Withheld => _counts with { Withheld = _counts.Withheld + 1 },
            RowOutcome.Duplicate => _counts with { Duplicate = _counts.Duplicate + 1 },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        _everyLocalIdReadable &= _reader.Row.IsBlank || (outcome.LocalId is not null && _reader.Row.IsLocalIdTrusted);
        Count(outcome.Issues);
        if (outcome is RowOutcome.Withheld { Issues.Count: 0 } withheld)
        {
            // an objection has no issue, which would name its line: the count is all there is
            CountWithoutTrace(withheld.Rule.Code);
        }

        _accountRows += _ruleColumns.Add(outcome.Issues) ? 1 : 0;
    }

    private void CountWithoutTrace(string code)
    {
        _issues[code] = _issues.GetValueOrDefault(code) + 1;
        _rules[code] = _rules.GetValueOrDefault(code) + 1;
        _ruleColumns.AddRow(code);
    }

    private void Count(IReadOnlyList<Issue> issues)
    {
        for (var index = 0; index < issues.Count; index++)
        {
            var kind = issues[index].Kind;
            _issues[kind.Code] = _issues.GetValueOrDefault(kind.Code) + 1;

            // a rule acts on a row once, however many of its columns it finds something in
            if (IsFirstOfKind(issues, index) && IssueKinds.IsOfRule(kind))
            {
                _rules[kind.Code] = _rules.GetValueOrDefault(kind.Code) + 1;
            }
        }
    }

    private static bool IsFirstOfKind(IReadOnlyList<Issue> issues, int index)
    {
        for (var before = 0; before < index; before++)
        {
            if (issues[before].Kind == issues[index].Kind)
            {
                return false;
            }
        }

        return true;
    }

    private void NoteFileSigns()
    {
        var headerLine = _spec.Format.PreambleLines + 1;
        List<Issue> found = [.. _checker.FileSigns().Select(sign => new Issue(sign.Kind, headerLine, sign.Column))];
        if (_reader.RowCount == 0)
        {
            found.Add(new(IssueKinds.NoRows, headerLine, null));
        }

        Count(found);
        FileIssues = [.. FileIssues, .. found];
    }

    private ExtractSummary Summarise()
    {
        if (_checker.SwappedField is { } swapped)
        {
            throw new ExtractRefusedException(new Refusal(RefusalKinds.SwappedIdentifiers, Column: _checker.ColumnOf(swapped)));
        }

        NoteFileSigns();
        var dropped = _reader.DroppedColumns;
        if (dropped.Sum(column => column.NonBlankCount) is > 0 and var values)
        {
            _rules[MinimisingRules.UnmappedColumn.Code] = values;
        }

        var counts = (_counts with { Rows = _reader.RowCount }).Reconciled();
        return new(_spec.Name, Encoding, counts, _rules, _issues, dropped, _everyLocalIdReadable)
        {
            RuleColumns = _ruleColumns.All,
            HoldReasons = ExtractHolds.Of(counts.Rows, _accountRows),
        };
    }
}
