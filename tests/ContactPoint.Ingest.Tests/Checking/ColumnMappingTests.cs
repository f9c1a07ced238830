using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Tests.Checking;

public sealed class ColumnMappingTests
{
    private static readonly FeedSpec Spec = FeedSpec.Parse(
        """
        name: mapped
        title: Mapped feed
        supplier: Somebody
        kind: delta
        file: { delimiter: "|", quote: "'", preamble_lines: 1 }
        local_id: [School, Key]
        columns:
          - { from: Given, to: [forename, middle_names], split: words }
          - { from: [Prefix, Family], to: surname, join: " " }
          - { from: Lines, to: [address_1, address_2], split: lines }
          - { from: School, to: school_urn }
          - { from: Parent, to: carer_1_name }
          - { from: Relation, to: carer_1_relation, codes: { Mum: parental_responsibility, Gran: care } }
          - { from: Service, to: service, codes: { SC: social-care } }
        constants: { organisation: RJ1 }
        """,
        "mapped.yaml");

    private const string Header = "a line about the file\nKey|School|Given|Prefix|Family|Lines|Parent|Relation|Service\n";

    [Fact]
    public void Columns_are_joined_split_decoded_and_filled_as_the_specification_says()
    {
        var record = Extract.Check(Spec, Header + "7|148765|Anna Maria Eva|van|Berg|'1 High St\n\nOldfield\nNorthmoor'|Mia Berg|mum|sc\n").OnlyRecord;

        Assert.Equal("148765/7", record.LocalId);
        Assert.Equal(("Anna", "Maria Eva", "van Berg"), (record.Forename, record.MiddleNames, record.Surname));
        Assert.Equal(("1 High St", "Oldfield, Northmoor"), (record.Address1, record.Address2));
        Assert.Equal(new Carer("Mia Berg", CarerRelation.ParentalResponsibility, null, null), record.Carer1);
        Assert.Equal(("social-care", "RJ1"), (record.Involvement?.Service, record.Involvement?.Organisation));
    }

    [Theory]
    [InlineData("BERG, Anna Maria", "Berg", "Anna Maria")]
    [InlineData("van der Berg , Anna", "van der Berg", "Anna")]
    [InlineData("Berg", "Berg", null)]
    [InlineData("Berg,", "Berg", null)]
    [InlineData("Berg, Anna, Maria", "Berg", "Anna, Maria")]
    public void A_whole_name_is_parted_at_its_first_comma(string whole, string surname, string? forename)
    {
        var spec = FeedSpec.Parse("name: a\ntitle: A\nsupplier: S\nkind: delta\nlocal_id: Key\ncolumns:\n  - { from: Name, to: [surname, forename], split: comma }\n", "a.yaml");
        var record = Extract.Check(spec, $"Key,Name\n1,\"{whole}\"\n").OnlyRecord;

        Assert.Equal((surname, forename), (record.Surname, record.Forename));
    }

    [Theory]
    [InlineData("\"Date of birth\n(dd/mm/yyyy)\"")]
    [InlineData("\"Date  of\tbirth\r\n(dd/mm/yyyy)\"")]
    [InlineData("Date\u00A0of birth (DD/MM/YYYY)")]
    public void A_column_whose_name_is_broken_over_lines_is_found_by_its_name_on_one(string header)
    {
        var spec = FeedSpec.Parse("name: a\ntitle: A\nsupplier: S\nkind: delta\nlocal_id: Key\ncolumns:\n  - { from: Surname, to: surname }\n  - { from: Date of birth (dd/mm/yyyy), to: birth_date, format: dd/MM/yyyy, presence: required }\n", "a.yaml");

        Assert.Equal(new DateOnly(2014, 3, 24), Extract.Check(spec, $"Key,Surname,{header}\n1,Lee,24/03/2014\n").OnlyRecord.BirthDate);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_before_the_header_end_in_any_way(string lineEnd)
    {
        var spec = Spec with { Format = Spec.Format with { PreambleLines = 3 } };
        var text = ("one\n\nthree\n" + Header[(Header.IndexOf('\n', StringComparison.Ordinal) + 1)..] + "7|148765|Anna||Berg||||SC\n").ReplaceLineEndings(lineEnd);
        foreach (var chunk in new[] { 1, 2, 3, 4, 1_000 })
        {
            using var reader = RawRowReader.Open(spec, new SourceColumns(spec), () => new InPieces(System.Text.Encoding.UTF8.GetBytes(text), chunk));

            Assert.True(reader.Read());
            Assert.Equal("7", reader.Row[1].ToString());
            Assert.False(reader.Read());
        }
    }

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class InPieces(byte[] bytes, int most) : MemoryStream(bytes)
    {
        // a derived stream's spans come here too
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(most, count));
    }

