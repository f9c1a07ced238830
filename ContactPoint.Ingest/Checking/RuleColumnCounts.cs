namespace ContactPoint.Ingest.Checking;

/// <summary>How much one rule found in one of the supplier's columns.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Column">The supplier's column; empty for a rule about whole rows.</param>
/// <param name="Values">Values in which it found something.</param>
/// <param name="Rows">Rows counted under this column. A row in which a rule found something in several columns is counted under the first, so the rows of a rule add up to <see cref="ExtractSummary.Rules"/>.</param>
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
            if (IssueKinds.RuleOf(issue.Kind) is not { } rule || IsBefore(issues, index, sameColumn: true))
            {
                continue;
            }

            Add(rule.Code, issue.Column ?? "", IsBefore(issues, index, sameColumn: false) ? 0 : 1);
            countsForFile |= rule.CountsForFile;
        }

        return countsForFile;
    }

    /// <summary>Counts a row of which nothing else may be told.</summary>
    public void AddRow(string rule) => Add(rule, "", 1);

    private void Add(string rule, string column, long rows)
    {
        var before = _counts.GetValueOrDefault((rule, column));
        _counts[(rule, column)] = (before.Values + 1, before.Rows + rows);
    }

    private static bool IsBefore(IReadOnlyList<Issue> issues, int index, bool sameColumn)
    {
        for (var before = 0; before < index; before++)
        {
            if (issues[before].Kind == issues[index].Kind && (!sameColumn || issues[before].Column == issues[index].Column))
            {
                return true;
            }
        }

        return false;
    }
}
