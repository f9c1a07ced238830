using ContactPoint.Ingest.Minimising;

namespace ContactPoint.Ingest.Tests.Minimising;

public sealed class ScreenListsTests
{
    private static readonly ScreenLists Known = new()
    {
        SensitiveContacts = ["0161 496 0555", "@outreach.example.org", "duty@hub.example.org"],
        RefugeAddresses = ["7 Quiet Lane"],
        Modulus = ModulusTable.Parse(["200000 200099 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1", "", "300000 300000 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1", "400000 400000 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1", "500000 500000 MOD10 0 0 0 0 0 0 1 1 1 1 1 1 1 1 5"]),
    };

    [Theory]
    [InlineData(FieldKind.PractitionerPhone, "+441614960555", "R14B")]
    [InlineData(FieldKind.PractitionerEmail, "jo@OUTREACH.example.org", "R14B")]
    [InlineData(FieldKind.PractitionerEmail, "duty@hub.example.org", "R14B")]
    [InlineData(FieldKind.AddressLine, "7 QUIET LANE", "R25")]
    public void What_the_operator_knows_is_found(FieldKind kind, string text, string code)
    {
        Assert.Null(Screen.Find(kind, text));
        Assert.Equal(code, Screen.Find(kind, text, Known, isSensitive: false)?.Code);
    }

    [Theory]
    [InlineData(FieldKind.PractitionerPhone, "+441614960556")]
    [InlineData(FieldKind.PractitionerEmail, "jo@example.org")]
    [InlineData(FieldKind.AddressLine, "17 Quiet Lane")]
    public void What_is_like_it_is_left_alone(FieldKind kind, string text) => Assert.Null(Screen.Find(kind, text, Known, isSensitive: false));

    [Fact]
    public void A_sensitive_row_may_say_what_it_is() =>
        Assert.Null(Screen.Find(FieldKind.PractitionerEmail, "jo@outreach.example.org", Known, isSensitive: true));

    [Fact]
    public void A_sensitive_row_is_screened_for_everything_else() =>
        Assert.Equal("R20D", Screen.Find(FieldKind.PractitionerName, "CAMHS AB123456C", ScreenLists.None, isSensitive: true)?.Code);

    [Fact]
    public void Two_people_may_let_a_value_be_for_one_rule_and_other_rules_go_on()
    {
        var lists = new ScreenLists { IsAllowed = static (rule, text) => rule.Code == "R25" && text is "Refuge" };

        Assert.Null(Screen.Find(FieldKind.AddressLine, "Refuge", lists, isSensitive: false));
        Assert.Equal("R25", Screen.Find(FieldKind.AddressLine, "The Refuge", lists, isSensitive: false)?.Code);
    }

    // The sums are worked by hand. MOD11, weights 8 down to 1: account 12345678 gives 8+14+18+20+20+18+14+8 = 120, and 120 mod 11 is 10;
    // 12345679 gives 121, which is eleven times eleven. MOD10, weights 7 1 3 7 1 3 7 1: 10000003 gives 7+3 = 10.
    // DBLAL over 400000 10000009: 8 + 2 + 9 = 19; with a last digit of 0 it is 10.
    [Theory]
    [InlineData("20001012345679", true)]
    [InlineData("20001012345678", false)]
    [InlineData("30000010000003", true)]
    [InlineData("30000010000004", false)]
    [InlineData("40000010000000", true)]
    [InlineData("40000010000009", false)]
    [InlineData("50000000000000", false)]
    [InlineData("99999900000000", false)]
    public void An_account_is_proved_by_the_banks_own_check(string digits, bool isProved) => Assert.Equal(isProved, Known.Modulus!.Passes(digits));

    [Fact]
    public void Digits_without_a_word_are_found_when_the_check_proves_them()
    {
        Assert.Null(Screen.Find(FieldKind.AddressLine, "200010 12345679"));
        Assert.Equal("R20B", Screen.Find(FieldKind.AddressLine, "200010 12345679", Known, isSensitive: false)?.Code);
        Assert.Null(Screen.Find(FieldKind.AddressLine, "200010 12345678", Known, isSensitive: false));
    }

    [Fact]
    public void A_line_of_the_table_that_cannot_be_read_is_named() =>
        Assert.Contains("Line 2", Assert.Throws<FormatException>(() => ModulusTable.Parse(["", "200000 x"])).Message, StringComparison.Ordinal);
}
