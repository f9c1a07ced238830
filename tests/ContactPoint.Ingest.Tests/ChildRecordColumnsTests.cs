using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Tests.Checking;

namespace ContactPoint.Ingest.Tests;

public sealed class ChildRecordColumnsTests
{
    private static readonly string?[] Full =
    [
        "Zoë", "Ann Marie", "O'Brien", "Zo", "Brien", "Zoey", "Smith", "2012-09-03", "true", "F", "12 Mill Lane", "Oldfield", "Northmoor", "Lancs", "M1 1AE", "9434765919",
        "B801200005001", "N82343210901A", "1000000019", "148765", "2023-09-05", "A81001", "2012-10-01", "Mary O'Brien", "parental_responsibility", "+441614960123",
        "mary@example.org", "Sam Poole", "care", "+447700900123", "sam@example.org", "social-care", "E08000003", "Jo Hart", "+441614960000", "jo@example.org", "2026-01-05",
        "2026-06-01", "true", "true", "2026-07-01",
    ];

    [Fact]
    public void The_columns_are_those_of_the_contract() =>
        Assert.Equal(
            "forename,middle_names,surname,preferred_forename,preferred_surname,former_forename,former_surname,birth_date,birth_date_estimated,gender,"
            + "address_1,address_2,address_3,address_4,postcode,nhs_number,upn,former_upn,uln,school_urn,school_start,gp_ods,gp_start,"
            + "carer_1_name,carer_1_relation,carer_1_phone,carer_1_email,carer_2_name,carer_2_relation,carer_2_phone,carer_2_email,"
            + "service,organisation,practitioner,practitioner_phone,practitioner_email,involvement_start,involvement_end,lead_professional,shielded,death_date",
            string.Join(",", ChildRecordColumns.All.Select(column => column.Name)));

    [Fact]
    public void A_record_is_built_again_from_its_texts()
    {
        var record = ChildRecordColumns.Build("1", Full);

        Assert.Equal(Full, ChildRecordColumns.Texts(record));
        Assert.Equal(record, ChildRecordColumns.Build("1", ChildRecordColumns.Texts(record)));
    }

    [Fact]
    public void Every_value_counts_in_the_content_hash()
    {
        var hashes = new HashSet<UInt128> { ChildRecordColumns.ContentHash(ChildRecordColumns.Build("1", Full)) };
        for (var column = 0; column < Full.Length; column++)
        {
            var texts = (string?[])Full.Clone();
            texts[column] = texts[column] switch
            {
                "true" => "false",
                "care" => "parental_responsibility",
                _ => null,
            };
            Assert.True(hashes.Add(ChildRecordColumns.ContentHash(ChildRecordColumns.Build("1", texts))), ChildRecordColumns.All[column].Name);
        }

        Assert.True(hashes.Add(ChildRecordColumns.ContentHash(ChildRecordColumns.Build("2", Full))), "local id");
        Assert.True(hashes.Add(ChildRecordColumns.ContentHash(ChildRecordColumns.Build("1", Full) with { Sensitive = new("mental-health", null, null, null, null) })), "sensitive");
    }

    [Fact]
    public void The_content_hash_is_the_same_on_every_machine() =>
        Assert.Equal("21E038703D25DA8E03CEBEB5DAD598E5", ChildRecordColumns.ContentHash(ChildRecordColumns.Build("1", Full)).ToString("X32", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_text_that_was_not_written_here_is_refused_by_its_column_and_not_repeated()
    {
        var texts = (string?[])Full.Clone();
        texts[14] = "not a postcode";
        var message = Assert.Throws<FormatException>(() => ChildRecordColumns.Build("1", texts)).Message;

        Assert.Contains("postcode", message, StringComparison.Ordinal);
        Assert.DoesNotContain("not a", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepted_rows_read_back_as_the_records_they_were()
    {
        var record = ChildRecordColumns.Build("7/\"a\", b", Full);
        using var file = new MemoryStream();
        using (var accepted = new AcceptedFile(file))
        {
            accepted.Write(new(12, record, []) { Restricted = record.Shielded });
        }

        using var table = CsvTableReader.Open(() => new MemoryStream(file.ToArray()), "accepted.csv");
        Assert.True(table.Read());
        var row = table.ToArray();
        Assert.Equal("12", row[table.Find("line")]);
        Assert.Equal(record, ChildRecordColumns.Build(row[table.Find("local_id")], row[2..]));
        Assert.False(table.Read());
    }

    [Theory]
    [InlineData("a,b\n1\n", "line 2")]
    [InlineData("a,b\n1,2\n1,\"x\"y\n", "line 3")]
    public void A_malformed_table_is_refused_by_its_place(string text, string place)
    {
        using var table = CsvTableReader.Open(() => new MemoryStream(Encoding.UTF8.GetBytes(text)), "table.csv");
        var exception = Assert.Throws<CsvTableException>(() =>
        {
            while (table.Read())
            {
            }
        });
        Assert.Contains($"table.csv, {place}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_for_spreadsheets_runs_no_formula()
    {
        using var file = new MemoryStream();
        using (var writer = new CsvTableWriter(file, ["a", "b"], CsvAudience.Spreadsheets, "\n", leaveOpen: true))
        {
            writer.Write("=1+1", null);
        }

        Assert.Equal("a,b\n\"'=1+1\",\n", Encoding.UTF8.GetString(file.ToArray()));
    }

    [Theory]
    [InlineData("issue-codes.md")]
    [InlineData("rules.md")]
    [InlineData("schema.md")]
    public void The_committed_page_is_what_the_code_says(string page)
    {
        var text = page switch
        {
            "issue-codes.md" => ReferencePages.IssueCodes(),
            "rules.md" => ReferencePages.Rules(),
            _ => ReferencePages.Schema(),
        };
        var path = Path.Combine(SampleFeeds.RepositoryFolder("docs"), page);
        if (Environment.GetEnvironmentVariable("GOLDEN") == "accept")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }
}
