using ContactPoint.Ingest.Values;

using CsCheck;

namespace ContactPoint.Ingest.Tests.Values;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("9434765870", "9434765870")]
    [InlineData("943 476 5919", "9434765919")]
    [InlineData("401-023-2137", "4010232137")]
    [InlineData("9000000009", "9000000009")]
    [InlineData("4505577104", "4505577104")]
    public void Nhs_numbers_are_read_as_people_type_them(string typed, string number)
    {
        Assert.True(NhsNumber.TryParse(typed, out var value));
        Assert.Equal(number, value.ToString());
    }

    [Theory]
    [InlineData("9434765871")]
    [InlineData("485 777 3456")]
    [InlineData("1234567890")]
    [InlineData("401023213")]
    [InlineData("401O232137")]
    [InlineData("40102321377")]
    [InlineData("")]
    [InlineData("   ")]
    public void Other_texts_are_no_nhs_numbers(string typed) => Assert.False(NhsNumber.TryParse(typed, out _));

    [Theory]
    [InlineData("0000000000")]
    [InlineData("9999999999")]
    [InlineData("1111111111")]
    [InlineData("012 345 6789")]
    [InlineData("5555555555")]
    public void Numbers_that_stand_for_none_pass_the_check_and_are_no_nhs_numbers(string typed)
    {
        Assert.True(NhsNumber.IsPlaceholder(typed));
        Assert.False(NhsNumber.TryParse(typed, out _));
    }

    [Fact]
    public void No_valid_nhs_number_starts_123456789()
    {
        for (var last = 0; last <= 9; last++)
        {
            Assert.False(NhsNumber.TryParse($"123456789{last}", out _));
        }
    }

    [Theory]
    [InlineData("9434765919")]
    [InlineData("4010232137")]
    public void Any_one_wrong_digit_of_an_nhs_number_is_caught(string number) =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[1, 9]).Sample((position, shift) =>
        {
            var digits = number.ToCharArray();
            digits[position] = (char)('0' + ((digits[position] - '0' + shift) % 10));
            Assert.False(NhsNumber.TryParse(digits, out _));
        });

    [Theory]
    [InlineData("1000000019")]
    [InlineData("1234567899")]
    [InlineData("5550001119")]
    public void Learner_numbers_are_read(string typed)
    {
        Assert.True(Uln.TryParse(typed, out var value));
        Assert.Equal(typed, value.ToString());
    }

    [Theory]
    [InlineData("1000000010")]
    [InlineData("1234567890")]
    [InlineData("9999999999")]
    [InlineData("0000000042")]
    [InlineData("100000001")]
    public void Other_texts_are_no_learner_numbers(string typed) => Assert.False(Uln.TryParse(typed, out _));

    [Fact]
    public void No_learner_number_starts_987654321()
    {
        for (var last = 0; last <= 9; last++)
        {
            Assert.False(Uln.TryParse($"987654321{last}", out _));
        }
    }

    [Fact]
    public void No_ten_digits_are_ever_valid_as_both() =>
        Gen.Long[0, 9_999_999_999].Sample(number =>
        {
            var digits = number.ToString("D10", System.Globalization.CultureInfo.InvariantCulture);
            Assert.False(NhsNumber.TryParse(digits, out _) && Uln.TryParse(digits, out _));
        });

    [Theory]
    [InlineData("B801200005001", false)]
    [InlineData("R823432109012", false)]
    [InlineData("R330201715033", false)]
    [InlineData("G938400124007", false)]
    [InlineData("P207000016049", false)]
    [InlineData("N82343210901A", true)]
    [InlineData("K33020171503Z", true)]
    [InlineData("Z21310012400T", true)]
    [InlineData(" b801200005001 ", false)]
    public void Pupil_numbers_are_read(string typed, bool isTemporary)
    {
        Assert.True(Upn.TryParse(typed, out var value));
        Assert.Equal(typed.Trim().ToUpperInvariant(), value.ToString());
        Assert.Equal(isTemporary, value.IsTemporary);
    }

    [Theory]
    [InlineData("A801200005001")]
    [InlineData("B801200005010")]
    [InlineData("B80120000500")]
    [InlineData("B8012000050011")]
    [InlineData("I801200005001")]
    [InlineData("B8012000O5001")]
    [InlineData("B80120000500S")]
    [InlineData("Q207000016049")] // a published example whose sum is wrong by one
    public void Other_texts_are_no_pupil_numbers(string typed) => Assert.False(Upn.TryParse(typed, out _));

    [Fact]
    public void Any_one_wrong_digit_of_a_pupil_number_is_caught() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 9]).Sample((position, shift) =>
        {
            var characters = "B801200005001".ToCharArray();
            characters[position] = (char)('0' + ((characters[position] - '0' + shift) % 10));
            Assert.False(Upn.TryParse(characters, out _));
        });

    [Theory]
    [InlineData("100000")]
    [InlineData("148765")]
    public void School_references_are_read(string typed)
    {
        Assert.True(SchoolUrn.TryParse(typed, out var value));
        Assert.Equal(typed, value.ToString());
    }

    [Theory]
    [InlineData("0123456")]
    [InlineData("248765")]
    [InlineData("14876")]
    [InlineData("14876A")]
    public void Other_texts_are_no_school_references(string typed) => Assert.False(SchoolUrn.TryParse(typed, out _));

    [Theory]
    [InlineData("820/1234")]
    [InlineData("8201234")]
    public void School_numbers_are_read_with_and_without_the_slash(string typed)
    {
        Assert.True(DfeNumber.TryParse(typed, out var value));
        Assert.Equal("820/1234", value.ToString());
    }

    [Theory]
    [InlineData("82O1234")]
    [InlineData("820123")]
    [InlineData("820-1234")]
    public void Other_texts_are_no_school_numbers(string typed) => Assert.False(DfeNumber.TryParse(typed, out _));

    [Theory]
    [InlineData("A81001")]
    [InlineData("RJ1")]
    [InlineData("RJ121")]
    public void Organisation_codes_are_read(string typed)
    {
        Assert.True(OdsCode.TryParse(typed, out var value));
        Assert.Equal(typed, value.ToString());
    }

    [Theory]
    [InlineData("A8100")]
    [InlineData("a81001")]
    [InlineData("XJ1")]
    [InlineData("")]
    public void Other_texts_are_no_organisation_codes(string typed) => Assert.False(OdsCode.TryParse(typed, out _));

    [Theory]
    [InlineData("E09000007")]
    [InlineData("E06000001")]
    [InlineData("E10000014")]
    public void Authority_codes_are_read(string typed)
    {
        Assert.True(LocalAuthorityCode.TryParse(typed, out var value));
        Assert.Equal(typed, value.ToString());
    }

    [Theory]
    [InlineData("W06000001")]
    [InlineData("E9000007")]
    [InlineData("E05000007")]
    public void Other_texts_are_no_authority_codes(string typed) => Assert.False(LocalAuthorityCode.TryParse(typed, out _));

    [Fact]
    public void A_value_that_was_never_parsed_has_no_text()
    {
        Assert.Throws<InvalidOperationException>(() => default(NhsNumber).ToString());
        Assert.Throws<InvalidOperationException>(() => default(Uln).ToString());
        Assert.Throws<InvalidOperationException>(() => default(Upn).ToString());
        Assert.Throws<InvalidOperationException>(() => default(SchoolUrn).ToString());
        Assert.Throws<InvalidOperationException>(() => default(OdsCode).ToString());
        Assert.Throws<InvalidOperationException>(() => default(Postcode).ToString());
    }
}
