using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Describing;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Tests.Checking;
using ContactPoint.Ingest.Tests.Reading;
using ContactPoint.Ingest.Values;
using ContactPoint.TestSupport;

namespace ContactPoint.Ingest.Tests.Describing;

public sealed class SpecDraftTests
{
    public static TheoryData<string> Samples => [.. SampleFeeds.Catalogue.Feeds.Select(feed => feed.Name)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_draft_for_a_samples_extract_reads_that_extract(string feed)
    {
        var bytes = SampleBytes(feed);
        var draft = FeedSpec.Parse(Draft(bytes), "draft.yaml");
        var known = SampleFeeds.Get(feed);
        var (rows, expected) = (Extract.Check(draft, bytes).Summary.Counts, Extract.Check(known, bytes).Summary.Counts);

        Assert.Equal(known.Format, draft.Format);
        Assert.Equal(known.LocalId, draft.LocalId);
        Assert.Equal(expected.Rows, rows.Rows);
        Assert.InRange(rows.Accepted, expected.Accepted * 0.95, rows.Rows);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_draft_maps_a_samples_columns_as_the_sample_does(string feed)
    {
        var known = SampleFeeds.Get(feed);
        var draft = FeedSpec.Parse(Draft(SampleBytes(feed)), "draft.yaml");

        Assert.Equal(
            known.Columns.Select(column => $"{string.Join('+', column.From)} -> {string.Join('+', column.To.Select(field => field.Name))} {column.DayFormat}").Order(StringComparer.Ordinal),
            draft.Columns.Select(column => $"{string.Join('+', column.From)} -> {string.Join('+', column.To.Select(field => field.Name))} {column.DayFormat}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_draft_for_the_school_census_explains_itself() =>
        Golden.AssertSame(Draft(SampleBytes("school-census")), "school-census");

    [Fact]
    public void No_value_of_the_file_stands_in_the_draft()
    {
        var text = "Zzpreamble\n\nPupil ID;First Name;Last Name;DOB;Gender;Post Code;Zz Notes;Whatever;Mother Name;Relationship;Zz Result\n"
            + string.Concat(Enumerable.Range(1, 40).Select(row => $"{row}zz;Zzann;Zzlee;{row % 28 + 1:00}/01/2014;zzm;M1 1AE;zzviolent;zzthing;Zzeve;zzaunt;zz9\n"))
            + "ZZEND;40\n";
        var draft = Draft(Encoding.UTF8.GetBytes(text));

        Assert.DoesNotContain("zz", draft.Replace("Zz Notes", "", StringComparison.Ordinal).Replace("Zz Result", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("M1 1AE", draft, StringComparison.Ordinal);
        Assert.Contains("preamble_lines: 2", draft, StringComparison.Ordinal);
        Assert.Contains("# with it, ", draft, StringComparison.Ordinal);
        Assert.Contains("#   \"Zz Notes\": may not be held: notes and opinions", draft, StringComparison.Ordinal);
        Assert.Contains("#   \"Gender\": its name says gender, but its words are not known here", draft, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 - Male", "2 - Female", "9 - Not specified")]
    [InlineData("M-Male", "F-Female", "U-Unknown")]
    [InlineData("1: MALE", "2: FEMALE", "0: NOT KNOWN")]
    [InlineData("Male (M)", "Female (F)", "Other (O)")]
    public void A_code_that_stands_beside_its_word_is_known_and_its_list_is_written_out(string male, string female, string other)
    {
        var text = $"Id,Surname,Sex\n1,Lee,{male}\n2,Ray,{female}\n3,Poe,{other}\n";
        var draft = Draft(text);
        using var check = ExtractCheck.Open(FeedSpec.Parse(draft, "draft.yaml"), () => new MemoryStream(Encoding.UTF8.GetBytes(text)), new(2026, 9, 14));

        Assert.Equal(
            [Gender.Male, Gender.Female, Gender.NotSpecified],
            check.Rows().Select(row => Assert.IsType<RowOutcome.Accepted>(row).Record.Gender));
        Assert.DoesNotContain(IssueKinds.CodeUnknown.Code, check.Summary.Issues.Keys);
    }

    [Fact]
    public void Days_that_never_exceed_twelve_are_not_guessed_in_silence()
    {
        var draft = Draft("Id,Surname,DOB\n1,Lee,03/04/2014\n2,Ray,11/12/2013\n");

        Assert.Contains("format: dd/MM/yyyy, presence: required } # by its name; CAUTION: dd/MM/yyyy and MM/dd/yyyy", draft, StringComparison.Ordinal);
        Assert.Contains("format: MM/dd/yyyy, presence: required } # by its name; the format fits the whole column", Draft("Id,Surname,DOB\n1,Lee,03/24/2014\n2,Ray,11/12/2013\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_is_known_by_its_values_when_its_name_says_nothing()
    {
        var draft = Draft("Id,Surname,Spalte 7\n1,Lee,943 476 5919\n2,Ray,4010232137\n");

        Assert.Contains("{ from: \"Spalte 7\", to: nhs_number } # by its values: 100% are NHS numbers", draft, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,Ann,Lee,03/09/2012\n2,Bo,Lee,03/09/2012\n")]
    [InlineData("one line of words\nand another\n")]
    [InlineData("Ann\nBo\n")]
    public void A_line_of_values_is_never_taken_for_a_header(string text) =>
        Assert.Null(FileDescription.Read(() => new MemoryStream(Encoding.UTF8.GetBytes(text))));

    [Theory]
    [InlineData("")]
    [InlineData("<?xml version=\"1.0\"?><CTfile/>")]
    [InlineData("%PDF-1.7")]
    public void What_is_no_text_is_refused(string text) =>
        Assert.Throws<ExtractRefusedException>(() => FileDescription.Read(() => new MemoryStream(Encoding.UTF8.GetBytes(text))));

    [Theory]
    [InlineData("Id,Surname,DOB\r1,Zzlee,03/04/2014\r2,Zzray,11/12/2013\r")]
    [InlineData("Report of 1 May\r\rId,Surname,DOB\r1,Zzlee,03/04/2014\r2,Zzray,11/12/2013\r")]
    public void Lines_may_end_as_on_old_machines_without_the_rows_being_taken_for_a_header(string text)
    {
        // the whole file was one line then, and the draft listed every value as a column
        Assert.DoesNotContain("Zz", Draft(text), StringComparison.Ordinal);
        Assert.Equal(2, Accepted(text).Accepted);
    }

    [Fact]
    public void A_line_of_which_few_names_are_known_is_no_header() =>
        Assert.Null(FileDescription.Read(() => new MemoryStream(Encoding.UTF8.GetBytes("Id,Surname," + string.Join(',', Enumerable.Range(1, 30).Select(each => $"Zz{each}")) + "\n1,Lee\n"))));

    [Theory]
    [InlineData("Id,Name,DOB\n1,\"LEE, Ann\",03/24/2014\n2,\"RAY, Bo\",11/12/2013\n", "{ from: \"Name\", to: [surname, forename], split: comma, presence: required } # by its name and its commas")]
    [InlineData("Id,Patient Name,DOB\n1,Ann Lee,03/24/2014\n2,Bo Ray,11/12/2013\n", "{ from: \"Patient Name\", to: [forename, surname], split: words, presence: required } # by its name. CAUTION: the first word")]
    [InlineData("Id,Name,Surname,Forename\n1,Ann Lee,Lee,Ann\n", "#   \"Name\": a whole name, and the parts of it have columns of their own")]
    [InlineData("Id,Surname,House No,Street,Town\n1,Lee,7,High Street,Northmoor\n", "{ from: [\"House No\", \"Street\"], to: address_1 } # by their names: together they are one; filled in 100% of rows")]
    [InlineData("Id,Surname,Postcode Out,Postcode In\n1,Lee,M1,1AE\n", "{ from: [\"Postcode Out\", \"Postcode In\"], to: postcode }")]
    [InlineData("Id,Surname,Address,Town\n1,Lee,\"1 High St\nMoor\",Northmoor\n", "to: [address_1, address_2], split: lines } # by its name; its values have line breaks")]
    [InlineData("Id,Surname,Forenames,Middle Name\n1,Lee,Ann,May\n", "{ from: \"Forenames\", to: forename, presence: required }")]
    [InlineData("Id,\"Surname, family\",Forename\n1,Lee,Ann\n", "delimiter: \",\" # with it, 2 of 3 names")]
    [InlineData("Id,Surname,\"Date of birth\r\n(dd/mm/yyyy)\"\n1,Lee,24/03/2014\n", "{ from: \"Date of birth (dd/mm/yyyy)\", to: birth_date, format: dd/MM/yyyy, presence: required }")]
    [InlineData("Id;Surname;Forename\n1;'Lee';'Ann; May'\n2;'Ray';'Bo'\n", "quote: \"'\" # values stand between two of these")]
    [InlineData("Id,Surname,DOB\n1,Lee,24/03/2014 00:00:00\n2,Ray,11/12/2013 00:00:00\n", "to: birth_date, format: \"dd/MM/yyyy '00:00:00'\", presence: required }")]
    [InlineData("Id,Surname,DOB\n1,Lee,24/03/14\n2,Ray,11/12/13\n", "no one format fits its values: their years have two digits, which could be of either century. Ask")]
    [InlineData("Id,Surname,DOB\n1,Lee,41722\n2,Ray,41619\n", "no one format fits its values: they look like a spreadsheet's numbers of days. Ask")]
    [InlineData("Id,Surname,DOB\n1,Lee,24/03/2014\n2,Ray,2013-12-11\n", "no one format fits its values: 50% are written dd/MM/yyyy, 50% are written yyyy-MM-dd. Ask")]
    [InlineData("Member No,Surname,DOB\n1,Lee,24/03/2014\n2,Ray,11/12/2013\n", "local_id: \"Member No\" # differs in nearly every row")]
    [InlineData("Id^Surname^DOB\n1^Lee^24/03/2014\n", "delimiter: \"^\" # with it, 3 of 3 names")]
    [InlineData("Id,Surname,DOB\n1,Lee,24/03/2014\n2,Ray,11/12/2013\nEND,75\n", "CAUTION: its number is not the number of rows, so it is not checked. This file may be cut off")]
    [InlineData("Id,Surname,DOB\n1,Lee,24/03/2014\n2,Ray\n3,Oak\n", "# CAUTION: 2 of 3 rows have not as many columns as the header")]
    public void What_real_files_have_is_guessed_and_explained(string text, string expected) => Assert.Contains(expected, Draft(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("Id,Name,DOB\n1,\"LEE, Ann\",03/24/2014\n2,\"RAY\",11/12/2013\n3,\"VAN DER OAK, Bo May\",11/12/2013\n")]
    [InlineData("Id,Surname,House No,Street,Town\n1,Lee,7,High Street,Northmoor\n")]
    [InlineData("Id,Surname,Postcode Out,Postcode In\n1,Lee,M1,1AE\n")]
    [InlineData("Id,Surname,Address,Town\n1,Lee,\"1 High St\nMoor\",Northmoor\n")]
    [InlineData("Id,Surname,Forenames,Middle Name\n1,Lee,Ann,May\n")]
    [InlineData("Id,Surname,\"Date of birth\r\n(dd/mm/yyyy)\"\n1,Lee,24/03/2014\n")]
    [InlineData("Id;Surname;Address 1\n1;'Lee';'1; High St'\n2;'Ray';'2 High St'\n")]
    [InlineData("Id,Surname,DOB\n1,Lee,24/03/2014 00:00:00\n2,Ray,11/12/2013 00:00:00\n")]
    [InlineData("Id,Surname,DOB\n1,Lee,2014-03-24T00:00:00\n2,Ray,2013-12-11T00:00:00\n")]
    [InlineData("Id^Surname^DOB\n1^Lee^24/03/2014\n")]
    public void What_is_guessed_reads_every_row_of_the_file(string text)
    {
        var counts = Accepted(text);

        Assert.Equal(counts.Rows, counts.Accepted);
    }

    [Fact]
    public void Compressed_files_are_described_too() =>
        Assert.Equal(Draft("Id,Surname\n1,Lee\n"), Draft(HostileFile.Gzip(HostileFile.Text("Id,Surname\n1,Lee\n"))));

    [Fact]
    public void What_is_left_to_say_is_a_fault_of_the_draft()
    {
        var faults = Assert.Throws<FeedSpecException>(() => FeedSpec.Parse(Draft("Surname,Forename\nLee,Ann\nLee,Bo\n"), "draft.yaml")).Faults;

        Assert.Equal("\"local_id\" is missing.", Assert.Single(faults).Cause);
    }

    private static RowCounts Accepted(string text) =>
        Extract.Check(FeedSpec.Parse(Draft(text), "draft.yaml"), Encoding.UTF8.GetBytes(text)).Summary.Counts;

    private static string Draft(string text) => Draft(Encoding.UTF8.GetBytes(text));

    private static string Draft(byte[] bytes) => SpecDraft.Write(FileDescription.Read(() => new MemoryStream(bytes))!, "draft");

    private static byte[] SampleBytes(string feed) =>
        File.ReadAllBytes(Directory.EnumerateFiles(SampleFeeds.RepositoryFolder($"samples/extracts/day-1/{feed}")).Single());
}
