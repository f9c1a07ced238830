using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;

using CsCheck;

namespace ContactPoint.Ingest.Tests.Checking;

public sealed class ExtractCheckTests
{
    private const string Header = "Key,Forename,Surname,DOB,Sex,Address,Postcode,NHS,ULN,UPN,Shield,Secret\n";

    private static readonly FeedSpec Spec = SmallSpec.With(
        """
        - { from: Forename, to: forename, presence: required }
        - { from: Surname, to: surname }
        - { from: DOB, to: birth_date, format: dd/MM/yyyy }
        - { from: Sex, to: gender, codes: { M: M, F: F } }
        - { from: Address, to: address_1 }
        - { from: Postcode, to: postcode }
        - { from: NHS, to: nhs_number }
        - { from: ULN, to: uln }
        - { from: UPN, to: upn }
        - { from: Shield, to: shielded, codes: { Y: "true", N: "false" }, presence: optional }
        - { from: Consent, to: consent }
        """);

    [Theory]
    [InlineData("1,Ann,Lee,03/09/2012,F,1 High St,M1 1AE,9434765919,,,,", "")]
    [InlineData("1,Ann,Lee,2012-09-03,F,,,,,,,", "CP0101")]
    [InlineData("1,Ann,Lee,31/02/2014,F,,,,,,,", "CP0102")]
    [InlineData("1,Ann,Lee,03/09/2012,Q,,,,,,,", "CP0131")]
    [InlineData("1,Ann,Lee,03/09/2012,F,,Q1 1AA,,,,,", "CP0121")]
    [InlineData("1,Ann,Lee,03/09/2012,F,,ZZ99 3VZ,,,,,", "CP0122")]
    [InlineData("1,Ann,Lee,03/09/2012,F,,,9434765918,,,,", "CP0111")]
    [InlineData("1,Ann,Lee,03/09/2012,F,,,9999999999,,,,", "CP0112")]
    [InlineData("1,Ann,Lee,03/09/2012,F,,,,1234567890,,,", "CP0114")]
    [InlineData("1,Ann,Lee,03/09/2012,F,,,,,A801200005001,,", "CP0113")]
    [InlineData("1,Baby,Lee,03/09/2012,F,,,,,,,", "CP0141")]
    [InlineData("1,ChloÃ«,Lee,03/09/2012,F,,,,,,,", "CP0144")]
    [InlineData("1,?ukasz,Lee,03/09/2012,M,,,,,,,", "CP0146")]
    [InlineData("1,An\u200Bn,Lee,03/09/2012,F,,,,,,,", "CP0143")]
    [InlineData("1,Ann,Lee,03/09/2012,F,12 \"The Nook\",,,,,,", "CP0204")]
    [InlineData("1,Ann,Lee,03/09/2012,F,,,,,,?,", "CP0132")]
    [InlineData("1,Ann,Lee,03/09/2012,F,20-00-00 55779911,,,,,,", "R20B")]
    [InlineData("1,Ann,Lee,14/09/2030,F,,,9434765919,,,,", "CP0104")]
    [InlineData("1,Ann,Lee,14/09/1990,F,,,9434765919,,,,", "CP0105")]
    [InlineData("1,Ann,Lee,01/01/1900,F,,,9434765919,,,,", "CP0103")]
    public void A_wrong_value_is_reported_and_the_row_goes_on(string row, string codes)
    {
        var extract = Extract.Check(Spec, Header + row + "\n");

        Assert.IsType<RowOutcome.Accepted>(extract.Outcomes.Single());
        Assert.Equal(codes, string.Join(" ", extract.Codes));
        Assert.All(extract.Outcomes[0].Issues, issue => Assert.Equal(2, issue.LineNumber));
    }

