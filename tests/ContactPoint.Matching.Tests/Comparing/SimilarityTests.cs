using ContactPoint.Matching.Comparing;

using CsCheck;

using FuzzySharp;

using Xunit;

namespace ContactPoint.Matching.Tests.Comparing;

public sealed class SimilarityTests
{
    private static readonly Gen<string> Word = Gen.Char["ABCDE"].Array[0, 9].Select(letters => new string(letters));

    // Winkler 1990, table 2, and the examples usually given with it.
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.9611)]
    [InlineData("DWAYNE", "DUANE", 0.8400)]
    [InlineData("DIXON", "DICKSONX", 0.8133)]
    [InlineData("JONES", "JOHNSON", 0.8324)]
    [InlineData("ABROMS", "ABRAMS", 0.9222)]
    [InlineData("HARDIN", "MARTINEZ", 0.7222)]
    [InlineData("ITMAN", "SMITH", 0.4667)]
    [InlineData("SAME", "SAME", 1)]
    [InlineData("ABC", "XYZ", 0)]
    public void Jaro_Winkler_gives_the_published_values(string left, string right, double expected) =>
        Assert.Equal(expected, JaroWinkler.Of(left, right), 4);

    [Fact]
    public void Jaro_Winkler_is_symmetric_and_lies_from_0_to_1() =>
        Gen.Select(Word, Word).Sample((left, right) =>
            JaroWinkler.Of(left, right) is >= 0 and <= 1 and var similarity && Math.Abs(similarity - JaroWinkler.Of(right, left)) < 1e-12);

    [Theory]
    [InlineData("CA", "ABC", 3)]
    [InlineData("SMITH", "SMIHT", 1)]
    [InlineData("KITTEN", "SITTING", 3)]
    [InlineData("", "ABC", 3)]
    public void Edits_are_counted(string left, string right, int expected) => Assert.Equal(expected, EditDistance.Of(left, right));

    [Fact]
    public void Being_within_a_distance_is_having_at_most_that_distance() =>
        Gen.Select(Word, Word, Gen.Int[1, 3]).Sample((left, right, most) =>
            EditDistance.IsWithin(left, right, most) == EditDistance.Of(left, right) <= most);

    /// <summary>Without swaps and with substitutions at 2 the distance is FuzzySharp's, so it bounds ours from both sides.</summary>
    [Fact]
    public void Edits_lie_between_half_FuzzySharps_distance_and_the_whole_of_it() =>
        Gen.Select(Word, Word).Where((left, right) => left.Length + right.Length > 0).Sample((left, right) =>
        {
            var insertionsAndDeletions = Levenshtein.EditDistance(left, right, 1);
            var edits = EditDistance.Of(left, right);
            return edits <= insertionsAndDeletions && insertionsAndDeletions <= 2 * edits;
        });

    [Theory]
    [InlineData("SMITH", "SMYTHE", 73)]
    [InlineData("SAME", "SAME", 100)]
    [InlineData("LÉA", "LEA", 67)]
    public void Ratio_is_FuzzySharps(string left, string right, int expected) => Assert.Equal(expected, Similarity.Percent(left, right));

    [Fact]
    public void Words_count_whatever_their_order_and_however_many_are_missing()
    {
        Assert.Equal(100, Similarity.TokenSetPercent("OLD MILL LANE", "LANE OLD MILL"));
        Assert.Equal(100, Similarity.TokenSetPercent("OLD MILL LANE", "MILL LANE"));
    }

    [Fact]
    public void Texts_that_are_not_there_have_no_similarity() => Assert.Throws<ArgumentException>(() => Similarity.Percent("", "A"));
}
