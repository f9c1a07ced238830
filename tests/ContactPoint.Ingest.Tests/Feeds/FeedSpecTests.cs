using ContactPoint.Ingest.Feeds;

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