    [Theory]
    [InlineData(",Ann,Lee,03/09/2012,F,,,,,,,", "CP0211", false)]
    [InlineData("1,,,03/09/2012,F,,,,,,,", "CP0215", true)]
    [InlineData("1,Baby,N/K,03/09/2012,F,,,,,,,", "CP0141 CP0141 CP0215", true)]
    [InlineData("1,Ann,Lee,01/01/1900,F,,,,,,,", "CP0103 CP0216", true)]
    [InlineData("1,Ann,Lee,14/09/2030,F,,,,,N82343210901A,,", "CP0104 CP0216", true)]
    [InlineData("1,Ann,Lee", "CP0201", true)]
    [InlineData("1,Ann,Lee,03/09/2012,F,1 High St,Oldfield,M1 1AE,,,,,,x", "CP0202", true)]
    [InlineData("1,Ann,Lee,03/09/2012,F,,,,,,,,", "CP0202", true)]
    [InlineData("1,Ann,Lee,03/09/2012,F,\"1 High\nStreet\"", "CP0201", true)]
    [InlineData("1,\"Ann\" x,Lee,03/09/2012,F,,,,,,,", "CP0203", true)]
    [InlineData("1,\"Ann\nBob\" x,Lee,03/09/2012,F,,,,,,,", "CP0203", false)]
    public void A_faulty_row_is_quarantined(string row, string codes, bool everyLocalIdReadable)
    {
        var extract = Extract.Check(Spec, Header + row + "\n");

        Assert.IsType<RowOutcome.Quarantined>(extract.Outcomes.Single());
        Assert.Equal(codes, string.Join(" ", extract.Codes));
        Assert.Equal(everyLocalIdReadable, extract.Summary.EveryLocalIdReadable);
    }

    [Fact]
    public void A_blank_row_names_nobody()
    {
        var extract = Extract.Check(Spec, Header + ",,,,,,,,,,,\n1,Ann,Lee,03/09/2012,F,,,,,,,\n");

        Assert.IsType<RowOutcome.Quarantined>(extract.Outcomes[0]);
        Assert.Equal(["CP0205"], extract.Codes);
        Assert.True(extract.Summary.EveryLocalIdReadable);
    }

    [Theory]
    [InlineData("1,Ann (Kit),Lee,03/09/2012,F,,,,,,,", "R01")]
    [InlineData("1,Ann,Lee VIOLENT,03/09/2012,F,,,,,,,", "R17A")]
    [InlineData("1,Ann,Lee,03/09/2012,F,Women's Refuge,,,,,,", "R25")]
    [InlineData("1,A\uFFFDnn,Lee,03/09/2012,F,,,,,,,", "CP0145")]
    public void A_row_that_a_person_must_read_is_held(string row, string code) =>
        Assert.Equal(code, Assert.IsType<RowOutcome.Held>(Extract.Check(Spec, Header + row + "\n").Outcomes.Single()).Code);

    [Fact]
    public void The_same_key_again_is_a_duplicate_with_the_same_values_and_quarantined_with_others()
    {
        const string Row = "1,Ann,Lee,03/09/2012,F,,,,,,,";
        var extract = Extract.Check(Spec, Header + Row + "\n" + Row + "dropped\n" + Row.Replace("Ann", "Anna", StringComparison.Ordinal) + "\n");

        Assert.Equal(new RowCounts(3, 1, 1, 0, 0, 1), extract.Summary.Counts);
        Assert.IsType<RowOutcome.Duplicate>(extract.Outcomes[1]);
        Assert.Equal("1", Assert.IsType<RowOutcome.Quarantined>(extract.Outcomes[2]).LocalId);
    }

    [Theory]
    [InlineData("1,Ann,Lee,01/01/1900,F,,,,,,,", "CP0103 CP0216")]
    [InlineData("1,,,,F,,,,,,,", "CP0215")]
    [InlineData("1,Ann,Lee VIOLENT,03/09/2012,F,,,,,,,", "R17A")]
    public void A_later_row_is_taken_when_the_earlier_of_its_key_was_not(string faulty, string codes)
    {
        const string Good = "1,Ann,Lee,03/09/2012,F,,,,,,,\n";
        var extract = Extract.Check(Spec, $"{Header}{faulty}\n{Good}{Good}{Good.Replace("Ann", "Anna", StringComparison.Ordinal)}");

        Assert.Equal(3, Assert.IsType<RowOutcome.Accepted>(extract.Outcomes[1]).LineNumber);
        Assert.IsType<RowOutcome.Duplicate>(extract.Outcomes[2]);
        Assert.IsType<RowOutcome.Quarantined>(extract.Outcomes[3]);
        Assert.Equal($"{codes} CP0214 CP0213", string.Join(' ', extract.Codes));
    }

    [Fact]
    public void A_later_row_waits_where_the_earlier_of_its_key_may_be_an_objection()
    {
        var spec = SmallSpec.With("- { from: Forename, to: forename }\n- { from: Objects, to: objection, codes: { Y: \"true\", N: \"false\" } }");
        var extract = Extract.Check(spec, "Key,Forename,Objects\n1,Ann,?\n1,Ann,N\n");

        Assert.Equal(["R33A", "R33A"], extract.Outcomes.Cast<RowOutcome.Held>().Select(held => held.Code));
    }

