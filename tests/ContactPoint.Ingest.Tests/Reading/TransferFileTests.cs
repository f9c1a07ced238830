using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Tests.Checking;
using ContactPoint.Ingest.Values;

using static ContactPoint.Ingest.Tests.Reading.HostileFile;

namespace ContactPoint.Ingest.Tests.Reading;

/// <summary>The Common Transfer File: identity elements are read, and nothing else is.</summary>
public sealed class TransferFileTests
{
    private const string Start = "<CTfile><Header><DocumentName>Common Transfer File</DocumentName><SourceSchool><LEA>820</LEA><Estab>4321</Estab></SourceSchool></Header><CTFpupilData>";
    private const string End = "</CTFpupilData></CTfile>";
    private const string Fine = "1 rows: 1 accepted";

    private static readonly FeedSpec Spec = FeedSpec.Parse(
        """
        name: transfers
        title: Common Transfer Files
        supplier: Somebody
        kind: delta
        file: { format: ctf }
        local_id: [Header/SourceSchool/LEA, Header/SourceSchool/Estab, UPN]
        aliases: { Sex: Gender }
        columns:
          - { from: UPN, to: upn }
          - { from: FormerUPN, to: former_upn }
          - { from: UniqueLearnerNumber, to: uln }
          - { from: Surname, to: surname, presence: required }
          - { from: Forename, to: forename }
          - { from: MiddleNames, to: middle_names }
          - { from: DOB, to: birth_date, format: yyyy-MM-dd }
          - { from: Sex, to: gender, codes: { M: M, F: F } }
          - { from: [Addresses/Address/PAON, Addresses/Address/Street], to: address_1 }
          - { from: Addresses/Address/PostCode, to: postcode }
        """,
        "transfers.yaml");

