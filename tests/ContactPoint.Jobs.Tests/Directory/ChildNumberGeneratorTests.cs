using ContactPoint.Jobs.Directory;

using CsCheck;

namespace ContactPoint.Jobs.Tests.Directory;

public sealed class ChildNumberGeneratorTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(value => (byte)value)];
    private static readonly ChildNumberGenerator Generator = new(Key);

    [Fact]
    public void The_same_snapshot_and_place_give_the_same_number() =>
        Gen.Select(Gen.Int[1, 1000], Gen.Long[0, 20_000_000]).Sample((snapshot, place) =>
            Assert.Equal(Generator.Draw(snapshot, place, _ => false), new ChildNumberGenerator(Key).Draw(snapshot, place, _ => false)));

    [Fact]
    public void A_number_that_is_taken_is_drawn_again()
    {
        var first = Generator.Draw(1, 0, _ => false);
        var second = Generator.Draw(1, 0, number => number == first);
        Assert.NotEqual(first, second);
        Assert.NotEqual(second, Generator.Draw(1, 0, number => number == first || number == second));
    }

    [Fact]
    public void Another_key_gives_other_numbers()
    {
        var other = new ChildNumberGenerator([.. Key.Reverse()]);
        var shared = Enumerable.Range(0, 1000).Count(place => Generator.Draw(1, place, _ => false) == other.Draw(1, place, _ => false));
        Assert.Equal(0, shared);
    }

    [Fact]
    public void Neighbouring_places_have_numbers_far_apart()
    {
        // Ten thousand numbers over ten equal parts of the range: each part has 1,000, with a standard deviation of 30.
        var firsts = Enumerable.Range(0, 10_000).Select(place => Generator.Draw(7, place, _ => false)).ToList();
        var parts = Enumerable.Range(1, 10).Select(part => firsts.Count(number => number < ChildNumber.At((ChildNumber.Count / 10 * part) - 1)));
        Assert.All(parts.Select((count, index) => count - (1000 * (index + 1))), excess => Assert.InRange(excess, -300, 300));
    }

    [Fact]
    public void When_every_draw_is_taken_it_says_so() =>
        Assert.Throws<InvalidOperationException>(() => Generator.Draw(1, 0, _ => true));

    [Fact]
    public void A_short_key_is_refused() => Assert.Throws<ArgumentException>(() => new ChildNumberGenerator(new byte[31]));
}