    [Fact]
    public void Quarantine_holds_minimised_fields_only()
    {
        var extract = Extract.Check(Spec, Header + ",Ann,Lee,03/09/2012,F,20-00-00 55779911,M1 1AE,,,,,secret\n");
        var texts = Assert.IsType<RowOutcome.Quarantined>(extract.Outcomes.Single()).Fields.Texts;

        Assert.Equal(["Ann", "Lee", "2012-09-03", "false", "F", "M1 1AE", "false"], texts.Where(text => text is not null));
    }

    [Fact]
    public void Line_numbers_are_physical_lines()
    {
        var extract = Extract.Check(Spec, Header + "1,Ann,Lee,03/09/2012,F,\"1 High\nStreet\",,,,,,\n\n\n2,Bo,Lee,03/09/2012,F,,,,,,,\n");

        Assert.Equal([2, 6], extract.Outcomes.Select(outcome => outcome.LineNumber));
        Assert.Equal("1 High Street", ((RowOutcome.Accepted)extract.Outcomes[0]).Record.Address1);
    }

    [Fact]
    public void Columns_nobody_mapped_are_counted_by_name_and_never_read()
    {
        var extract = Extract.Check(Spec, Header + "1,Ann,Lee,03/09/2012,F,,,,,,,hush\n2,Bo,Lee,03/09/2012,F,,,,,,,\n");

        Assert.Equal([new DroppedColumn("Secret", 1)], extract.Summary.DroppedColumns);
        Assert.Equal(1, extract.Summary.Rules["R00"]);
    }

    [Theory]
    [InlineData("Notes,Notes", "Notes")]
    [InlineData("Notes,No\0tes", "Notes No tes")]
    [InlineData("No\u0001tes,No\0tes", "No tes")]
    [InlineData("\u0001,\0", "column 2 column 3")]
    public void Columns_nobody_mapped_have_one_clean_name_each(string columns, string names)
    {
        var extract = Extract.Check(Spec, $"Forename,{columns},Key\nAnn,hush,hush,1\n");

        Assert.Equal(names, string.Join(' ', extract.Summary.DroppedColumns.Select(column => column.Name)));
        Assert.Equal(2, extract.Summary.DroppedColumns.Sum(column => column.NonBlankCount));
    }

    [Fact]
    public void A_column_that_is_expected_and_not_there_is_reported_on_the_header_line()
    {
        using var check = ExtractCheck.Open(Spec, () => new MemoryStream(Encoding.UTF8.GetBytes(Header + "1,Ann")), Extract.AsOf);
        Assert.Equal([new Issue(IssueKinds.ColumnMissing, 1, "Consent")], check.FileIssues);
    }

