using System.Text.RegularExpressions;

using ContactPoint.Jobs.Directory;

using CsCheck;

namespace ContactPoint.Jobs.Tests.Directory;

public sealed partial class ChildNumberTests
{
    private const string Symbols = "0123456789BCDFGHJKMNPQRSTVWXZ";

    private static readonly Gen<ChildNumber> SomeNumber = Gen.Long[0, ChildNumber.Count - 1].Select(ChildNumber.At);

    [GeneratedRegex("^([B-DF-HJKMNP-TV-XZ]{2}[0-9]){3}[0-9B-DF-HJKMNP-TV-XZ]$")]
    private static partial Regex Shape { get; }

    [Fact]
    public void The_first_and_the_last_number_are_these()
    {
        // The check characters by hand. BB0BB0BB0: B is 10, and 10 × (1 + 2 + 4 + 5 + 7 + 8) = 270 = 9 × 29 + 9.
        Assert.Equal("BB0BB0BB09", ChildNumber.At(0).ToString());

        // ZZ9ZZ9ZZ9: Z is 28, and 28 × 27 + 9 × (3 + 6 + 9) = 918 = 31 × 29 + 19, which is N.
        Assert.Equal("ZZ9ZZ9ZZ9N", ChildNumber.At(ChildNumber.Count - 1).ToString());
    }

    [Fact]
    public void Every_number_has_the_shape_and_reads_back() =>
        SomeNumber.Sample(number =>
        {
            Assert.Matches(Shape, number.ToString());
            Assert.True(ChildNumber.TryParse(number.ToString(), out var read));
            Assert.Equal(number, read);
        });

    [Fact]
    public void Numbers_are_ordered_as_their_texts() =>
        Gen.Select(SomeNumber, SomeNumber).Sample((one, other) =>
            Assert.Equal(
                Math.Sign(string.CompareOrdinal(one.ToString(), other.ToString())),
                Math.Sign(one.CompareTo(other))));

    [Fact]
    public void Any_one_wrong_character_is_caught() =>
        Gen.Select(SomeNumber, Gen.Int[0, ChildNumber.Length - 1], Gen.Int[1, Symbols.Length - 1]).Sample((number, position, shift) =>
        {
            var text = number.ToString().ToCharArray();
            text[position] = Symbols[(Symbols.IndexOf(text[position], StringComparison.Ordinal) + shift) % Symbols.Length];
            Assert.False(ChildNumber.TryParse(new string(text), out _));
        });

    [Fact]
    public void Any_two_characters_that_changed_places_are_caught() =>
        Gen.Select(SomeNumber, Gen.Int[0, ChildNumber.Length - 1], Gen.Int[0, ChildNumber.Length - 1]).Sample((number, one, other) =>
        {
            var text = number.ToString().ToCharArray();
            (text[one], text[other]) = (text[other], text[one]);
            var changed = new string(text);
            Assert.Equal(changed == number.ToString(), ChildNumber.TryParse(changed, out _));
        });

    [Theory]
    [InlineData("bb0bb0bb09")]
    [InlineData("BB0-BB0-BB0-9")]
    [InlineData(" BB0 BB0 BB0 9 ")]
    [InlineData("BBOBBoBB09")]
    public void Reads_the_ways_people_type_it(string typed)
    {
        Assert.True(ChildNumber.TryParse(typed, out var number));
        Assert.Equal("BB0BB0BB09", number.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("BB0BB0BB0")]
    [InlineData("BB0BB0BB099")]
    [InlineData("BB0BB0BB08")]
    [InlineData("BB0BB0BB0é")]
    [InlineData("9434765919")]
    [InlineData("A123456789012")]
    [InlineData("QQ123456C")]
    [InlineData("SK13 9ZZ")]
    public void Other_texts_are_no_child_numbers(string? text) => Assert.False(ChildNumber.TryParse(text, out _));

    [Fact]
    public void A_number_that_was_never_issued_has_no_text() =>
        Assert.Throws<InvalidOperationException>(() => default(ChildNumber).ToString());
}
