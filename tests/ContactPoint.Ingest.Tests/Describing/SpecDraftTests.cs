using System.Text;

using ContactPoint.Ingest.Describing;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Tests.Checking;
using ContactPoint.Ingest.Tests.Reading;
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

    [Fact]
    public void Compressed_files_are_described_too() =>
        Assert.Equal(Draft("Id,Surname\n1,Lee\n"), Draft(HostileFile.Gzip(HostileFile.Text("Id,Surname\n1,Lee\n"))));

    [Fact]
    public void What_is_left_to_say_is_a_fault_of_the_draft()
    {
        var faults = Assert.Throws<FeedSpecException>(() => FeedSpec.Parse(Draft("Surname,Forename\nLee,Ann\nLee,Bo\n"), "draft.yaml")).Faults;

        Assert.Equal("\"local_id\" is missing.", Assert.Single(faults).Cause);
    }

    private static string Draft(string text) => Draft(Encoding.UTF8.GetBytes(text));

    private static string Draft(byte[] bytes) => SpecDraft.Write(FileDescription.Read(() => new MemoryStream(bytes))!, "draft");

    private static byte[] SampleBytes(string feed) =>
        File.ReadAllBytes(Directory.EnumerateFiles(SampleFeeds.RepositoryFolder($"samples/extracts/day-1/{feed}")).Single());
}
