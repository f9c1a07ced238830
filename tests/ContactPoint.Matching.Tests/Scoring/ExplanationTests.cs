using ContactPoint.Matching.Model;

using Xunit;

namespace ContactPoint.Matching.Tests.Scoring;

public sealed class ExplanationTests
{
    [Fact]
    public void With_strangers_alone_the_weight_is_the_sum_that_Splink_adds_up()
    {
        // log2(0.1 / 0.9) + log2(0.9 / 0.1) + log2(0.2 / 0.8)
        var table = TwoFields.Table(("1", "file", "X", "T"), ("2", "file", "X", "S"));
        var link = Assert.Single(Linker.Link(table, TwoFields.Model, new(), CancellationToken.None).Links);
        Assert.Equal(-2, link.Weight.Bits, 6);
        Assert.Equal(LinkDecision.Review, link.Decision);
        Assert.Equal(0.2, link.Probability, 6);
    }

    [Fact]
    public void A_missing_value_weighs_nothing()
    {
        var table = TwoFields.Table(("1", "file", "X", null), ("2", "file", "X", "S"));
        Assert.Equal(0, Assert.Single(Linker.Link(table, TwoFields.Model, new(), CancellationToken.None).Links).Weight.Bits, 6);
    }

    [Fact]
    public void What_the_reviewer_is_shown_adds_up_to_what_the_threshold_tested()
    {
        var children = new MadeUpChildren(60, seed: 3);
        var table = children.ToTable();
        var result = Linker.Link(table, SampleModels.Children, new(), CancellationToken.None);
        Assert.True(result.Links.Count > 50);
        foreach (var link in result.Links.Take(25))
        {
            var explanation = Linker.Explain(table, result.Model, link.RowB, link.RowA, new(), CancellationToken.None);
            Assert.Equal(link.Weight, explanation.Weight);
            Assert.Equal(link.Decision, explanation.Decision);
            Assert.True(explanation.WasCompared);
            Assert.Equal([Rival.Stranger, Rival.Sibling, Rival.Twin], explanation.Columns.Select(column => column.Rival));
            Assert.All(explanation.Columns, column =>
                Assert.Equal(column.Total.Units, column.Prior.Units + column.Steps.Sum(step => step.Weight.Units)));
        }
    }

    [Fact]
    public void A_rare_value_that_agrees_weighs_more_than_a_common_one()
    {
        var rows = Enumerable.Range(0, 60).Select(row => ($"{row:00}", "file", row < 40 ? "COMMON" : $"RARE{row / 2}", (string?)null)).ToArray();
        var model = TwoFields.Model with { Comparisons = [TwoFields.Model.Comparisons[0] with { TermFrequency = true }, TwoFields.Model.Comparisons[1]] };
        var links = Linker.Link(TwoFields.Table(rows!), model, new(), CancellationToken.None).Links;
        Assert.True(links.Single(link => link.RowA == 40).Weight > links.First(link => link.RowA == 0).Weight);
    }

    [Fact]
    public void Two_records_that_were_never_compared_are_told_why()
    {
        var table = TwoFields.Table(("1", "file", "X", "T"), ("2", "file", "Y", null));
        var explanation = Linker.Explain(table, TwoFields.Model, 0, 1, new(), CancellationToken.None);
        Assert.False(explanation.WasCompared);
        Assert.Equal([RuleOutcome.KeysDiffer, RuleOutcome.KeyMissing], explanation.Rules.Select(rule => rule.Outcome));
    }

    [Fact]
    public void A_pair_in_a_block_over_the_bound_is_told_so()
    {
        var rows = Enumerable.Range(0, 5).Select(row => ($"{row}", "file", (string?)"X", (string?)null)).ToArray();
        var explanation = Linker.Explain(TwoFields.Table(rows), TwoFields.Model with { LargestBlock = 3 }, 0, 1, new(), CancellationToken.None);
        Assert.Equal(RuleOutcome.BlockTooLarge, explanation.Rules[0].Outcome);
    }
}
