using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

using CsCheck;

using Xunit;

namespace ContactPoint.Matching.Tests.Comparing;

public sealed class ComparisonKindsTests
{
    private static readonly string[] NameLevels =
        ["exact", "nickname", "edits <= 1", "phonetic", "jaro_winkler >= 0.9", "one token", "found in second", "swapped with other", "initial", "else"];

    private static readonly string[] DateLevels =
        ["exact", "day and month swapped", "one digit", "one part", "within 40 days", "same day and month", "same year and month", "same year", "else"];

    [Theory]
    [InlineData("ELIZABETH", "ELIZABETH", "exact")]
    [InlineData("ELIZABETH", "BETH", "nickname")]
    [InlineData("GETHIN", "GETHNI", "edits <= 1")]
    [InlineData("AMINA", "AMEENA", "phonetic")]
    [InlineData("AVA", "EVIE", "else")]
    [InlineData("MARTHA", "MARSTHAS", "jaro_winkler >= 0.9")]
    [InlineData("ANNE MARIE", "MARIE", "one token")]
    [InlineData("DE WITT", "DE VRIES", "else")]
    [InlineData("K", "KOFI", "initial")]
    [InlineData("KOFI", "HANA", "else")]
    [InlineData("KOFI", null, "missing")]
    public void Names_reach_the_first_level_that_holds(string left, string? right, string expected) =>
        Assert.Equal(expected, LevelOf("name", NameLevels, [left, null, null], [right, null, null]));

    [Theory]
    [InlineData("ABI", "ABIGAIL", "shortened")]
    [InlineData("RAFF", "RAPHAEL", "shortened")]
    [InlineData("LIVI", "OLIVIA", "shortened")]
    [InlineData("KA", "KA HO", "shortened")]
    [InlineData("SADIE", "SADY", "respelt")]
    [InlineData("MIA", "MARIA", "else")]
    [InlineData("ANA", "HANNAH", "else")]
    public void A_name_is_known_by_another_spelling_or_cut_short(string left, string right, string expected)
    {
        string[] levels = ["exact", "respelt", "shortened", "else"];
        Assert.Equal(expected, LevelOf("name", levels, [left, null, null], [right, null, null]));
        Assert.Equal(expected, LevelOf("name", levels, [right, null, null], [left, null, null]));
    }

    [Fact]
    public void A_middle_name_used_as_the_first_is_found()
    {
        Assert.Equal("found in second", LevelOf("name", NameLevels, ["KOFI", null, null], ["BRAM", "UMAR KOFI", null]));
        Assert.Equal("found in second", LevelOf("name", NameLevels, ["BRAM", "UMAR KOFI", null], ["KOFI", null, null]));
        Assert.Equal("else", LevelOf("name", NameLevels, ["KOFI", null, null], ["BRAM", "UMAR", null]));
    }

    [Fact]
    public void Names_in_each_others_column_are_swapped_even_if_one_of_them_is_mistyped()
    {
        Assert.Equal("swapped with other", LevelOf("name", NameLevels, ["KOFI", null, "HARWICK"], ["HARWICK", null, "KOFY"]));
        Assert.Equal("else", LevelOf("name", NameLevels, ["KOFI", null, "HARWICK"], ["HARWICK", null, "ZELDA"]));
    }

    [Theory]
    [InlineData("2012-09-03", "2012-09-03", "exact")]
    [InlineData("2012-09-03", "2012-03-09", "day and month swapped")]
    [InlineData("2012-09-03", "2012-09-08", "one digit")]
    [InlineData("2012-09-03", "2021-09-03", "one digit")]
    [InlineData("2012-09-03", "2012-09-21", "one part")]
    [InlineData("2012-09-28", "2012-10-07", "within 40 days")]
    [InlineData("2012-09-03", "2012-12-14", "same year")]
    [InlineData("2012-09-03", "1999-12-14", "else")]
    [InlineData("1999-02-30", "1999-02-14", "one part")]
    [InlineData("rubbish", "2012-09-03", "else")]
    public void Dates_reach_the_first_level_that_holds(string left, string right, string expected) =>
        Assert.Equal(expected, LevelOf("date", DateLevels, [left, null, null], [right, null, null]));

