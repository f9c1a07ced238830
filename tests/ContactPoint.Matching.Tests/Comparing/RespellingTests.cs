using ContactPoint.Matching.Comparing;

using Xunit;

namespace ContactPoint.Matching.Tests.Comparing;

public sealed class RespellingTests
{
    [Theory]
    [InlineData("SADIE", "SADY")]
    [InlineData("SOPHIE", "SOFIE")]
    [InlineData("POOJA", "PUJA")]
    [InlineData("DEXTER", "DEKSTER")]
    [InlineData("AISHA", "AYESHA")]
    [InlineData("REECE", "RHYS")]
    [InlineData("JACKSON", "JAXON")]
    [InlineData("MOHAMMED", "MUHAMMAD")]
    [InlineData("EESA", "ISA")]
    [InlineData("SARAH", "SARA")]
    public void Spellings_that_are_read_alike_have_one_key(string one, string other) =>
        Assert.Equal(Respelling.Of(one), Respelling.Of(other));

    [Theory]
    [InlineData("AVA", "EVIE")]
    [InlineData("ELI", "ELLIE")]
    [InlineData("MIA", "MAYA")]
    [InlineData("LEO", "LEA")]
    [InlineData("SAMUEL", "SAMIR")]
    [InlineData("HARRY", "HARRIET")]
    public void Twins_names_that_are_near_have_keys_of_their_own(string one, string other) =>
        Assert.NotEqual(Respelling.Of(one), Respelling.Of(other));

    [Fact]
    public void A_name_without_letters_has_none() => Assert.Null(Respelling.Of("12 3"));
}
