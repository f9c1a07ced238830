namespace ContactPoint.Ingest.Checking;

/// <summary>Counts the issues of rows: by kind, by minimisation rule, and by rule and column. What is counted can be taken back.</summary>
/// <remarks><threadsafety>Not safe for use by several threads at once.</threadsafety></remarks>
public sealed class IssueCounts
{
    private readonly SortedDictionary<string, long> _rules = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _issues = new(StringComparer.Ordinal);
    private readonly RuleColumnCounts _ruleColumns = new();

    /// <summary>For each minimisation rule by code: in how many rows it acted.</summary>
    public IReadOnlyDictionary<string, long> Rules => _rules;

    /// <summary>For each issue kind by code: how many issues.</summary>
    public IReadOnlyDictionary<string, long> Issues => _issues;

    /// <summary>By rule and column.</summary>
    public IReadOnlyList<RuleColumn> RuleColumns => _ruleColumns.All;

    /// <summary>Rows in which a rule found something that counts towards the hold of the whole file.</summary>
    public long AccountRows { get; private set; }

    /// <summary>Counts all issues of one row.</summary>
    public void AddRow(IReadOnlyList<Issue> issues)
    {
        ArgumentNullException.ThrowIfNull(issues);
        for (var index = 0; index < issues.Count; index++)
        {
            var kind = issues[index].Kind;
            Add(_issues, kind.Code, 1);

            // a rule acts on a row once, however many of its columns it finds something in
            if (IsFirstOfKind(issues, index) && IssueKinds.IsOfRule(kind))
            {
                Add(_rules, kind.Code, 1);
            }
        }

        AccountRows += _ruleColumns.Add(issues) ? 1 : 0;
    }

    /// <summary>Counts rows of which nothing but the rule may be told: their issues would name their lines.</summary>
    public void AddWithoutTrace(string rule, long rows)
    {
        Add(_issues, rule, rows);
        Add(_rules, rule, rows);
        _ruleColumns.AddRows(rule, rows);
    }

    /// <summary>Takes back what was counted of some rows.</summary>
    public void TakeBack(IssueCounts gone)
    {
        ArgumentNullException.ThrowIfNull(gone);
        TakeBack(_issues, gone._issues);
        TakeBack(_rules, gone._rules);
        _ruleColumns.TakeBack(gone._ruleColumns);
        AccountRows -= gone.AccountRows;
    }

    private static void TakeBack(SortedDictionary<string, long> counts, SortedDictionary<string, long> gone)
    {
        foreach (var (code, count) in gone)
        {
            Add(counts, code, -count);
        }
    }

    private static void Add(SortedDictionary<string, long> counts, string code, long count)
    {
        if (counts.GetValueOrDefault(code) + count is not 0 and var sum)
        {
            counts[code] = sum;
        }
        else
        {
            counts.Remove(code);
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
}

/// <summary>Rows that were counted before it was known that the rules leave nothing of their local id.</summary>
/// <param name="Accepted">Of them, counted as accepted.</param>
/// <param name="Quarantined">As quarantined.</param>
/// <param name="Held">As held.</param>
/// <param name="Duplicate">As duplicates.</param>
/// <param name="Issues">What was counted of their issues, and of the issues of withheld rows of which not even a place may be told.</param>
/// <param name="Rules">For each rule: in how many rows it acts now, of which nothing but that may be told.</param>
public sealed record RowsTakenBack(long Accepted, long Quarantined, long Held, long Duplicate, IssueCounts Issues, IReadOnlyDictionary<string, long> Rules);
