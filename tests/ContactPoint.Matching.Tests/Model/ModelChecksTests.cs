using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

using Xunit;

namespace ContactPoint.Matching.Tests.Model;

public sealed class ModelChecksTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { """ "join": 0, "fracture": -2, "review": -6 """, "review (-6) must be under join (-9)" },
        { """ "fracture": -2, """, "fracture (5) must lie from review (-6) to join (0)" },
        { "\"version\": 1,", "largest_block is 1" },
        { "\"else\"]", "end with one \"else\"" },
        { "\"exact\", \"else\"", "kind exact knows no level \"exactly\"" },
        { "\"kind\": \"exact\"", "there is no kind \"sounds\"" },
        { "\"key\": [\"postcode\"]", "there is no function in \"rhymes(postcode)\"" },
        { "\"columns\": [\"surname\"], \"class\"", "two comparisons have this name" },
        { "\"key\": [\"surname\"]", "no blocking rule trains it" },
        { "\"rivals\": [\"stranger\"]", "siblings and twins are told apart by a comparison of class birth" },
    };

    private const string Sound = """
        { "name": "small", "version": 1, "thresholds": { "join": 0, "fracture": -2, "review": -6 }, "rivals": ["stranger"],
          "blocking": [ { "name": "one", "key": ["surname"] }, { "name": "other", "key": ["postcode"] } ],
          "comparisons": [
            { "name": "surname", "kind": "exact", "columns": ["surname"], "class": "household", "levels": ["exact", "else"] },
            { "name": "postcode", "kind": "exact", "columns": ["postcode"], "class": "household", "levels": ["exact", "else"] } ] }
        """;

    private static readonly Dictionary<string, string> Damage = new()
    {
        [""" "join": 0, "fracture": -2, "review": -6 """] = """ "join": -9, "fracture": -9, "review": -6 """,
        [""" "fracture": -2, """] = """ "fracture": 5, """,
        ["\"version\": 1,"] = "\"version\": 1, \"largest_block\": 1,",
        ["\"else\"]"] = "\"exact\"]",
        ["\"exact\", \"else\""] = "\"exactly\", \"else\"",
        ["\"kind\": \"exact\""] = "\"kind\": \"sounds\"",
        ["\"key\": [\"postcode\"]"] = "\"key\": [\"rhymes(postcode)\"]",
        ["\"columns\": [\"surname\"], \"class\""] = "\"columns\": [\"surname\"], \"class\"",
        ["\"key\": [\"surname\"]"] = "\"key\": [\"postcode\"]",
        ["\"rivals\": [\"stranger\"]"] = "\"rivals\": [\"stranger\", \"twin\"]",
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_listed_with_its_place_and_cure(string sound, string fault)
    {
        var damaged = fault.StartsWith("two comparisons", StringComparison.Ordinal)
            ? Sound.Replace("\"name\": \"postcode\"", "\"name\": \"surname\"", StringComparison.Ordinal)
            : Sound.Replace(sound, Damage[sound], StringComparison.Ordinal);
        Assert.NotEqual(Sound, damaged);
        Assert.Contains(Linker.FindFaults(ModelFile.Read(damaged)), found =>
            found.Contains(fault, StringComparison.Ordinal) && found.StartsWith("small v1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sound_model_has_no_faults() => Assert.Empty(Linker.FindFaults(ModelFile.Read(Sound), ["surname", "postcode"]));

    [Theory]
    [InlineData("children")]
    [InlineData("febrl")]
    [InlineData("rldata")]
    public void The_sample_models_have_no_faults(string name) => Assert.Empty(Linker.FindFaults(SampleModels.Read(name)));

    [Fact]
    public void Probabilities_must_be_whole_possible_and_add_up()
    {
        static LinkageModel With(double? m, double u) =>
            TwoFields.Model with { Comparisons = [TwoFields.Model.Comparisons[0] with { Levels = [new() { Label = "exact", M = m, U = u }, new() { Label = "else", M = 0.5, U = 0.5 }] }] };

        Assert.Contains(Linker.FindFaults(With(null, 0.5)), fault => fault.Contains("m is given for 1 of 2 levels", StringComparison.Ordinal));
        Assert.Contains(Linker.FindFaults(With(0.5, 0)), fault => fault.Contains("every u must be over 0", StringComparison.Ordinal));
        Assert.Contains(Linker.FindFaults(With(0.7, 0.5)), fault => fault.Contains("m probabilities add up to 1.2", StringComparison.Ordinal));
    }

    [Fact]
    public void Unknown_columns_are_named_together()
    {
        var fault = Assert.Single(Linker.FindFaults(TwoFields.Model, ["street"]));
        Assert.Contains("no column \"name\", \"town\"", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_faulty_model_is_refused_with_every_fault()
    {
        var table = new TableBuilder("street").Build();
        var faulty = TwoFields.Model with { Thresholds = new(0, 3, 1) };
        var refused = Assert.Throws<ModelFaultException>(() => Linker.Link(table, faulty, new(), CancellationToken.None));
        Assert.Equal(3, refused.Faults.Count);
    }

    [Fact]
    public void Every_function_that_a_model_may_name_exists() =>
        Assert.Equal(ColumnExpression.Functions.Keys.Order(), ColumnFunctions.Names.Order());
}
