using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Tests.Checking;

using static ContactPoint.Ingest.Tests.Reading.HostileFile;

namespace ContactPoint.Ingest.Tests.Reading;

/// <summary>The corpus: each file ends in one clear refusal or in counted rows, and nothing that is said of it repeats a value.</summary>
public sealed class HostileFilesTests
{
    private const string Fine = "1 rows: 1 accepted";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<HostileFile> Layout => Corpus(
        ("semicolons where commas are declared", "refused CP0903", Text((Header + Row).Replace(',', ';'))),
        ("no header", "refused CP0903", Text(Row + Row)),
        ("a missing column", "refused CP0904", Text("Key,Forename\n1,Ann\n")),
        ("a column twice", "refused CP0905", Text("Key,Forename,Surname,Surname\n1,Ann,Zzsecret,Zzsecret\n")),
        ("10,000 columns", "refused CP0906", Text(Header.Trim() + string.Concat(Enumerable.Range(1, 10_000).Select(column => $",c{column}")) + "\n" + Row)),
        ("a row of 10,000 columns", "2 rows: 1 accepted, 1 quarantined CP0202", Text(Header + "2,Bo,Zzsecret" + new string(',', 10_000) + "\n" + Row)),
        ("a header of 10 MB", "refused CP0907", Repeated("Key,Forename,Surname,", "x", 10_000_000, "\n" + Row)),
        ("a field of 10 MB", "refused CP0907", Repeated(Header + Row + "2,Ann,", "x", 10_000_000, "\n")),
        ("a quoted field of 10 MB", "refused CP0907", Repeated(Header + Row + "2,Ann,\"", "x\n", 5_000_000, "\"\n")),
        ("a quote that is never closed", "refused CP0908", Text(Header + "1,\"Ann,Zzsecret,03/09/2012,,\n" + Row)),
        ("a quote that is never closed, in a file of 20 MB", "refused CP0907", Repeated(Header + "1,\"Ann,Zzsecret,03/09/2012,,\n", Row, 400_000)),
        ("a quote that swallows rows until the next", "2 rows: 1 accepted, 1 quarantined CP0206", Text(Header + "1,\"Ann,Zzsecret,,,\n2,Bo,Zzsecret,,,\n3,\"Cy,Zzsecret,,,\n" + Row)),
        ("a million empty lines", Fine, Repeated(Header, "\n", 1_000_000, Row)),
        ("a million empty lines and nothing else", "refused CP0924", Repeated("", "\n", 1_000_000)),
        ("a hundred thousand rows of commas", "refused CP0925", Repeated(Header, ",,,,,\n", 100_000)),
        ("nothing", "refused CP0924", Text("")),
        ("a byte order mark and nothing else", "refused CP0924", Text("\uFEFF")),
        ("a header and nothing else", "refused CP0925", Text(Header)),
        ("a header without a line break", "refused CP0925", Text(Header.Trim())),
        ("a last row that is cut off", "2 rows: 1 accepted, 1 quarantined CP0201", Text(Header + Row + "2,Ann,Zzs")),
        ("a last row that is cut off inside quotes", "refused CP0908", Text(Header + Row + "2,Ann,\"Zzs")));