    [Theory]
    [InlineData("7", "148765", "7/148765")]
    [InlineData("1/2", "3", "1~12/3")]
    [InlineData("1", "2/3", "1/2~13")]
    [InlineData("1~1", "3", "1~01/3")]
    public void Two_local_ids_of_several_columns_are_never_one(string first, string second, string localId)
    {
        var spec = FeedSpec.Parse("name: a\ntitle: A\nsupplier: S\nkind: delta\nlocal_id: [Project, Member]\ncolumns:\n  - { from: Surname, to: surname }\n", "a.yaml");

        Assert.Equal(localId, Extract.Check(spec, $"Project,Member,Surname\n{first},{second},Lee\n").OnlyRecord.LocalId);
    }

    [Fact]
    public void A_local_id_of_one_column_stays_as_it_is() =>
        Assert.Equal("1/2~3", Extract.Check(SmallSpec.With("- { from: Surname, to: surname }"), "Key,Surname\n1/2~3,Lee\n").OnlyRecord.LocalId);

    [Fact]
    public void Line_endings_of_the_file_do_not_change_what_is_read()
    {
        var text = Header + "7|148765|Anna|||'1 High St'|||SC\n8|148765|Bo|||||Gran|\n";
        var unix = Extract.Check(Spec, text);
        var windows = Extract.Check(Spec, text.ReplaceLineEndings("\r\n"));

        Assert.Equal(
            unix.Outcomes.OfType<RowOutcome.Accepted>().Select(outcome => (outcome.LineNumber, outcome.Record)),
            windows.Outcomes.OfType<RowOutcome.Accepted>().Select(outcome => (outcome.LineNumber, outcome.Record)));
        Assert.Equal(2, unix.Summary.Counts.Accepted);
    }

    [Theory]
    [InlineData("Twin 2", null, null)]
    [InlineData("BABY BOY", null, null)]
    [InlineData("lives with gran and the dog", null, null)]
    [InlineData("Twinkle", "Twinkle", null)]
    [InlineData("  Anna   Maria ", "Anna", "Maria")]
    public void A_column_of_several_names_is_judged_whole(string given, string? forename, string? middleNames)
    {
        var outcome = Extract.Check(Spec, Header + $"7|148765|{given}||Berg||||SC\n").Outcomes.Single();
        var record = (outcome as RowOutcome.Accepted)?.Record;

        Assert.Equal((forename, middleNames), (record?.Forename, record?.MiddleNames));
        Assert.True(outcome.Issues.Count == (forename is null ? 1 : 0));
    }

    [Theory]
    [InlineData("pottery", "CP0217")]
    [InlineData("", "CP0133")]
    public void A_service_that_is_not_on_the_list_is_never_stored(string service, string code)
    {
        var extract = Extract.Check(Spec, Header + $"7|148765|Anna||Berg||||{service}\n");

        Assert.Equal([code], extract.Codes);
        Assert.Null((extract.Outcomes.Single() as RowOutcome.Accepted)?.Record.Involvement);
    }

    [Fact]
    public void A_withheld_row_names_whom_it_withdraws_and_a_later_row_of_that_key_is_not_taken()
    {
        var spec = FeedSpec.Parse(
            """
            name: wishes
            title: Wishes
            supplier: Somebody
            kind: delta
            local_id: Key
            columns:
              - { from: Name, to: forename }
              - { from: Objects, to: objection, codes: { Y: "true", N: "false" } }
            """,
            "wishes.yaml");
        var extract = Extract.Check(spec, "Key,Name,Objects\n1,Anna,Y\n1,Anna,\n2,Bo,perhaps\n");

        Assert.Equal("1", Assert.IsType<RowOutcome.Withheld>(extract.Outcomes[0]).LocalId);
        Assert.IsType<RowOutcome.Quarantined>(extract.Outcomes[1]);
        Assert.Equal("R33A", Assert.IsType<RowOutcome.Held>(extract.Outcomes[2]).Code);
        Assert.DoesNotContain("CP0211", extract.Codes);
    }

    [Fact]
    public void The_summary_waits_for_the_last_row_and_the_rows_are_read_once()
    {
        using var check = ExtractCheck.Open(Spec, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Header + "7|148765|Anna||Berg||||SC\n")), Extract.AsOf);
        Assert.Throws<InvalidOperationException>(() => check.Summary);
        Assert.Single(check.Rows());
        Assert.Equal("mapped", check.Summary.Feed);
        Assert.Throws<InvalidOperationException>(() => check.Rows());
    }

    [Fact]
    public void Counts_that_do_not_add_up_are_a_fault_of_the_program()
    {
        var exception = Assert.Throws<RowsUnaccountedForException>(() => new RowCounts(3, 1, 1, 0, 0, 0).Reconciled());
        Assert.Equal((3, 2), (exception.Rows, exception.AccountedFor));
    }

    [Theory]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a\tb\n1\t2\n")]
    [InlineData("a|b\n1|2\n")]
    public void A_table_of_the_users_own_is_read_with_the_delimiter_it_has(string text)
    {
        using var table = CsvTableReader.Open(() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "table.csv");
        Assert.Equal(["a", "b"], table.Headers);
        Assert.True(table.Read());
        Assert.Equal("2", table[table.Find("B")]);
        Assert.Equal(2, table.LineNumber);
    }
}
