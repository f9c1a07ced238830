using System.Globalization;

using ContactPoint.Ingest.Values;

using CsCheck;

namespace ContactPoint.Ingest.Tests.Values;

/// <summary>What holds of every type of value, whatever the text.</summary>
public sealed class ValuePropertyTests
{
    private delegate bool Parser<T>(ReadOnlySpan<char> text, out T value);

    /// <summary>Any characters, and characters that values are made of: digits, letters, marks, hidden and other spaces.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char, 0, 300],
        Gen.String[Gen.Char["0123456789 -/"], 0, 16],
        Gen.String[Gen.Char["ABCDEFGHJKLMNPQRTUVWXYZ0123456789 "], 0, 16],
        Gen.String[Gen.Char["aAbBcCmMoOzZ'’`-–(),.@+ \u00A0\u200B\u202E\u0301\u0308\u0323éßłÃ«ı0129?"], 0, 40]);

    private static readonly string[] Outwards = ["M1", "M60", "W1A", "CR2", "DN55", "EC1A", "ZZ99", "BF1", "NF1"];

    private static readonly Gen<string> Digits = Gen.String[Gen.Char['0', '9'], 9, 9];

    [Fact]
    public void An_nhs_number_reads_back_as_itself_however_it_is_spaced() => Digits.Sample(nine =>
        Enumerable.Range(0, 10).All(check => ReadsBack<NhsNumber>(NhsNumber.TryParse, nine + Digit(check), number => number.ToString())
            && IsOneHoweverSpaced<NhsNumber>(NhsNumber.TryParse, nine + Digit(check), 3, 6)));

    [Fact]
    public void A_learner_number_reads_back_as_itself_however_it_is_spaced() => Digits.Sample(nine =>
        Enumerable.Range(0, 10).All(check => ReadsBack<Uln>(Uln.TryParse, nine + Digit(check), number => number.ToString())
            && IsOneHoweverSpaced<Uln>(Uln.TryParse, nine + Digit(check), 3, 6)));

    [Fact]
    public void No_ten_digits_are_both_an_nhs_number_and_a_learner_number() => Digits.Sample(nine =>
        Enumerable.Range(0, 10).All(check => !(NhsNumber.TryParse(nine + Digit(check), out _) && Uln.TryParse(nine + Digit(check), out _))));

    [Fact]
    public void Nine_digits_have_at_most_one_check_digit() => Digits.Sample(nine =>
        Enumerable.Range(0, 10).Count(check => NhsNumber.TryParse(nine + Digit(check), out _)) <= 1
        && Enumerable.Range(0, 10).Count(check => Uln.TryParse(nine + Digit(check), out _)) <= 1);

    [Fact]
    public void A_learner_number_whose_remainder_is_0_was_never_issued() =>
        Assert.DoesNotContain(Enumerable.Range(0, 10), check => Uln.TryParse("987654321" + Digit(check), out _));

    [Fact]
    public void A_pupil_number_has_one_check_letter_and_reads_back_as_itself() => Gen.Select(
        Gen.String[Gen.Char['0', '9'], 11, 11], Gen.Char["0123456789ABCDEFGHJKLMNPQRTUVWXYZ"]).Sample((eleven, last) =>
    {
        var valid = "ABCDEFGHJKLMNPQRTUVWXYZ".Select(letter => $"{letter}{eleven}{last}").Where(text => Upn.TryParse(text, out _)).ToList();
        return valid is [var only]
            && ReadsBack<Upn>(Upn.TryParse, only, upn => upn.ToString())
            && IsOneHoweverSpaced<Upn>(Upn.TryParse, only, 4, 8)
            && Upn.TryParse(only.ToLowerInvariant(), out var small) && small.ToString() == only
            && small.IsTemporary == char.IsAsciiLetter(last);
    });

    [Fact]
    public void What_any_text_is_read_as_reads_back_as_itself() => Texts.Sample(text =>
        ReadsBack<NhsNumber>(NhsNumber.TryParse, text, value => value.ToString())
        && ReadsBack<Upn>(Upn.TryParse, text, value => value.ToString())
        && ReadsBack<Uln>(Uln.TryParse, text, value => value.ToString())
        && ReadsBack<Postcode>(Postcode.TryParse, text, value => value.ToString())
        && ReadsBack<SchoolUrn>(SchoolUrn.TryParse, text, value => value.ToString())
        && ReadsBack<DfeNumber>(DfeNumber.TryParse, text, value => value.ToString())
        && ReadsBack<OdsCode>(OdsCode.TryParse, text, value => value.ToString())
        && ReadsBack<LocalAuthorityCode>(LocalAuthorityCode.TryParse, text, value => value.ToString())
        && ReadsBack<Gender>(GenderLetters.TryParse, text, value => value.ToLetter())
        && ReadsBack<CarerRelation>(CarerRelations.TryParse, text, CarerRelations.Write));

    [Fact]
    public void A_postcode_is_one_however_it_is_typed() => Gen.Select(
        Gen.Int[0, Outwards.Length - 1].Select(index => Outwards[index]), Gen.Int[0, 9], Gen.String[Gen.Char["ABDEFGHJLNPQRSTUWXYZ"], 2, 2])
        .Sample((outward, digit, letters) =>
        {
            var inward = Digit(digit) + letters;
            Assert.True(Postcode.TryParse($"{outward} {inward}", out var spaced));
            Assert.True(Postcode.TryParse($" {outward}{inward}".ToLowerInvariant(), out var typed));
            Assert.Equal(spaced, typed);
            Assert.Equal(spaced.GetHashCode(), typed.GetHashCode());
        });

    [Fact]
    public void Standardising_twice_is_standardising_once() => Texts.Sample(text =>
    {
        var plain = PlainText.Standardise(text);
        Assert.Equal(plain, PlainText.Standardise(plain));
        Assert.Equal(LetterCase.Standardise(plain), LetterCase.Standardise(LetterCase.Standardise(plain)));
        AssertSettled(PersonName.Standardise(text), name => PersonName.Standardise(name));
        AssertSettled(AddressLine.Standardise(text), line => AddressLine.Standardise(line));
        AssertSettled(ComparisonSpelling.OfName(plain), ComparisonSpelling.OfName);
        AssertSettled(ComparisonSpelling.OfAddress(plain), ComparisonSpelling.OfAddress);
        AssertSettled(TelephoneNumber.TryStandardise(text, out var phone) ? phone : null, Phone);
        AssertSettled(EmailAddress.TryStandardise(text, out var email) ? email : null, Email);
    });

    [Fact]
    public void No_text_makes_a_reader_throw() => Texts.Sample(text =>
    {
        _ = DoubleDecoding.TryRepair(text, out _);
        _ = ServiceVocabulary.Find(text);
        _ = OrganisationCode.IsValid(text);
        _ = NhsNumber.IsPlaceholder(text);
        _ = PersonName.IsPlaceholder(text);
        _ = PlainText.HasHiddenCharacters(text);
        _ = DayText.Read(text, "dd/MM/yyyy", out _);
        _ = DayText.Read(text, "yyyy-MM-dd", out _);
        _ = DayText.Read(text, "d MMM yyyy", out _);
    });

    [Fact]
    public void A_day_reads_back_in_every_common_format_and_is_written_as_iso() => Gen.Int[1, DateOnly.MaxValue.DayNumber - 1].Sample(number =>
    {
        var day = DateOnly.FromDayNumber(number);
        foreach (var format in (string[])["dd/MM/yyyy", "yyyy-MM-dd", "yyyyMMdd", "d/M/yyyy"])
        {
            var reading = DayText.Read(day.ToString(format, CultureInfo.InvariantCulture), format, out var read);
            Assert.True(reading is DayReading.Day or DayReading.Placeholder);
            Assert.Equal(day, read);
        }

        Assert.Equal(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DayText.Write(day));
    });

    [Fact]
    public void A_day_is_read_directly_only_where_the_general_parser_reads_the_same() => Gen.OneOf(
        Gen.String[Gen.Char["0123456789/"], 10, 10],
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 14], Gen.Int[0, 9999]).Select((day, month, year) => string.Create(CultureInfo.InvariantCulture, $"{day:00}/{month:00}/{year:0000}")))
        .Sample(text =>
        {
            var isDay = DateOnly.TryParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var general);
            var reading = DayText.Read(text, "dd/MM/yyyy", out var read);
            Assert.Equal(isDay, reading == DayReading.Day || (reading == DayReading.Placeholder && text.AsSpan().IndexOfAnyExcept("0/") >= 0));
            Assert.True(!isDay || read == general);
        });

    /// <summary>The international form goes the library's way, the national form need not.</summary>
    [Fact]
    public void A_national_telephone_number_is_what_the_library_says_of_its_international_form() => Gen.Select(
        Gen.Int[1, 9], Digits, Gen.Int[0, 11]).Sample((first, nine, space) =>
        Assert.Equal(Phone($"+44{first}{nine}"), Phone($"0{first}{nine}".Insert(space, " "))));

    private static string? Phone(string text) => TelephoneNumber.TryStandardise(text, out var phone) ? phone : null;

    private static string? Email(string text) => EmailAddress.TryStandardise(text, out var email) ? email : null;

    private static string Digit(int digit) => digit.ToString(CultureInfo.InvariantCulture);

    private static void AssertSettled(string? once, Func<string, string?> standardise)
    {
        if (once is not null)
        {
            Assert.Equal(once, standardise(once));
        }
    }

    /// <summary>Whether the text is no value, or one that its own writing gives again, equal and with the same hash.</summary>
    private static bool ReadsBack<T>(Parser<T> parser, string text, Func<T, string> write)
        where T : struct =>
        !parser(text, out var value)
        || (parser(write(value), out var again) && value.Equals(again) && value.GetHashCode() == again.GetHashCode() && write(again) == write(value));

    private static bool IsOneHoweverSpaced<T>(Parser<T> parser, string text, int first, int second)
        where T : struct =>
        parser(text, out var value) == parser(text.Insert(second, " ").Insert(first, " ") + " ", out var spaced)
        && value.Equals(spaced) && value.GetHashCode() == spaced.GetHashCode();
}
