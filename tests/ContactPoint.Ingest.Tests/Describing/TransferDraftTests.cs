using System.Text;

using ContactPoint.Ingest.Describing;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Tests.Checking;
using ContactPoint.TestSupport;

using static ContactPoint.Ingest.Tests.Reading.HostileFile;

namespace ContactPoint.Ingest.Tests.Describing;

/// <summary>A first specification for a Common Transfer File, and what is said of other XML.</summary>
public sealed class TransferDraftTests
{
    private const string File =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <!-- made up -->
        <CTfile>
          <Header><DocumentName>Common Transfer File</DocumentName><CTFversion>25.0</CTFversion>
            <SourceSchool><LEA>820</LEA><Estab>4321</Estab><SchoolName>Zzschool</SchoolName></SourceSchool></Header>
          <CTFpupilData>
            <Pupil><UPN>B801200005001</UPN><Surname>Zzlee</Surname><Forename>Zzann</Forename><DOB>2014-03-04</DOB><Sex>F</Sex>
              <FSM>true</FSM><Address><PostCode>M1 1AE</PostCode></Address><StageAssessments><Zz>zzsecret</Zz></StageAssessments></Pupil>
            <Pupil><UPN>R823432109012</UPN><Surname>Zzray</Surname><Forename>Zzbo</Forename><DOB>2013-11-24</DOB><Sex>M</Sex>
              <UniqueLearnerNumber>1000000019</UniqueLearnerNumber><Attendance><Session>zzsecret</Session></Attendance></Pupil>
          </CTFpupilData>
        </CTfile>
        """;

    [Fact]
    public void The_draft_for_a_transfer_file_explains_itself() => Golden.AssertSame(Draft(Encoding.UTF8.GetBytes(File)), "transfer-file");

    [Fact]
    public void The_draft_reads_the_file_that_it_was_written_for_plain_or_packed()
    {
        var bytes = Encoding.UTF8.GetBytes(File);
        foreach (var packed in new[] { bytes, Gzip(Bytes(bytes)), Zip(("820_CTF.xml", Bytes(bytes))), Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(File.Replace("utf-8", "utf-16", StringComparison.Ordinal))).ToArray() })
        {
            var spec = FeedSpec.Parse(Draft(packed), "draft.yaml");
            var counts = Extract.Check(spec, packed).Summary.Counts;

            Assert.Equal(FileLayout.CommonTransferFile, spec.Format.Layout);
            Assert.Equal(["Header/SourceSchool/LEA", "Header/SourceSchool/Estab", "UPN"], spec.LocalId);
            Assert.Equal((2, 2), (counts.Rows, counts.Accepted));
        }
    }

    [Fact]
    public void No_value_of_the_file_stands_in_the_draft() =>
        Assert.DoesNotContain("zz", Draft(Encoding.UTF8.GetBytes(File)).Replace("StageAssessments/Zz", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Pupils_without_numbers_leave_the_key_to_be_said()
    {
        var draft = Draft(Encoding.UTF8.GetBytes(File.Replace("<UPN>B801200005001</UPN>", "", StringComparison.Ordinal)));

        Assert.Contains("ask the supplier which element is the key", draft, StringComparison.Ordinal);
        Assert.Equal("\"local_id\" is missing.", Assert.Single(Assert.Throws<FeedSpecException>(() => FeedSpec.Parse(draft, "draft.yaml")).Faults).Cause);
    }

    [Theory]
    [InlineData("<html><body>sign in</body></html>", "a web page (HTML)")]
    [InlineData("\uFEFF<!DOCTYPE html>\n<html lang='en'>", "a web page (HTML)")]
    [InlineData("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:x\">", "a spreadsheet saved as XML")]
    [InlineData("<?xml version=\"1.0\"?><soap:Envelope>", "an answer of a web service (SOAP)")]
    [InlineData("<Message><Header/></Message>", "a return in the style of the Department for Education's collections")]
    [InlineData("<?xml version=\"1.0\"?><Pupils><Pupil/></Pupils>", "XML with the root element Pupils; of XML only the Common Transfer File")]
    [InlineData("<?xml version=\"1.0\"?>", "It is XML; of XML only the Common Transfer File")]
    public void Other_xml_is_named_with_what_can_be_done(string text, string expected)
    {
        var root = MarkupRoot.Find(() => new MemoryStream(Encoding.UTF8.GetBytes(text)));

        Assert.NotNull(root);
        Assert.False(root.IsTransferFile);
        Assert.Contains(expected, root.Explain(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Id,Surname\n1,Lee\n")]
    [InlineData("<Id>,<Surname>\n1,Lee\n")]
    [InlineData("<5 years;Surname\n")]
    [InlineData("")]
    public void Delimited_text_has_no_root(string text) => Assert.Null(MarkupRoot.Find(() => new MemoryStream(Encoding.UTF8.GetBytes(text))));

    private static string Draft(byte[] bytes)
    {
        Assert.True(MarkupRoot.Find(() => new MemoryStream(bytes))!.IsTransferFile);
        return TransferDraft.Write(TransferDescription.Read(() => new MemoryStream(bytes)), "transfers");
    }
}
