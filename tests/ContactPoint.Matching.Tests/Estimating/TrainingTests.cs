using ContactPoint.Matching.Estimating;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

using Xunit;

namespace ContactPoint.Matching.Tests.Estimating;

/// <summary>Records drawn from known m and u; training must give them back.</summary>
public sealed class TrainingTests
{
    private const int People = 3000;

    /// <summary>For each field how many values it has, evenly spread, and how often a second record of the person has its value.</summary>
    private static readonly (int Values, double Agrees)[] Fields = [(500, 0.9), (200, 0.8), (50, 0.95), (1000, 0.85)];

    private static readonly LinkageModel Model = new()
    {
        Name = "drawn",
        Version = 1,
        Thresholds = new(0, -2, -6),
        LargestBlock = 100_000,
        Blocking = [.. Enumerable.Range(0, Fields.Length).Select(field => new BlockingRule { Name = $"{field}", Key = [ColumnExpression.Parse($"f{field}")] })],
        Comparisons = [.. Enumerable.Range(0, Fields.Length).Select(field => new Comparison
        {
            Name = $"f{field}",
            Kind = "exact",
            Columns = [$"f{field}"],
            Levels = [new() { Label = "exact" }, new() { Label = "else" }],
        })],
    };

    [Fact]
    public void Training_gives_back_the_m_u_and_prior_that_records_were_drawn_from()
    {
        var trained = Linker.Train(Draw(seed: 11), Model, new(), CancellationToken.None);
        for (var field = 0; field < Fields.Length; field++)
        {
            var exact = trained.Comparisons[field].Levels[0];
            var u = 1.0 / Fields[field].Values;
            Assert.InRange(exact.M!.Value, Fields[field].Agrees - 0.025, Fields[field].Agrees + 0.025);
            Assert.InRange(exact.U!.Value, u * 0.95, u * 1.05);
        }

        const double Prior = People / (2.0 * People * ((2 * People) - 1) / 2);
        Assert.InRange(trained.Prior!.Within.SamePerson, Prior * 0.9, Prior * 1.1);
    }

    [Fact]
    public void What_a_model_gives_is_left_as_it_is()
    {
        var pinned = Model with { Comparisons = Model.Comparisons.SetItem(0, TwoFields.Exact("f0", 0.77, 0.123)) };
        var trained = Linker.Train(Draw(seed: 12), pinned, new(), CancellationToken.None);
        Assert.Equal(pinned.Comparisons[0].Levels.ToArray(), trained.Comparisons[0].Levels.ToArray());
        Assert.NotNull(trained.Comparisons[1].Levels[0].M);
        Assert.Same(trained, Linker.Train(Draw(seed: 12), trained, new(), CancellationToken.None));
    }

    [Fact]
    public void Twins_are_expected_to_show_what_one_person_shows_at_birth_and_strangers_in_the_forename()
    {
        var trained = Linker.Train(new MadeUpChildren(300, seed: 5).ToTable(), SampleModels.Children, new(), CancellationToken.None);
        var birth = trained.Comparisons.Single(comparison => comparison.Class == EvidenceClass.Birth).Levels;
        var forename = trained.Comparisons.Single(comparison => comparison.Name == "forename").Levels[0];
        Assert.Equal(birth[0].M!.Value, birth[0].Twin!.Value, 5);
        Assert.True(birth[0].Sibling < 0.001);
        Assert.Equal(forename.U!.Value, forename.Sibling!.Value, 3);
        Assert.True(forename.M > 0.8);
        Assert.True(trained.Diagnostics!.HouseholdDrift < 0.05);
    }

    private static Table Draw(long seed)
    {
        var random = new SeededRandom(seed, 0);
        var builder = new TableBuilder([.. Enumerable.Range(0, Fields.Length).Select(field => $"f{field}")]);
        for (var person = 0; person < People; person++)
        {
            var first = Array.ConvertAll(Fields, field => (string?)$"V{random.Below(field.Values)}");
            var second = Fields.Select((field, index) => random.Below(1000) < 1000 * field.Agrees ? first[index] : $"V{random.Below(field.Values)}").ToArray();
            builder.Add($"{person}a", "file", first);
            builder.Add($"{person}b", "file", second);
        }

        return builder.Build();
    }
}
