using System.Text;

using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

using Xunit;

namespace ContactPoint.Matching.Tests.Tables;

public sealed class TableTests
{
    [Fact]
    public void An_id_that_comes_twice_is_refused_by_row_numbers_and_not_by_its_value()
    {
        var builder = new TableBuilder("name");
        builder.Add("SECRET-ID", "a", ["X"]);
        builder.Add("2", "a", ["X"]);
        var fault = Assert.Throws<ArgumentException>(() => builder.Add("SECRET-ID", "b", ["Y"]));
        Assert.StartsWith("Row 3 has the id of row 1;", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_has_as_many_values_as_there_are_columns() =>
        Assert.Throws<ArgumentException>(() => new TableBuilder("name", "town").Add("1", "a", ["X"]));

    [Fact]
    public void Columns_have_names_of_their_own() => Assert.Throws<ArgumentException>(() => new TableBuilder("name", "name"));

    [Fact]
    public void Values_that_come_as_bytes_are_standardised_once_each_and_coded_as_texts_are()
    {
        var random = new Random(5);
        var rows = Enumerable.Range(0, 5_000).Select(_ => random.Next(9) == 0 ? "" : $" Zoë {random.Next(3_000)}").ToArray();
        var asked = new List<string>();
        var builder = new TableBuilder(["name"], value =>
        {
            asked.Add(value);
            return value.Trim().ToUpperInvariant();
        });
        var texts = new TableBuilder("name");
        for (var row = 0; row < rows.Length; row++)
        {
            Assert.True(builder.TryBegin($"{row}", "a"));
            builder.Columns[0].Add(Encoding.UTF8.GetBytes(rows[row]));
            texts.Add($"{row}", "a", [rows[row].Trim().ToUpperInvariant()]);
        }

        Assert.Equal(asked.Distinct(), asked);
        Assert.Equal(texts.Build().Columns[0].Codes, builder.Build().Columns[0].Codes);
        Assert.Equal(texts.Build().Columns[0].Values, builder.Build().Columns[0].Values);
    }

    [Fact]
    public void A_row_whose_id_is_taken_is_not_begun_and_an_uneven_table_is_not_built()
    {
        var builder = new TableBuilder("name");
        Assert.True(builder.TryBegin("1", "a"));
        Assert.False(builder.TryBegin("1", "b"));
        Assert.False(builder.TryBegin("", "b"));
        Assert.Throws<InvalidOperationException>(builder.Build);
    }

    [Fact]
    public void Equal_values_have_one_code_and_empty_ones_are_missing()
    {
        var table = TwoFields.Table(("1", "a", "X", ""), ("2", "a", null, "T"), ("3", "b", "X", "T"));
        Assert.Equal([1, 0, 1], table.Columns[0].Codes);
        Assert.Equal([0, 1, 1], table.Columns[1].Codes);
        Assert.Equal(["", "X"], table.Columns[0].Values);
    }

    [Fact]
    public void Stable_order_is_by_source_and_id() =>
        Assert.Equal([3, 1, 2, 0], TwoFields.Table(("9", "b", "X", ""), ("2", "a", "X", ""), ("1", "b", "X", ""), ("10", "a", "X", "")).StableOrder());

    [Theory]
    [InlineData("phonetic(name)", "SMYTHE", "SNT")]
    [InlineData("sector(name)", "AB1 2CD", "AB12")]
    [InlineData("district(name)", "AB12CD", "AB1")]
    [InlineData("compact(name)", "ab1 2-cd", "ab12cd")]
    [InlineData("year(name)", "2012-09-03", "2012")]
    [InlineData("year_and_month(name)", "20120903", "201209")]
    [InlineData("day_and_month(name)", "2012-09-03", "0903")]
    [InlineData("year(name)", "3 Sep 2012", null)]
    [InlineData("initial(name)", "ZELDA", "Z")]
    [InlineData("prefix(name, 3)", "ZELDA", "ZEL")]
    [InlineData("prefix(name, 9)", "ZELDA", "ZELDA")]
    [InlineData("first_token(name)", "ANNE-MARIE", "ANNE")]
    [InlineData("last_token(name)", "DE LA CRUZ", "CRUZ")]
    [InlineData("join(name, town)", "X", "X T")]
    [InlineData("sorted(town, name)", "B A", "A B T")]
    public void An_expression_gives_a_column(string expression, string name, string? expected)
    {
        var columns = new ModelColumns(TwoFields.Table(("1", "a", name, "T")), TwoFields.Model);
        var column = columns.Of(ColumnExpression.Parse(expression));
        Assert.Equal(expected ?? "", column.Values[column.Codes[0]]);
        Assert.Equal(expression, ColumnExpression.Parse(expression).ToString());
    }

    [Fact]
    public void Placeholders_are_missing_and_derived_columns_are_there()
    {
        var model = TwoFields.Model with
        {
            Placeholders = [new(["name"], ["BABY"])],
            Derived = [new("initial", ColumnExpression.Parse("initial(name)"))],
        };
        var columns = new ModelColumns(TwoFields.Table(("1", "a", "BABY", "T"), ("2", "a", "BABETTE", "T")), model);
        Assert.Equal([0, 1], columns["name"].Codes);
        Assert.Equal([0, 1], columns["initial"].Codes);
    }

    [Theory]
    [InlineData("SMITH", "SMYTHE")]
    [InlineData("KATHERINE", "CATHERINE")]
    [InlineData("PHILIPPA", "FILIPPA")]
    [InlineData("MCDONALD", "MACDONALD")]
    [InlineData("AMEENA", "AMINA")]
    [InlineData("WRIGHT", "RIGHT")]
    [InlineData("O'NEILL", "ONEIL")]
    public void Names_that_sound_alike_have_one_code(string left, string right) => Assert.Equal(Phonetic.Of(left), Phonetic.Of(right));

    [Theory]
    [InlineData("SMITH", "JONES")]
    [InlineData("AMARA", "AMINA")]
    public void Names_that_sound_different_have_different_codes(string left, string right) => Assert.NotEqual(Phonetic.Of(left), Phonetic.Of(right));

    [Fact]
    public void A_name_without_letters_has_no_sound() => Assert.Null(Phonetic.Of("123 - 4"));
}
