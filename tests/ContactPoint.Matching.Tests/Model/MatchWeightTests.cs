using ContactPoint.Matching.Model;

using CsCheck;

using Xunit;

namespace ContactPoint.Matching.Tests.Model;

public sealed class MatchWeightTests
{
    private static readonly Gen<MatchWeight[]> Columns = Gen.Double[-60, 60].Select(MatchWeight.FromBits).Array[1, 3];

    [Fact]
    public void A_level_seen_four_times_as_often_in_one_class_weighs_two_bits() =>
        Assert.Equal(2, MatchWeight.FromProbabilities(0.8, 0.2).Bits);

    [Fact]
    public void With_one_rival_the_weight_is_its_column_exactly() =>
        Gen.Double[-60, 60].Sample(bits => MatchWeight.OverRivals([MatchWeight.FromBits(bits)]) == MatchWeight.FromBits(bits));

    [Fact]
    public void The_weight_is_at_most_the_smallest_column_and_at_most_1_6_bits_below_it() =>
        Columns.Sample(columns =>
        {
            var below = columns.Min() - MatchWeight.OverRivals(columns);
            return below >= MatchWeight.None && below.Bits <= 1.6;
        });

    [Fact]
    public void The_weight_gives_the_odds_against_all_rivals_together() =>
        Columns.Sample(columns =>
            Math.Abs(MatchWeight.OverRivals(columns).Bits + Math.Log2(columns.Sum(column => Math.Pow(2, -column.Bits)))) < 1e-6);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(10, 0.99902439)]
    [InlineData(-10, 0.00097561)]
    public void Bits_are_probabilities_for_people_to_read(double bits, double probability) =>
        Assert.Equal(probability, MatchWeight.FromBits(bits).ToProbability(), 8);

    [Fact]
    public void The_order_of_a_sum_does_not_matter() =>
        Gen.Double[-30, 30].Select(MatchWeight.FromBits).Array[2, 20].Sample(weights =>
            weights.Aggregate((sum, weight) => sum + weight) == weights.Reverse().Aggregate((sum, weight) => sum + weight));
}
