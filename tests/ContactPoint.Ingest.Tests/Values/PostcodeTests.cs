using ContactPoint.Ingest.Values;

using CsCheck;

namespace ContactPoint.Ingest.Tests.Values;

public sealed class PostcodeTests
{
    [Theory]
    [InlineData("SW1A 1AA", "SW1A 1AA", PostcodeKind.Geographic)]
    [InlineData("SW1A1AA", "SW1A 1AA", PostcodeKind.Geographic)]
    [InlineData("m1 1ae", "M1 1AE", PostcodeKind.Geographic)]
    [InlineData("DN55 1PT", "DN55 1PT", PostcodeKind.Geographic)]
    [InlineData("W1A 0AX", "W1A 0AX", PostcodeKind.Geographic)]
    [InlineData(" gir 0aa", "GIR 0AA", PostcodeKind.Geographic)]
    [InlineData("ZZ99 3VZ", "ZZ99 3VZ", PostcodeKind.Pseudo)]
    [InlineData("ZZ99 3WZ", "ZZ99 3WZ", PostcodeKind.Pseudo)]
    [InlineData("ZZ99 3CZ", "ZZ99 3CZ", PostcodeKind.Pseudo)]
    [InlineData("ZZ99 3GZ", "ZZ99 3GZ", PostcodeKind.Pseudo)]
    [InlineData("ZZ99 6CZ", "ZZ99 6CZ", PostcodeKind.Pseudo)]
    [InlineData("NF1 1NF", "NF1 1NF", PostcodeKind.Placeholder)]
    [InlineData("NF1 1FA", "NF1 1FA", PostcodeKind.Placeholder)]
    [InlineData("BFPO 801", "BFPO 801", PostcodeKind.Bfpo)]
    [InlineData("BF1 0AX", "BF1 0AX", PostcodeKind.Bfpo)]
    public void Postcodes_are_read_as_people_type_them(string typed, string standard, PostcodeKind kind)
    {
        Assert.True(Postcode.TryParse(typed, out var value));
        Assert.Equal(standard, value.ToString());
        Assert.Equal(kind, value.Kind);
    }

    [Theory]
    [InlineData("SW1A 1CA")]
    [InlineData("Q1 1AA")]
    [InlineData("M1 1A")]
    [InlineData("M11AEE")]
    [InlineData("AJ1 1AA")]
    [InlineData("BFPO")]
    [InlineData("BFPO X1")]
    [InlineData("unknown")]
    [InlineData("")]
    public void Other_texts_are_no_postcodes(string typed) => Assert.False(Postcode.TryParse(typed, out _));

    [Fact]
    public void Reading_never_fails_and_a_standard_spelling_reads_as_itself() =>
        Gen.String[Gen.Char["ABFGIMNOPQSWZz0123489 -é"], 0, 12].Sample(text =>
        {
            if (Postcode.TryParse(text, out var value))
            {
                Assert.True(Postcode.TryParse(value.ToString(), out var again));
                Assert.Equal(value, again);
            }
        });
}