    public static TheoryData<HostileFile> Characters => Corpus(
        ("NUL bytes in values", "1 rows: 1 accepted CP0143", Text(Header + Row.Replace("Ann", "A\0n\0n", StringComparison.Ordinal))),
        ("NUL bytes in the header", "refused CP0904", Text(Header.Replace("Surname", "Sur\0name", StringComparison.Ordinal) + Row)),
        ("NUL bytes alone", "refused CP0901", Bytes(new byte[10_000])),
        ("UTF-16 without a byte order mark", Fine, Bytes(Encoding.Unicode.GetBytes(Header + Row))),
        ("UTF-16 with the high byte first, without a byte order mark", Fine, Bytes(Encoding.BigEndianUnicode.GetBytes(Header + Row))),
        ("one row of Windows-1252 among UTF-8", "2 rows: 2 accepted CP0144", Bytes([.. Encoding.UTF8.GetBytes(Header + Row.Replace("Ann", "Chloë", StringComparison.Ordinal)), .. Windows1252.GetBytes("2,Zoë,Zzsecret,03/09/2012,,\n")])),
        ("bytes that no encoding has", "1 rows: 1 accepted CP0143", Bytes([.. Encoding.UTF8.GetBytes(Header + "1,Ann"), 0x81, 0x9D, .. ",Zzsecret,03/09/2012,,\n"u8])),
        ("Windows-1252 after the byte order mark of UTF-8", Fine, Bytes([.. Encoding.UTF8.GetPreamble(), .. Windows1252.GetBytes(Header + Row.Replace("Ann", "Zoë", StringComparison.Ordinal))])),
        ("UTF-8 declared, Windows-1252 sent", "refused CP0902", Bytes(Windows1252.GetBytes(Header + Row.Replace("Ann", "Zoë", StringComparison.Ordinal)))),
        ("double-encoded UTF-8", "1 rows: 1 accepted CP0144", Text(Header + Row.Replace("Ann", "ChloÃ«", StringComparison.Ordinal))),
        ("characters that were lost before", "1 rows: 1 held CP0145", Text(Header + Row.Replace("Ann", "Zo\uFFFD", StringComparison.Ordinal))),
        ("UTF-16 cut off inside a character", "1 rows: 1 quarantined CP0201", Bytes([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Header), 0x31])),
        ("letters that turn the direction of writing", "1 rows: 1 accepted CP0143", Text(Header + Row.Replace("Ann", "A\u202Enn\u202C", StringComparison.Ordinal))),
        ("zero-width letters", "1 rows: 1 accepted CP0143", Text(Header + Row.Replace("Ann", "A\u200Bn\u2060n\uFEFF", StringComparison.Ordinal))),
        ("zero-width letters in a key", "2 rows: 1 accepted, 1 quarantined CP0213", Text(Header + Row + Row.Replace("1,Ann", "1\u200B,Bob", StringComparison.Ordinal))),
        ("letters that look like others", "1 rows: 1 accepted CP0147", Text(Header + Row.Replace("Ann", "Аnn", StringComparison.Ordinal))),
        ("a word that look-alikes hide", "1 rows: 1 held R17A", Text(Header + Row.Replace("Ann", "Ann vіolent", StringComparison.Ordinal))),
        ("a placeholder that look-alikes hide", "1 rows: 1 accepted CP0141", Text(Header + Row.Replace("Ann", "Unknоwn", StringComparison.Ordinal))),
        ("a name in another script", "1 rows: 1 accepted CP0148", Text(Header + Row.Replace("Ann", "Анна", StringComparison.Ordinal))),
        ("a name in letters of two characters each", "1 rows: 1 accepted CP0148", Text(Header + Row.Replace("Ann", "\U0001D400\U0001D427\U0001D427", StringComparison.Ordinal))),
        ("formulas", "2 rows: 1 accepted, 1 held CP0111 CP0141 CP0204 CP0215 R01 R23", Text(Header + "=cmd|'/c calc'!A1,=1+1?,@SUM(1),03/09/2012,+44,-1\n" + "2,=HYPERLINK(\"http://x\"),Zzsecret,03/09/2012,,\n")),
        ("days that are none, or not yet", "3 rows: 3 accepted CP0101 CP0102 CP0104", Text(Header + "1,Ann,Zzsecret,31/02/2012,,9434765919\n2,Bo,Zzsecret,01/01/2190,,9434765870\n3,Cy,Zzsecret,2012-13-45,,4010232137\n")));

    public static TheoryData<HostileFile> OtherFormats => Corpus(
        ("XML named .csv", "refused CP0926", Text("<?xml version=\"1.0\"?>\n<rows><row><Key>1</Key></row></rows>")),
        ("HTML named .csv", "refused CP0926", Text("\r\n<!doctype html><html><body>Please sign in</body></html>")),
        ("HTML with a byte order mark", "refused CP0926", Text("\uFEFF<HTML><body>Please sign in</body></html>")),
        ("JSON named .csv", "refused CP0930", Text("[{\"Key\":1,\"Forename\":\"Ann\"}]")),
        ("JSON over many lines", "refused CP0930", Text("\uFEFF{\r\n  \"children\": [\r\n    { \"Surname\": \"Zzsecret\" }\r\n  ]\r\n}")),
        ("JSON of 3,000 values in one line", "refused CP0930", Repeated("[[\"Key\",\"Forename\"],", "[1,\"Zzsecret\"],", 3_000)),
        ("columns whose names stand in brackets", "refused CP0903", Text("[Key],[Forename]\n1,Zzsecret\n")),
        ("fixed width without a header, named .csv", "refused CP0931", Text("00000001ANN        ZZSECRET      03092012F\n00000002BO         ZZSECRET      03092012M\n")),
        ("fixed width with a header", "refused CP0931", Text("Key   Forename   Surname\n1     Ann        Zzsecret\n")),
        ("a title before the header", "refused CP0903", Text("Extract of  September\n" + Header + Row)),
        ("a spreadsheet named .csv", "refused CP0901", Bytes(Zip(("[Content_Types].xml", Text("<Types/>")), ("xl/workbook.xml", Text("<workbook/>"))))),
        ("an old spreadsheet named .csv", "refused CP0901", Bytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]])),
        ("a PDF named .csv", "refused CP0901", Text("%PDF-1.7\n1 0 obj\n")),
        ("3,000 rows of one name", "3000 rows: 3000 accepted CP0302 CP0304", Text(Header + string.Concat(Enumerable.Range(1, 3_000).Select(key => $"{key},Ann,Zzsecret,03/09/2012,,\n")))),
        ("3,000 times one row", "3000 rows: 1 accepted, 2999 duplicate CP0214", Repeated(Header, Row, 3_000)),
        ("one key for 3,000 people", "3000 rows: 1 accepted, 2999 quarantined CP0213 CP0302 CP0304", Text(Header + string.Concat(Enumerable.Range(1, 3_000).Select(day => $"1,Ann{new string('n', day % 9)},Zzsecret,03/09/2012,{day} High St,\n")))));

    [Theory]
    [MemberData(nameof(Layout))]
    [MemberData(nameof(Characters))]
    [MemberData(nameof(OtherFormats))]
    public void Ends_as_it_should_and_says_no_value(HostileFile file)
    {
        var (outcome, said) = file.Read();

        Assert.Equal(file.Expected, outcome);
        Assert.DoesNotContain(Planted, said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-8")]
    public void The_encoding_is_decided_by_the_last_byte_as_by_the_first(string encoding)
    {
        // two megabytes of plain letters, and then the first that tells
        var rows = string.Concat(Enumerable.Range(2, 40_000).Select(key => $"{key},Bo,Lee,03/09/2012,{key} High Street,\n"));
        byte[] last = (encoding == "utf-8" ? Encoding.UTF8 : Windows1252).GetBytes("1,Zoë,O’Brien,03/09/2012,,\n");
        using var check = ExtractCheck.Open(SmallFeed, Bytes([.. Encoding.UTF8.GetBytes(Header + rows), .. last]), new(2026, 9, 14));
        var record = check.Rows().OfType<RowOutcome.Accepted>().Last().Record;

        Assert.Equal((encoding, "Zoë", "O'Brien"), (check.Summary.Encoding, record.Forename, record.Surname));
    }

    [Fact]
    public void The_report_has_every_failing_row_with_the_line_on_which_it_begins()
    {
        // other tools stop at 200, or at an error limit, or leave the row out
        var text = new StringBuilder(Header);
        var lines = new List<int>();
        var line = 2;
        for (var key = 1; key <= 5_000; key++)
        {
            lines.Add(line);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{key},Ann,Zzsecret,x,\"{key} High St\nMoor\",\n");
            line += 2;
        }

        var said = new HostileFile("", "", Text(text.ToString()), SmallFeed).Read().Said.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("line,column,code,severity,effect,who_acts,message", said[0].TrimStart('\uFEFF').Trim());
        Assert.Equal(lines.Select(each => $"{each},DOB,CP0101,error,value_dropped,supplier"), said.Where(issue => issue.Contains("CP0101", StringComparison.Ordinal)).Select(issue => string.Join(',', issue.Split(',')[..6])));
    }

    [Fact]
    public void Every_other_feeds_file_is_refused_in_a_feeds_place()
    {
        var feeds = SampleFeeds.Catalogue.Feeds;
        var taken =
            from spec in feeds
            from other in feeds
            where spec != other
            let path = Directory.EnumerateFiles(SampleFeeds.RepositoryFolder($"samples/extracts/day-1/{other.Name}")).Single()
            let outcome = new HostileFile(other.Name, "", () => File.OpenRead(path), spec).Read().Outcome
            where !outcome.StartsWith("refused CP090", StringComparison.Ordinal)
            select $"{other.Name} as {spec.Name}: {outcome}";

        Assert.Empty(taken);
    }

    [Theory]
    [InlineData("", "refused CP0924")]
    [InlineData("Key,Forename,Surname,DOB,Address,NHS\n", "0 rows:  CP0305")]
    [InlineData("Key,Forename,Surname,DOB,Address,NHS\n\n\n", "0 rows:  CP0305")]
    public void A_delta_may_have_no_row_but_says_so(string text, string expected) =>
        Assert.Equal(expected, new HostileFile("", "", Text(text), SmallFeed with { Kind = FeedKind.Delta }).Read().Outcome);

    [Fact]
    public void A_report_on_formulas_opens_safely_in_a_spreadsheet()
    {
        var spec = FeedSpec.Parse(
            """
            name: formulas
            title: Formulas
            supplier: Somebody
            kind: delta
            local_id: Key
            columns:
              - { from: "=Surname", to: surname }
              - { from: "+DOB", to: birth_date, format: dd/MM/yyyy }
            """,
            "formulas.yaml");
        var said = new HostileFile("", "", Text("Key,+DOB\n1,x\n"), spec).Read().Said;

        Assert.Contains(",\"'=Surname\",CP0301", said, StringComparison.Ordinal);
        Assert.Contains(",\"'+DOB\",CP0101", said, StringComparison.Ordinal);
    }

    private static TheoryData<HostileFile> Corpus(params ReadOnlySpan<(string What, string Expected, Func<Stream> Open)> files)
    {
        var corpus = new TheoryData<HostileFile>();
        foreach (var (what, expected, open) in files)
        {
            var encoding = what.StartsWith("UTF-8 declared", StringComparison.Ordinal) ? FeedEncoding.Utf8 : FeedEncoding.Auto;
            corpus.Add(new(what, expected, open, SmallFeed with { Format = SmallFeed.Format with { Encoding = encoding } }));
        }

        return corpus;
    }
}
