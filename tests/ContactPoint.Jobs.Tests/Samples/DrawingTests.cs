using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Names;

using CsCheck;

namespace ContactPoint.Jobs.Tests.Samples;

public sealed class DrawingTests
{
    [Fact]
    public void The_random_numbers_are_those_of_the_published_algorithm()
    {
        var random = new SampleRandom(1234567);

        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void A_draw_stays_below_its_bound() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 1000]).Sample((seed, count) => new SampleRandom(seed).Below(count) is var drawn && drawn >= 0 && drawn < count);

    [Fact]
    public void A_shuffle_is_one_to_one() =>
        Gen.Select(Gen.Int[1, 500], Gen.Int[0, 1000]).Sample((size, salt) =>
            Enumerable.Range(0, size).Select(number => CheckedNumbers.Shuffle(number, size, salt)).Order().SequenceEqual(Enumerable.Range(0, size).Select(n => (long)n)));

    [Fact]
    public void Values_are_drawn_in_proportion_to_their_weights()
    {
        var table = new WeightedTable<char>([('a', 1), ('b', 0), ('c', 3)]);
        var random = new SampleRandom(5);
        var drawn = Enumerable.Range(0, 40_000).Select(_ => table.Draw(random)).ToLookup(letter => letter);

        Assert.InRange(drawn['a'].Count(), 9_500, 10_500);
        Assert.Empty(drawn['b']);
        Assert.InRange(drawn['c'].Count(), 29_500, 30_500);
    }

    [Fact]
    public void Nhs_numbers_begin_with_nine_have_the_right_check_digit_and_are_all_different()
    {
        var numbers = Enumerable.Range(99_000, 20_000).Select(number => CheckedNumbers.NhsNumber(number)).ToList();

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(numbers, number =>
        {
            Assert.Equal('9', number[0]);
            Assert.Equal(0, Enumerable.Range(0, 10).Sum(index => (number[index] - '0') * (10 - index)) % 11);
        });
    }

    [Fact]
    public void Learner_numbers_have_the_right_check_digit_and_are_never_nhs_numbers()
    {
        var numbers = Enumerable.Range(0, 5_000).Select(number => CheckedNumbers.Uln(number)).ToList();

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.Equal(10, Enumerable.Range(0, 10).Sum(index => (number[index] - '0') * (10 - index)) % 11));
    }

    [Theory]
    [InlineData("801", 2000, 5, "001", "B801200005001")]
    [InlineData("823", 4321, 9, "012", "R823432109012")]
    [InlineData("207", 0, 16, "049", "P207000016049")]
    [InlineData("823", 4321, 9, "01A", "N82343210901A")]
    public void Pupil_numbers_have_the_published_check_letter(string authority, int school, int year, string serial, string expected) =>
        Assert.Equal(expected, CheckedNumbers.Upn(authority, school, year, serial));

    [Fact]
    public void A_misspelt_name_is_still_a_name() =>
        Gen.Select(Gen.ULong, Gen.Char["abcdefghijkmnoprstuvwyzOMc'- "].Array[1, 14]).Sample((seed, letters) =>
            Misspelling.OfName(new string(letters), new SampleRandom(seed)).Length > 0);

    [Theory]
    [InlineData("Łukasz", "Lukasz", "?ukasz")]
    [InlineData("Sofía", "Sofía", "Sofía")]
    [InlineData("Wójcik", "Wójcik", "Wójcik")]
    [InlineData("Dąbrowska", "Dabrowska", "D?browska")]
    public void A_system_of_western_letters_keeps_what_it_has(string name, string plain, string marked)
    {
        Assert.Equal(plain, Spelling.InWindows1252(name, questionMarks: false));
        Assert.Equal(marked, Spelling.InWindows1252(name, questionMarks: true));
    }

    [Fact]
    public void Marks_are_left_out_and_text_decoded_twice_is_garbled()
    {
        Assert.Equal("Goncalves Pena Oisin Lukasz Nguyen", Spelling.WithoutMarks("Gonçalves Peña Oisín Łukasz Nguyễn"));
        Assert.Equal("ChloÃ«", Spelling.DecodedTwice("Chloë"));
    }
}