    public static TheoryData<HostileFile> Hostile => new()
    {
        Of("a pupil", Fine, Start + Pupil() + End),
        Of("no pupil", "0 rows:  CP0305", Start + End),
        Of("a pupil without anything", "2 rows: 1 accepted, 1 quarantined CP0205", Start + "<Pupil/>" + Pupil() + End),
        Of("the required element in no pupil", "refused CP0904", Start + "<Pupil><UPN>B801200005001</UPN></Pupil>" + End),
        Of("another root", "refused CP0927", "<Message>" + Pupil() + "</Message>"),
        Of("delimited text", "refused CP0927", Header + Row),
        Of("nothing", "refused CP0924", ""),
        Of("cut off", "refused CP0928", Start + Pupil() + "<Pupil><Surname>Zzs"),
        Of("cut off between pupils", "refused CP0928", Start + Pupil()),
        Of("entities that multiply", "refused CP0928", "<!DOCTYPE CTfile [<!ENTITY a \"zzsecret\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + Start + "<Pupil><Surname>&b;</Surname></Pupil>" + End),
        Of("an entity nobody declared", "refused CP0928", Start + "<Pupil><Surname>&zzsecret;</Surname></Pupil>" + End),
        Of("bytes that are not UTF-8", "refused CP0928", Bytes([.. Encoding.UTF8.GetBytes(Start + "<Pupil><Surname>Zzsecret"), 0x92, .. Encoding.UTF8.GetBytes("</Surname></Pupil>" + End)])),
        Of("the byte order mark of UTF-16 and no character after it", "refused CP0928", Bytes([0xFE, 0xFF, 0x00, 0x00, 0x16, 0x39, 0xD1, 0x2D])), // found by the fuzzer
        Of("a text of 10 MB", "refused CP0907", Repeated(Start + "<Pupil><Surname>", "Zzsecret ", 1_200_000, "</Surname></Pupil>" + End)),
        Of("a text of 10 MB that nobody reads", "refused CP0907", Repeated(Start + "<Pupil><Notes>", "Zzsecret ", 1_200_000, "</Notes></Pupil>" + End)),
        Of("a million elements in a pupil", Fine, Repeated(Start + "<Pupil><UPN>B801200005001</UPN><Surname>Zzsecret</Surname><Results>", "<Result>A</Result>", 1_000_000, "</Results></Pupil>" + End)),
        Of("a name that goes on", "refused CP0907", Repeated(Start + "<", "zzsecret", 1_000_000)),
        Of("a hundred elements deep", "refused CP0929", Start + "<Pupil>" + string.Concat(Enumerable.Repeat("<Notes>", 100)) + End),
        Of("20,000 kinds of elements", "refused CP0929", Start + "<Pupil>" + string.Concat(Enumerable.Range(0, 20_000).Select(name => $"<e{name}>zzsecret</e{name}>")) + "</Pupil>" + End),
        Of("20,000 kinds of attributes", "refused CP0929", Start + "<Pupil><Notes>" + string.Concat(Enumerable.Range(0, 20_000).Select(name => $"<e a{name}='zzsecret'/>")) + "</Notes></Pupil>" + End),
        Of("gzip", Fine, Bytes(Gzip(Text(Start + Pupil() + End)))),
        Of("zip", Fine, Bytes(Zip(("820_4321_CTF.xml", Text(Start + Pupil() + End))))),
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Ends_as_it_should_and_says_no_value(HostileFile file)
    {
        var (outcome, said) = file.Read();

        Assert.Equal(file.Expected, outcome);
        Assert.DoesNotContain(Planted, said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Identity_is_read_and_all_else_is_counted_by_name()
    {
        const string Forbidden =
            "<Ethnicity>WBRI</Ethnicity><FSMhistory><FSMinstance>Zz</FSMinstance></FSMhistory><StageAssessments><KeyStage><Stage>KS2</Stage><Result>5</Result></KeyStage></StageAssessments><Photo/>";
        var extract = Extract.Check(Spec, $"<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n{Start}\n{Pupil(Forbidden)}\n{Pupil(Forbidden).Replace("B801200005001", "R823432109012", StringComparison.Ordinal)}\n{End}");
        var record = ((RowOutcome.Accepted)extract.Outcomes[0]).Record;

        Assert.Equal(("820/4321/B801200005001", "Ann", "Zzsecret", "1 High St", Gender.Female), (record.LocalId, record.Forename, record.Surname, record.Address1, record.Gender));
        Assert.Equal(new DateOnly(2012, 9, 3), record.BirthDate);
        Assert.Equal([3, 4], extract.Outcomes.Select(outcome => outcome.LineNumber));
        Assert.Equal("windows-1252", extract.Summary.Encoding);
        Assert.Equal(
            [new("Header/DocumentName", 1), new("Ethnicity", 2), new("FSMhistory", 2), new("StageAssessments", 2)],
            extract.Summary.DroppedColumns);
    }

    [Fact]
    public void The_first_of_several_elements_is_taken_and_the_others_are_counted()
    {
        var extract = Extract.Check(Spec, Start + Pupil("<FormerUPN>R823432109012</FormerUPN><FormerUPN>R330201715033</FormerUPN>") + End);

        Assert.Equal("R823432109012", extract.OnlyRecord.FormerUpn?.ToString());
        Assert.Contains(new DroppedColumn("FormerUPN", 1), extract.Summary.DroppedColumns);
    }

    [Fact]
    public void What_a_pupil_says_is_not_the_next_pupils()
    {
        var extract = Extract.Check(Spec, Start + Pupil() + "<Pupil><UPN>R823432109012</UPN><Surname>Lee</Surname></Pupil>" + End);

        Assert.Null(((RowOutcome.Accepted)extract.Outcomes[1]).Record.Forename);
    }

    private static HostileFile Of(string what, string expected, string text) => Of(what, expected, Text(text));

    private static HostileFile Of(string what, string expected, Func<Stream> open) => new(what, expected, open, Spec);

    private static string Pupil(string more = "") =>
        "<Pupil><UPN>B801200005001</UPN><Surname>Zzsecret</Surname><Forename>Ann</Forename><DOB>2012-09-03</DOB><Gender>F</Gender>"
        + $"<Addresses><Address><PAON>1</PAON><Street>High <![CDATA[St]]></Street><PostCode>M1 1AE</PostCode></Address></Addresses>{more}</Pupil>";
}