    [Theory]
    [InlineData("9434765870", "9434765870", "exact")]
    [InlineData("9434765870", "9434765780", "one character")]
    [InlineData("9434765870", "943476587", "one character")]
    [InlineData("9434765870", "4010232137", "else")]
    public void Identifiers_are_equal_one_character_off_or_another(string left, string right, string expected) =>
        Assert.Equal(expected, LevelOf("identifier", ["exact", "one character", "else"], [left, null, null], [right, null, null]));

    [Theory]
    [InlineData("Q1 2AB", "3 OAK ROAD", "Q1 2AB", "3 OAK RD", "same house")]
    [InlineData("Q1 2AB", "FLAT 2, 3 OAK ROAD", "Q12AB", "FLAT 2 3 OAK ROAD", "same house")]
    [InlineData("Q1 2AB", "OAK COTTAGE", "Q1 2AB", "OAK COTTAGE LANE END", "same house")]
    [InlineData("Q1 2AB", "3 OAK ROAD", "Q1 2AB", "4 OAK ROAD", "same unit")]
    [InlineData("Q1 2AB", null, "Q1 2AB", "4 OAK ROAD", "same unit")]
    [InlineData("Q1 2AB", "3 OAK ROAD", "Q1 2XY", "3 OAK ROAD", "same sector")]
    [InlineData("Q1 2AB", "3 OAK ROAD", "Q1 3XY", "3 OAK ROAD", "same district")]
    [InlineData("Q1 2AB", "3 OAK ROAD", "Z9 3XY", "3 OAK ROAD", "else")]
    [InlineData(null, "3 OAK ROAD", "Z9 3XY", "3 OAK ROAD", "missing")]
    public void Places_are_one_ordered_question(string? postcode, string? address, string? otherPostcode, string? otherAddress, string expected) =>
        Assert.Equal(expected, LevelOf(
            "place", ["same house", "same unit", "same sector", "same district", "else"], [postcode, address, null], [otherPostcode, otherAddress, null], ["first", "second"]));

    [Fact]
    public void Of_several_columns_the_pair_that_agrees_best_counts()
    {
        Assert.Equal("exact", LevelOf("exact", ["exact", "else"], ["A", "B", null], ["C", "A", null], ["first", "second"]));
        Assert.Equal("else", LevelOf("exact", ["exact", "else"], ["A", "B", null], ["C", null, null], ["first", "second"]));
        Assert.Equal("missing", LevelOf("exact", ["exact", "else"], ["A", "B", null], [null, null, null], ["first", "second"]));
    }

    [Fact]
    public void Comparing_is_symmetric()
    {
        string?[] names = ["KOFI", "KOFY", "K", "ANNE MARIE", "MARIE", "ELIZABETH", "BETH", "HARWICK", null];
        var name = Gen.Int[0, names.Length - 1].Select(index => names[index]);
        Gen.Select(Gen.Select(name, name, name), Gen.Select(name, name, name)).Sample((left, right) =>
            LevelOf("name", NameLevels, [left.Item1, left.Item2, left.Item3], [right.Item1, right.Item2, right.Item3])
            == LevelOf("name", NameLevels, [right.Item1, right.Item2, right.Item3], [left.Item1, left.Item2, left.Item3]));
    }

    private static string LevelOf(string kind, string[] levels, string?[] left, string?[] right, string[]? columns = null)
    {
        var builder = new TableBuilder("first", "second", "other");
        builder.Add("1", "a", left);
        builder.Add("2", "a", right);
        var comparison = new Comparison { Name = "it", Kind = kind, Columns = [.. columns ?? ["first"]], Levels = [.. levels.Select(level => new ComparisonLevel { Label = level })] };
        var model = TwoFields.Model with { Comparisons = [comparison], Blocking = [] };
        Assert.Empty(ComparisonKinds.FindFaults(model));
        var comparer = ComparisonKinds.Named(kind).Bind(comparison, new(builder.Build(), model));
        var memory = new LevelMemory();
        var level = comparer.LevelOf(0, 1, memory);
        Assert.Equal(level, comparer.LevelOf(0, 1, memory));
        return level == RowComparer.Missing ? "missing" : levels[level - 1];
    }
}