    [Theory]
    [InlineData("Key;Forename;Surname\n1;Ann;Lee\n", "CP0903")]
    [InlineData("", "CP0924")]
    [InlineData("1,Ann,Lee\n", "CP0903")]
    [InlineData("Key,Surname\n1,Lee\n", "CP0904")]
    [InlineData("Key,Forename,Forename\n1,Ann,Ann\n", "CP0905")]
    [InlineData("Key,Forename\n1,\"Ann\n2,Bo\n", "CP0908")]
    [InlineData("PK\u0003\u0004xyz", "CP0920")]
    [InlineData("%PDF-1.7", "CP0901")]
    public void A_file_that_cannot_be_read_is_refused_with_place_cause_and_cure(string text, string code)
    {
        var refusal = Assert.Single(Assert.Throws<ExtractRefusedException>(() => Extract.Check(Spec, text)).Refusals);

        Assert.Equal(code, refusal.Kind.Code);
        Assert.DoesNotContain("Ann", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_more_than_a_megabyte_is_refused_in_bounded_memory() =>
        Assert.Equal(
            "CP0907",
            Assert.Throws<ExtractRefusedException>(() => Extract.Check(Spec, Header + "1," + new string('x', 3_000_000))).Refusals[0].Kind.Code);

    [Fact]
    public void Nhs_numbers_in_the_learner_numbers_column_are_refused()
    {
        var rows = string.Concat(Enumerable.Range(1, 12).Select(key => $"{key},Ann,Lee,03/09/2012,F,,,,4010232137,,,\n"));
        var refusal = Assert.Single(Assert.Throws<ExtractRefusedException>(() => Extract.Check(Spec, Header + rows)).Refusals);

        Assert.Equal(("CP0912", "ULN"), (refusal.Kind.Code, refusal.Column));
    }

    [Theory]
    [InlineData("END,2\n", null)]
    [InlineData("END,3\n", "CP0911")]
    [InlineData("END,\n", "CP0911")]
    [InlineData("", "CP0909")]
    [InlineData("END,2\n3,Cy\n", "CP0910")]
    public void The_trailer_must_be_the_last_line_and_its_count_right(string trailer, string? code)
    {
        var spec = Spec with { Format = Spec.Format with { Trailer = new("END", 2) } };
        const string Rows = "Key,Forename\n1,Ann\n2,Bo\n";
        if (code is null)
        {
            Assert.Equal(2, Extract.Check(spec, Rows + trailer).Summary.Counts.Accepted);
        }
        else
        {
            Assert.Equal(code, Assert.Throws<ExtractRefusedException>(() => Extract.Check(spec, Rows + trailer)).Refusals[0].Kind.Code);
        }
    }

    [Fact]
    public void The_encoding_is_decided_over_the_whole_file()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var rows = string.Concat(Enumerable.Range(1, 20_000).Select(key => $"{key},Ann,Lee,03/09/2012,F,,,,,,,\n"));
        var text = Header + rows + "x,Ann,O’Brien,03/09/2012,F,,,,,,,\n";
        var late = Extract.Check(Spec, Encoding.GetEncoding(1252).GetBytes(text));
        var utf8 = Extract.Check(Spec, text);

        Assert.Equal(("windows-1252", "utf-8"), (late.Summary.Encoding, utf8.Summary.Encoding));
        Assert.All([late, utf8], extract => Assert.Equal("O'Brien", ((RowOutcome.Accepted)extract.Outcomes[^1]).Record.Surname));
    }

    [Theory]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-16BE", "utf-16-be")]
    [InlineData("utf-8", "utf-8-bom")]
    public void A_byte_order_mark_decides(string encoding, string decided)
    {
        var writer = Encoding.GetEncoding(encoding);
        var extract = Extract.Check(Spec, [.. writer.GetPreamble(), .. writer.GetBytes(Header + "1,Zoë,Lee,03/09/2012,F,,,,,,,\n")]);

        Assert.Equal(decided, extract.Summary.Encoding);
        Assert.Equal("Zoë", extract.OnlyRecord.Forename);
    }

    [Fact]
    public void A_declared_encoding_is_kept_to()
    {
        var spec = Spec with { Format = Spec.Format with { Encoding = FeedEncoding.Utf8 } };
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Header + "1,Ann,O"), 0x92, .. "Brien,03/09/2012,F,,,,,,,\n"u8];
        Assert.Equal("CP0902", Assert.Throws<ExtractRefusedException>(() => Extract.Check(spec, bytes)).Refusals[0].Kind.Code);
    }

    [Fact]
    public void Every_row_of_any_text_has_one_outcome_and_the_counts_add_up() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char[",\"\n\r|'AaeE 019/éÃ\uFFFD"]), 0, 300].Sample(text =>
        {
            try
            {
                var extract = Extract.Check(Spec, Header + text);
                Assert.Equal(extract.Outcomes.Count, extract.Summary.Counts.Reconciled().Rows);
            }
            catch (ExtractRefusedException exception)
            {
                Assert.NotEmpty(exception.Refusals);
            }
        });

    [Fact]
    public void An_issue_report_never_repeats_a_value()
    {
        var bad = "=CMD()|zzsecret,Anzzsecret (Kit),Lezzsecret,xzzsecret,zzsecret,zzsecret 20-00-00 55779911,zzsecret,zzsecret,zzsecret,zzsecret,zzsecret,zzsecret\n";
        using var file = new MemoryStream();
        using (var report = new IssuesFile(file))
        {
            foreach (var outcome in Extract.Check(Spec, Header + bad).Outcomes)
            {
                Assert.True(outcome.Issues.Count > 5);
                report.Write(outcome.Issues);
            }
        }

        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.StartsWith("\uFEFFline,column,code,severity,effect,who_acts,message\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("zzsecret", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("55779911", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CMD", text, StringComparison.Ordinal);
    }
}
