using ContactPoint.Ingest.Values;

using CsCheck;

namespace ContactPoint.Ingest.Tests.Values;

public sealed class TextTests
{
    private static readonly Gen<string> SomeText = Gen.String[Gen.OneOf(Gen.Char, Gen.Char["aeEłŁßæØÀ '’-.,\u0301\u0308\u200B\t"]), 0, 40];

    [Theory]
    [InlineData("  Zoe\u0308   Ann ", "Zoë Ann")]
    [InlineData("O’Brien", "O'Brien")]
    [InlineData("O`Brien", "O'Brien")]
    [InlineData("Smith–Jones", "Smith-Jones")]
    [InlineData("An\u200Bna\u202E", "Anna")]
    [InlineData("A\r\n\tB", "A B")]
    [InlineData("Nguye\u0302\u0303n", "Nguyễn")]
    [InlineData("", "")]
    public void Text_has_one_spelling(string text, string standard) => Assert.Equal(standard, PlainText.Standardise(text));

    [Theory]
    [InlineData("12 High Street")]
    [InlineData("Flat 1, The Lodge")]
    public void An_address_line_that_is_right_already_is_the_same_string(string line) => Assert.Same(line, AddressLine.StandardisePlain(line));

    [Fact]
    public void Standardising_twice_is_standardising_once() =>
        SomeText.Sample(text =>
        {
            var once = PlainText.Standardise(text);
            Assert.Equal(once, PlainText.Standardise(once));
            Assert.Equal(LetterCase.Standardise(once), LetterCase.Standardise(LetterCase.Standardise(once)));
            Assert.False(PlainText.HasHiddenCharacters(once));
        });

    [Theory]
    [InlineData("O'BRIEN", "O'Brien")]
    [InlineData("MCDONALD", "McDonald")]
    [InlineData("MACDONALD", "Macdonald")]
    [InlineData("SMITH-JONES", "Smith-Jones")]
    [InlineData("zoë ann", "Zoë Ann")]
    [InlineData("ŁUKASZ", "Łukasz")]
    [InlineData("van der Berg", "van der Berg")]
    [InlineData("McDonald", "McDonald")]
    [InlineData("12A ST JOHN'S ROAD", "12A St John's Road")]
    [InlineData("1ST AVENUE", "1st Avenue")]
    [InlineData("JOHN III", "John III")]
    public void Text_in_one_case_gets_the_capitals_that_people_write(string text, string standard) => Assert.Equal(standard, LetterCase.Standardise(text));

    [Theory]
    [InlineData("Baby")]
    [InlineData("BABY SMITH")]
    [InlineData("Infant")]
    [InlineData("Twin 2")]
    [InlineData("unknown")]
    [InlineData("N/K")]
    [InlineData("Not given")]
    [InlineData("Test")]
    [InlineData("ZZZ")]
    [InlineData("zz99")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("MIG_ERROR_17")]
    [InlineData("NO_SHOW_A")]
    [InlineData("DUPLICATE_OF")]
    [InlineData("NOT ENTERED")]
    [InlineData("FNU")]
    [InlineData("  ")]
    public void Words_that_stand_for_not_known_are_missing(string name) => Assert.Null(PersonName.Standardise(name));

    [Theory]
    [InlineData("Babyface")]
    [InlineData("Boyd")]
    [InlineData("Girling")]
    [InlineData("Unkles")]
    [InlineData("Twinn")]
    [InlineData("Tester")]
    [InlineData("Zara")]
    [InlineData("Do")]
    [InlineData("Test-Smith")]
    public void Names_that_look_like_them_stay(string name) => Assert.Equal(name, PersonName.Standardise(name));

