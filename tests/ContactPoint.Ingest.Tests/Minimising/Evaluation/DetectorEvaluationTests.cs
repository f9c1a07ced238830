using Xunit.Abstractions;

namespace ContactPoint.Ingest.Tests.Minimising.Evaluation;

/// <summary>The detectors on content that is not among their examples: what is planted is found, what is genuine stays.</summary>
public sealed class DetectorEvaluationTests(ITestOutputHelper output)
{
    private const int Seed = 20_260_914;

    /// <summary>The first set shaped the rules; the second was written when they were done, and says how they fare on what nobody had seen.</summary>
    [Theory]
    [InlineData("clean.txt", "tuning.txt")]
    [InlineData("heldout-clean.txt", "heldout.txt")]
    [InlineData("heldout-2-clean.txt", "heldout-2.txt")]
    public void Planted_content_is_found_and_clean_rows_stay(string cleanFile, string plantedFile)
    {
        var clean = new EvaluationSet(cleanFile);
        var evaluation = new Evaluation();
        evaluation.JudgePlanted(new EvaluationSet(cleanFile, plantedFile), clean, eachTemplate: 100, Seed);
        evaluation.JudgeClean(clean, rows: 100_000, Seed);
        Report(evaluation);

        Assert.True(evaluation.Kinds.Count >= 40 && evaluation.Planted >= 10_000);
        Assert.True(evaluation.Recall >= 0.99, $"Recall is {evaluation.Recall:P2}.");
        Assert.True(evaluation.AlarmRate <= 0.001, $"{evaluation.AlarmRate:P3} of clean rows alarm.");
    }

    private void Report(Evaluation evaluation)
    {
        output.WriteLine($"recall {evaluation.Recall:P2} of {evaluation.Planted:N0}, {evaluation.Kinds.Count} kinds; false alarms {evaluation.AlarmRate:P3} of {evaluation.CleanRows:N0}");
        foreach (var kind in evaluation.Kinds)
        {
            output.WriteLine($"{kind.Kind} {kind.Found}/{kind.Planted}: {string.Join(" | ", kind.Missed.Distinct().Take(15))}");
        }

        foreach (var (rule, rows) in evaluation.Alarms)
        {
            output.WriteLine($"{rule}: {rows} clean rows");
        }

        foreach (var group in evaluation.Alarming.GroupBy(alarm => alarm).OrderByDescending(group => group.Count()).Take(200))
        {
            output.WriteLine($"{group.Count()} {group.Key}");
        }
    }
}
