using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Tests.Checking;

namespace ContactPoint.Ingest.Tests.Feeds;

public sealed class FeedSpecTests
{
    private const string Small =
        """
        name: small
        title: Small feed
        supplier: Somebody
        kind: full
        local_id: Key
        columns:
          - { from: Surname, to: surname }
        """;

    [Fact]
    public void A_short_specification_has_the_usual_defaults()
    {
        var spec = FeedSpec.Parse(Small, "small.yaml");

        Assert.Equal(new FileFormat(',', '"', FeedEncoding.Auto, 0, null), spec.Format);
        Assert.Equal(Presence.Expected, spec.Columns.Single().Presence);
        Assert.Equal(["Key"], spec.LocalId);
    }

    [Fact]
    public void Every_fault_is_listed_at_once_with_its_line_and_its_cure()
    {
        const string Yaml =
            """
            name: Small Feed
            title: Small feed
            delimiter: ";"
            file:
              delimiter: "ab"
              encoding: latin-1
              preamble_lines: many
            columns:
              - { from: Surname, to: nickname }
              - { from: DOB, to: birth_date }
              - { from: Sex, to: gender, codes: { M: male } }
              - { from: Names, to: [forename, middle_names] }
              - { from: Name2, to: forename, format: dd/MM/yyyy }
              - { from: Service, to: service, codes: { x: pottery } }
            constants: { carer_1_relation: aunt }
            """;
        var faults = Assert.Throws<FeedSpecException>(() => FeedSpec.Parse(Yaml, "bad.yaml")).Faults;

        Assert.All(faults, fault => Assert.True(fault.Cause.Length > 0 && fault.Cure.Length > 0 && fault.LineNumber > 0));
        var text = string.Join("\n", faults);
        foreach (var expected in new[]
        {
            "The name \"Small Feed\"", "\"supplier\" is missing", "\"kind\" is missing", "\"delimiter\" is no setting here", "\"delimiter\" is no single sign",
            "\"encoding\" is \"latin-1\"", "\"preamble_lines\" is \"many\"", "\"local_id\" is missing", "\"nickname\" is none of our fields",
            "A day needs the one format", "The code \"M\" cannot mean \"male\"", "only with split", "Only days have a format",
            "The code \"x\" cannot mean \"pottery\"", "carer_1_relation cannot be \"aunt\"", "forename is filled more than once",
        })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        Assert.Contains("bad.yaml, line 9:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yyyyMd", false)]
    [InlineData("yyyydM", false)]
    [InlineData("dMyyyy", false)]
    [InlineData("MM/yyyy", false)]
    [InlineData("dd/mm/yyyy", false)]
    [InlineData("dd/MM/yy", false)]
    [InlineData("yyyyMMdd", true)]
    [InlineData("d/M/yyyy", true)]
    [InlineData("d MMM yyyy", true)]
    [InlineData("dddd d MMMM yyyy", true)]
    [InlineData("dd/MM/yyyy '00:00:00'", true)]
    public void A_day_format_is_one_in_which_no_two_days_are_written_alike(string format, bool isUsable)
    {
        var yaml = $"{Small}\n  - {{ from: Born, to: birth_date, format: \"{format}\" }}\n";

        Assert.Equal(isUsable, Record.Exception(() => FeedSpec.Parse(yaml, "small.yaml")) is null);
    }

    [Fact]
    public void A_setting_that_stands_there_twice_is_called_so() =>
        Assert.Equal(
            "small.yaml, line 8: A setting stands here for the second time. Keep one of the two.",
            Assert.Single(Assert.Throws<FeedSpecException>(() => FeedSpec.Parse(Small + "\nkind: delta\n", "small.yaml")).Faults).ToString());

    [Fact]
    public void A_specification_says_what_is_expected_and_whom_to_ask()
    {
        var spec = FeedSpec.Parse(
            Small + "\n" + """
            contact: { role: Data desk, address: data@northmoor.example.org }
            expected_rows: { usual: 1001, within_percent: 10 }
            expected_by: { time: "06:30", days: [monday, friday] }
            """,
            "small.yaml");

        Assert.Equal(new FeedContact("Data desk", "data@northmoor.example.org"), spec.Contact);
        Assert.Equal((901, 1101), (spec.Volume!.LeastRows, spec.Volume.MostRows));
        Assert.Equal([false, true, true, false], new long[] { 900, 901, 1101, 1102 }.Select(spec.Volume.Includes));
        Assert.Equal(new(2026, 9, 11, 6, 30, 0), spec.Arrival!.LastDue(new(2026, 9, 14, 6, 29, 0)));
        Assert.Equal(new(2026, 9, 14, 6, 30, 0), spec.Arrival.LastDue(new(2026, 9, 14, 6, 30, 0)));
    }

