using ContactPoint.Ingest.Minimising;

namespace ContactPoint.Ingest.Tests.Minimising;

public sealed class StructuralRulesTests
{
    private const int RowsOfTheDecisionTable = 33;

    [Fact]
    public void Every_row_of_the_decision_table_is_a_rule_or_kept_by_structure()
    {
        var rules = MinimisingRules.All.Select(rule => int.Parse(rule.Code.AsSpan(1, 2), System.Globalization.CultureInfo.InvariantCulture));
        var structure = StructuralRules.All.SelectMany(rule => rule.Rows.Split(", ")).Select(row => int.Parse(row, System.Globalization.CultureInfo.InvariantCulture));

        // R10 keeps row 11 as well, as its text says
        var kept = rules.Concat(structure).Append(11).ToHashSet();

        Assert.All(Enumerable.Range(1, RowsOfTheDecisionTable), row => Assert.Contains(row, kept));
    }

    [Fact]
    public void What_structure_is_said_to_keep_has_no_field()
    {
        string[] never = ["bank", "insurance", "ethnic", "religion", "language", "nationality", "diagnosis", "medication", "assessment", "score", "attendance", "exclusion", "photo", "note", "comment", "leaving_reason", "named_gp", "benefit"];

        Assert.DoesNotContain(ChildRecordColumns.All, column => never.Any(word => column.Name.Contains(word, StringComparison.Ordinal)));
    }
}
