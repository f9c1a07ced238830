using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Values;

using CsCheck;

namespace ContactPoint.Ingest.Tests.Minimising;

public sealed class MinimisingRulesTests
{
    public static TheoryData<string, string> Hits => Examples(rule => rule.Hits);

    public static TheoryData<string, string> Misses => Examples(rule => rule.Misses);

    [Theory]
    [MemberData(nameof(Hits))]
    public void A_rule_finds_its_examples(string code, string text)
    {
        var rule = Rule(code);
        Assert.True(rule.FindsIn(text));
        Assert.True(rule.FindsIn(text.ToUpperInvariant()), "in capitals");
        Assert.NotNull(Screen.Find(rule.Kinds[0], text));
    }

    [Theory]
    [MemberData(nameof(Misses))]
    public void A_rule_leaves_alone_what_only_looks_like_it(string code, string text) => Assert.False(Rule(code).FindsIn(text));

    [Fact]
    public void Codes_are_unique_and_every_detector_has_examples_both_ways()
    {
        Assert.Equal(MinimisingRules.All.Count, MinimisingRules.All.Select(rule => rule.Code).Distinct().Count());
        Assert.All(MinimisingRules.All.Where(rule => rule.Finds is not null), rule =>
        {
            Assert.NotEmpty(rule.Kinds);
            Assert.True(rule.Code == "R14B" || (rule.Hits.Count >= 2 && rule.Misses.Count >= 2), rule.Code);
        });
    }

    [Theory]
    [InlineData("Payne")]
    [InlineData("Ward")]
    [InlineData("Do")]
    [InlineData("Foster")]
    [InlineData("Court-Savage")]
    [InlineData("Nguyễn Thị Minh")]
    [InlineData("Abd al-Rahman ibn Khalid")]
    [InlineData("María José García de la Torre")]
    [InlineData("Ní Dhomhnaill")]
    [InlineData("D'Souza")]
    [InlineData("Oluwaseun")]
    [InlineData("St. John-Smythe")]
    public void Genuine_names_stay(string name) => Assert.Null(Screen.Find(FieldKind.ChildName, name));

    [Theory]
    [InlineData("Hospital Road")]
    [InlineData("St Thomas' Hospital School")]
    [InlineData("Flat 12, 14-16 Bank Street")]
    [InlineData("The Old Police Station, Court Road")]
    [InlineData("Unit 4B, 20401234 Depot")]
    [InlineData("12-14-16 High Street")]
    public void Genuine_addresses_stay(string line) => Assert.Null(Screen.Find(FieldKind.AddressLine, line));

    [Theory]
    [InlineData("20-00-00 55779911 Mill Lane", "R20B")]
    [InlineData("AB123456C", "R20D")]
    [InlineData("Women's Refuge", "R25")]
    [InlineData("violent father at this address", "R17B")]
    public void An_address_is_screened_by_every_rule_that_looks_at_addresses(string line, string code) =>
        Assert.Equal(code, Screen.Find(FieldKind.AddressLine, line)?.Code);

    [Fact]
    public void Screening_never_fails_whatever_the_text() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char["GB29 -0123456789AaeE./@+'"]), 0, 80].Sample(text =>
        {
            foreach (var kind in Enum.GetValues<FieldKind>())
            {
                Screen.Find(kind, text);
            }
        });

    [Fact]
    public void An_account_number_is_found_wherever_it_stands_in_a_name() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 8], Gen.String[Gen.Char.AlphaNumeric, 0, 8]).Sample((before, after) =>
            Assert.NotNull(Screen.Find(FieldKind.CarerName, PlainText.Standardise($"{before} GB29 NWBK 6016 1331 9268 19 {after}"))));

    private static MinimisingRule Rule(string code) => MinimisingRules.All.Single(rule => rule.Code == code);

    private static TheoryData<string, string> Examples(Func<MinimisingRule, IReadOnlyList<string>> examples)
    {
        var data = new TheoryData<string, string>();
        foreach (var rule in MinimisingRules.All)
        {
            foreach (var text in examples(rule))
            {
                data.Add(rule.Code, text);
            }
        }

        return data;
    }
}
