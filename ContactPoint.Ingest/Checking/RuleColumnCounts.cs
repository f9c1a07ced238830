namespace ContactPoint.Ingest.Checking;

/// <summary>How much one rule found in one of the supplier's columns.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Column">The supplier's column; empty for a rule about whole rows.</param>
/// <param name="Values">Values in which it found something.</param>
/// <param name="Rows">Rows counted under this column. A row in which a rule found something in several columns is counted under the first by name, so the rows of a rule add up to <see cref="ExtractSummary.Rules"/>.</param>
public sealed record RuleColumn(string Rule, string Column, long Values, long Rows);

/// <summary>Counts what the rules found, by rule and column.</summary>
internal sealed class RuleColumnCounts
{
    private readonly Dictionary<(string Rule, string Column), (long Values, long Rows)> _counts = [];

    /// <summary>By rule and then by column.</summary>
    public IReadOnlyList<RuleColumn> All =>
        [.. _counts.Select(count => new RuleColumn(count.Key.Rule, count.Key.Column, count.Value.Values, count.Value.Rows))
            .OrderBy(count => count.Rule, StringComparer.Ordinal).ThenBy(count => count.Column, StringComparer.Ordinal)];

    /// <summary>Counts the issues of a row.</summary>
    /// <returns>Whether one of them counts towards the hold of the whole file.</returns>
    public bool Add(IReadOnlyList<Issue> issues)
    {
        var countsForFile = false;
        for (var index = 0; index < issues.Count; index++)
        {
            var issue = issues[index];
            if (IssueKinds.RuleOf(issue.Kind) is not { } rule || IsRepeated(issues, index))
            {
                continue;
            }

            Add(rule.Code, issue.Column ?? "", values: 1, IsFirstByName(issues, issue) ? 1 : 0);
            countsForFile |= rule.CountsForFile;
        }

        return countsForFile;
    }

    /// <summary>Counts rows of which nothing else may be told.</summary>
    public void AddRows(string rule, long rows) => Add(rule, "", rows, rows);

    /// <summary>Takes back what was counted of some rows.</summary>
    public void TakeBack(RuleColumnCounts gone)
    {
        foreach (var ((rule, column), (values, rows)) in gone._counts)
        {
            Add(rule, column, -values, -rows);
        }
    }

    private void Add(string rule, string column, long values, long rows)
    {
        var before = _counts.GetValueOrDefault((rule, column));
        if (before.Values + values is not 0 and var sum)
        {
            _counts[(rule, column)] = (sum, before.Rows + rows);
        }
        else
        {
            _counts.Remove((rule, column));
        }
    }

    private static bool IsRepeated(IReadOnlyList<Issue> issues, int index)
    {
        for (var before = 0; before < index; before++)
        {
            if (issues[before].Kind == issues[index].Kind && issues[before].Column == issues[index].Column)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>By name, since that of the columns of a stored row can be told again.</summary>
    private static bool IsFirstByName(IReadOnlyList<Issue> issues, Issue issue)
    {
        foreach (var other in issues)
        {
            if (other.Kind == issue.Kind && string.CompareOrdinal(other.Column ?? "", issue.Column ?? "") < 0)
            {
                return false;
            }
        }

        return true;
    }
}