    [Fact]
    public void What_is_expected_has_a_usual_bound_and_every_day()
    {
        var spec = FeedSpec.Parse(Small + "\nexpected_rows: { usual: 10 }\nexpected_by: { time: 23:59 }", "small.yaml");

        Assert.Equal(new ExpectedVolume(10, 20), spec.Volume);
        Assert.Equal(7, spec.Arrival!.Days.Count);
        Assert.Equal(0, new ExpectedVolume(10, 1000).LeastRows);
    }

    [Theory]
    [InlineData("contact: somebody", "\"contact\" must be a group")]
    [InlineData("contact: { role: Data desk }", "\"address\" is missing")]
    [InlineData("expected_rows: { within_percent: 5 }", "\"usual\" is missing")]
    [InlineData("expected_rows: { usual: 0 }", "\"usual\" is \"0\"")]
    [InlineData("expected_rows: { usual: 5, within_percent: -1 }", "\"within_percent\" is \"-1\"")]
    [InlineData("expected_by: { days: [monday] }", "\"time\" is no time of day")]
    [InlineData("expected_by: { time: 6am }", "\"time\" is no time of day")]
    [InlineData("expected_by: { time: 06:00, days: [mon] }", "\"days\" has \"mon\"")]
    [InlineData("aliases: [Surname]", "\"aliases\" must pair")]
    [InlineData("aliases: { Nickname: [Nick] }", "nothing is read from it")]
    [InlineData("aliases: { Surname: [Family, Key] }", "\"Key\" leads to two columns")]
    [InlineData("aliases: { Surname: [Family], Key: [FAMILY] }", "\"FAMILY\" leads to two columns")]
    [InlineData("file: { format: ctf, delimiter: tab }", "\"delimiter\" means nothing")]
    [InlineData("file: { format: xlsx }", "\"format\" is \"xlsx\"")]
    public void What_cannot_be_meant_is_a_fault(string line, string cause) =>
        Assert.Contains(cause, string.Join("\n", Assert.Throws<FeedSpecException>(() => FeedSpec.Parse(Small + "\n" + line, "small.yaml")).Faults), StringComparison.Ordinal);

    [Theory]
    [InlineData("Key,Family Name\n1,Lee\n")]
    [InlineData("ID, SURNAME \n1,Lee\n")]
    [InlineData("id,last name\n1,Lee\n")]
    public void A_column_is_found_by_any_of_its_spellings(string text)
    {
        var spec = FeedSpec.Parse(Small + "\naliases: { Surname: [Family name, Last name], Key: ID }", "small.yaml");

        Assert.Equal("Lee", Extract.Check(spec, text).OnlyRecord.Surname);
        Assert.Equal(
            "CP0905",
            Assert.Throws<ExtractRefusedException>(() => Extract.Check(spec, "Key,Surname,Last Name\n1,Lee,Lee\n")).Refusals[0].Kind.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("just words")]
    [InlineData("name: [")]
    [InlineData("- a\n- b")]
    public void What_is_no_specification_is_one_clear_fault(string yaml) =>
        Assert.Single(Assert.Throws<FeedSpecException>(() => FeedSpec.Parse(yaml, "x.yaml")).Faults);

    [Fact]
    public void The_repeated_columns_of_a_specification_pass_the_reader_once()
    {
        var spec = FeedSpec.Parse(
            Small.Replace("local_id: Key", "local_id: [URN, Key]", StringComparison.Ordinal) + "\n  - { from: URN, to: school_urn, presence: optional }\n  - { from: [A, B], to: address_1 }", "small.yaml");
        var columns = new SourceColumns(spec);

        Assert.Equal(["URN", "Key", "Surname", "A", "B"], columns.Names);
        Assert.Equal(Presence.Required, columns.Presences[0]);
        Assert.Equal(0, columns.SlotOf(" urn "));
        Assert.Equal(-1, columns.SlotOf("Notes"));
    }

    [Fact]
    public void The_specifications_of_the_guide_can_be_read()
    {
        var guide = File.ReadAllText(SampleFeeds.RepositoryFolder("docs/feeds.md"));
        var examples = guide.Split("```yaml\n").Skip(1).Select(example => example.Split("```")[0]).ToList();

        Assert.Equal(2, examples.Count);
        Assert.All(examples, example => Assert.NotEmpty(FeedSpec.Parse(example, "feeds.md").Columns));
    }

    [Fact]
    public void A_folder_with_two_feeds_of_one_name_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("feeds");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a.yaml"), Small);
            File.WriteAllText(Path.Combine(folder.FullName, "b.yaml"), Small);
            var fault = Assert.Single(Assert.Throws<FeedSpecException>(() => FeedCatalogue.Load(folder.FullName)).Faults);
            Assert.Equal("b.yaml", fault.Place);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