    [Theory]
    [InlineData("Anna", Lettering.Latin, "ANNA")]
    [InlineData("Łukasz Zoë Nguyễn", Lettering.Latin, "LUKASZ ZOE NGUYEN")]
    [InlineData("O\u02BCNeill", Lettering.Latin, "ONEILL")]
    [InlineData("\u0410nna", Lettering.Mixed, "ANNA")] // Cyrillic А
    [InlineData("\u0421lare", Lettering.Mixed, "CLARE")] // Cyrillic С, which transliterates to S
    [InlineData("R\u043Ese", Lettering.Mixed, "ROSE")]
    [InlineData("T\u03BFm", Lettering.Mixed, "TOM")] // Greek omicron
    [InlineData("\u039Dora", Lettering.Mixed, "NORA")]
    [InlineData("\u0425avier Smith", Lettering.Mixed, "XAVIER SMITH")] // Cyrillic Х, which transliterates to Kh
    [InlineData("Lee-\u0410nne", Lettering.Mixed, "LEE ANNE")]
    [InlineData("Анна", Lettering.Other, "ANNA")]
    [InlineData("Наташа", Lettering.Other, "NATASHA")]
    [InlineData("Анна Smith", Lettering.Other, "ANNA SMITH")]
    [InlineData("Анна-Marie", Lettering.Other, "ANNA MARIE")]
    [InlineData("Σοφία", Lettering.Other, "SOFIA")]
    [InlineData("Оксaна", Lettering.Mixed, "OKSANA")] // a Latin a in a Cyrillic name
    [InlineData("\uFF21\uFF4E\uFF4E", Lettering.Other, "ANN")] // wide letters
    [InlineData("\U0001D400\U0001D427\U0001D427", Lettering.Other, "ANN")] // mathematical bold
    public void Letters_that_look_like_others_are_seen_and_compared_as_they_look(string name, Lettering lettering, string folded)
    {
        Assert.Equal(lettering, LookAlikes.LetteringOf(name));
        Assert.Equal(folded, ComparisonSpelling.OfName(name));
    }

    [Theory]
    [InlineData("O'Neill", "ONEILL")]
    [InlineData("O’NEILL", "ONEILL")]
    [InlineData("ONeill", "ONEILL")]
    [InlineData("Mc Donald", "MCDONALD")]
    [InlineData("McDonald", "MCDONALD")]
    [InlineData("Łukasz", "LUKASZ")]
    [InlineData("Søren", "SOREN")]
    [InlineData("Weiß", "WEISS")]
    [InlineData("Næss", "NAESS")]
    [InlineData("Saint-John", "ST JOHN")]
    [InlineData("St. John", "ST JOHN")]
    [InlineData("Zoe\u0308", "ZOE")]
    [InlineData("Smith-Jones", "SMITH JONES")]
    [InlineData(null, "")]
    public void Names_that_are_written_differently_compare_equal(string? name, string folded) => Assert.Equal(folded, ComparisonSpelling.OfName(name));

    [Theory]
    [InlineData("12 Station Road", "12 STATION RD")]
    [InlineData("12, station rd.", "12 STATION RD")]
    [InlineData("Apt 3 St Mary's Court", "FLAT 3 ST MARYS CT")]
    public void Addresses_that_are_written_differently_compare_equal(string line, string folded) => Assert.Equal(folded, ComparisonSpelling.OfAddress(line));

    [Fact]
    public void Comparison_spelling_is_plain_letters_and_spelling_twice_is_spelling_once() =>
        SomeText.Sample(text =>
        {
            var name = ComparisonSpelling.OfName(text);
            Assert.Equal(name, ComparisonSpelling.OfName(name));
            Assert.DoesNotContain(name, character => !char.IsAsciiLetterUpper(character) && !char.IsAsciiDigit(character) && character != ' ');
            var line = ComparisonSpelling.OfAddress(text);
            Assert.Equal(line, ComparisonSpelling.OfAddress(line));
        });

