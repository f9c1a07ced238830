using System.Globalization;
using System.Text;

using ContactPoint.Ingest.Minimising;
using ContactPoint.TestSupport;

using Xunit.Abstractions;

namespace ContactPoint.Ingest.Tests.Minimising.Evaluation;

/// <summary>The detectors on content that is not among their examples: what is planted is found, what is genuine stays.</summary>
public sealed class DetectorEvaluationTests(ITestOutputHelper output)
{
    private const int Seed = 20_260_914;
    private const double MostHeld = 0.022;

    /// <summary>
    /// Every set was judged once before the rules were mended by it; docs/detectors.md has what was found then. Since they were mended by it, a
    /// set guards what was reached, and says nothing of how the rules fare on what nobody has seen.
    /// </summary>
    [Theory]
    [InlineData("clean.txt", "tuning.txt")]
    [InlineData("heldout-clean.txt", "heldout.txt")]
    [InlineData("heldout-2-clean.txt", "heldout-2.txt")]
    [InlineData("heldout-3-clean.txt", "heldout-3.txt")]
    [InlineData("heldout-4-clean.txt", "heldout-4.txt")]
    [InlineData("heldout-5-clean.txt", "heldout-5.txt")]
    [InlineData("heldout-6-clean.txt", "heldout-6.txt")]
    [InlineData("heldout-7-clean.txt", "heldout-7.txt")]
    [InlineData("heldout-8-clean.txt", "heldout-8.txt")]
    [InlineData("heldout-9-clean.txt", "heldout-9.txt")]
    [InlineData("heldout-10-clean.txt", "heldout-10.txt")]
    [InlineData("heldout-11-clean.txt", "heldout-11.txt")]
    [InlineData("heldout-12-clean.txt", "heldout-12.txt")]
    [InlineData("heldout-13-clean.txt", "heldout-13.txt")]
    [InlineData("heldout-14-clean.txt", "heldout-14.txt")]
    [InlineData("heldout-15-clean.txt", "heldout-15.txt")]
    [InlineData("heldout-16-clean.txt", "heldout-16.txt")]
    [InlineData("heldout-17-clean.txt", "heldout-17.txt")]
    public void Planted_content_is_found_and_clean_rows_stay(string cleanFile, string plantedFile)
    {
        var clean = new EvaluationSet(cleanFile);
        var evaluation = new Evaluation();
        evaluation.JudgePlanted(new EvaluationSet(cleanFile, plantedFile), clean, eachTemplate: 100, Seed);
        evaluation.JudgeClean(clean, rows: 100_000, Seed);
        Report(evaluation);
        Golden.AssertSame(Figures(evaluation), Path.GetFileNameWithoutExtension(plantedFile));

        Assert.True(evaluation.Kinds.Count >= 40 && evaluation.Planted >= 10_000);
        Assert.True(evaluation.Recall >= 0.99, $"Recall is {evaluation.Recall:P2}.");
        Assert.True(evaluation.AlarmRate <= 0.001, $"{evaluation.AlarmRate:P3} of clean rows alarm.");
    }

    /// <summary>Posts, teams and hours as strangers to the rules wrote them: those that are held stand in the golden file, and may only become fewer.</summary>
    [Fact]
    public void Names_of_posts_and_teams_stay()
    {
        var names = EvaluationSet.LinesOf("practitioners.txt").ToList();
        var held = names.Select(name => (name, Rule: Screen.FindAsSeen(FieldKind.PractitionerName, name, ScreenLists.None, isSensitive: false)))
            .Where(judged => judged.Rule is not null).Select(judged => $"{judged.Rule!.Code} {judged.name}").ToList();

        Golden.AssertSame($"{held.Count} of {names.Count} are held\n{string.Join('\n', held)}\n", "practitioners");
        Assert.True(held.Count <= names.Count * MostHeld, $"{held.Count} of {names.Count} are held.");
    }

    private static string Figures(Evaluation evaluation)
    {
        var figures = new StringBuilder();
        figures.Append(CultureInfo.InvariantCulture, $"recall {evaluation.Recall:P2}: {evaluation.Found:N0} of {evaluation.Planted:N0} planted values\n");
        foreach (var kind in evaluation.Kinds)
        {
            figures.Append(CultureInfo.InvariantCulture, $"  {kind.Kind} {kind.Found} of {kind.Planted}\n");
        }

        figures.Append(CultureInfo.InvariantCulture, $"false alarms {evaluation.AlarmRate:P3}: {evaluation.AlarmedRows:N0} of {evaluation.CleanRows:N0} clean rows\n");
        foreach (var (rule, rows) in evaluation.Alarms)
        {
            figures.Append(CultureInfo.InvariantCulture, $"  {rule} {rows}\n");
        }

        return figures.ToString();
    }

    /// <summary>What was missed, and what alarmed: made-up texts, for whoever tunes the rules.</summary>
    private void Report(Evaluation evaluation)
    {
        output.WriteLine(Figures(evaluation));
        foreach (var kind in evaluation.Kinds.Where(kind => kind.Missed.Count > 0))
        {
            output.WriteLine($"{kind.Kind}: {string.Join(" | ", kind.Missed.Distinct().Take(15))}");
        }

        foreach (var group in evaluation.Alarming.GroupBy(alarm => alarm).OrderByDescending(group => group.Count()).Take(200))
        {
            output.WriteLine($"{group.Count()} {group.Key}");
        }
    }
}