    [Theory]
    [InlineData("ChloÃ«", "Chloë")]
    [InlineData("Oâ€™Brien", "O’Brien")]
    [InlineData("Åukasz", null)]
    [InlineData("Chloë", null)]
    [InlineData("Élan", null)]
    [InlineData("Ann", null)]
    public void Doubly_decoded_text_is_repaired_and_genuine_text_is_not_touched(string text, string? expected)
    {
        Assert.Equal(expected is not null, DoubleDecoding.TryRepair(text, out var repaired));
        Assert.Equal(expected ?? "", repaired);
    }

    [Theory]
    [InlineData("03/09/2012", "dd/MM/yyyy", DayReading.Day)]
    [InlineData("20120903", "yyyyMMdd", DayReading.Day)]
    [InlineData("2012-09-03", "yyyy-MM-dd", DayReading.Day)]
    [InlineData("3 Sep 2012", "d MMM yyyy", DayReading.Day)]
    [InlineData("31/02/2014", "dd/MM/yyyy", DayReading.NotReal)]
    [InlineData("13/25/2014", "dd/MM/yyyy", DayReading.NotReal)]
    [InlineData("2012-09-03", "dd/MM/yyyy", DayReading.OtherFormat)]
    [InlineData("03/09/12", "dd/MM/yyyy", DayReading.OtherFormat)]
    [InlineData("39583", "dd/MM/yyyy", DayReading.OtherFormat)]
    [InlineData("2009-05-13T00:00:00", "yyyy-MM-dd", DayReading.OtherFormat)]
    [InlineData("01/01/1900", "dd/MM/yyyy", DayReading.Placeholder)]
    [InlineData("1970-01-01", "yyyy-MM-dd", DayReading.Placeholder)]
    [InlineData("00/00/0000", "dd/MM/yyyy", DayReading.Placeholder)]
    [InlineData("  ", "dd/MM/yyyy", DayReading.Missing)]
    public void Days_are_read_in_the_declared_format_and_no_other(string text, string format, DayReading reading)
    {
        Assert.Equal(reading, DayText.Read(text, format, out var day));
        if (reading == DayReading.Day)
        {
            Assert.Equal(new(2012, 9, 3), day);
        }
    }

    [Theory]
    [InlineData("0161 496 0123", "+441614960123")]
    [InlineData("(0161) 4960123", "+441614960123")]
    [InlineData("07700 900123", "+447700900123")]
    [InlineData("+44 7700 900123", "+447700900123")]
    [InlineData("+353 1 234 5678", "+35312345678")]
    [InlineData("12345", null)]
    [InlineData("ask gran", null)]
    [InlineData("0161 496 0123 or 07700 900123 but not after six", null)]
    [InlineData("", null)]
    public void Telephone_numbers_are_written_as_e164(string typed, string? standard)
    {
        Assert.Equal(standard is not null, TelephoneNumber.TryStandardise(typed, out var written));
        Assert.Equal(standard ?? "", written);
    }

    [Theory]
    [InlineData("Jo.Smith@Example.ORG", "Jo.Smith@example.org")]
    [InlineData("JO@EXAMPLE.ORG", "jo@example.org")]
    [InlineData("jo+x@example.co.uk", "jo+x@example.co.uk")]
    [InlineData("jo at example.org", null)]
    [InlineData("jo@example", null)]
    [InlineData("jo@@example.org", null)]
    [InlineData("@example.org", null)]
    [InlineData("jo.@example.org", null)]
    [InlineData("jo@", null)]
    [InlineData("jo@example.org; mum@example.org", null)]
    public void E_mail_addresses_have_one_spelling(string typed, string? standard)
    {
        Assert.Equal(standard is not null, EmailAddress.TryStandardise(typed, out var written));
        Assert.Equal(standard ?? "", written);
    }

    [Fact]
    public void A_service_is_found_by_its_code_and_one_that_is_not_listed_is_not()
    {
        Assert.Equal(ServiceKind.Sensitive, ServiceVocabulary.Find(" Mental-Health ")!.Kind);
        Assert.Null(ServiceVocabulary.Find("pottery"));
    }
}
