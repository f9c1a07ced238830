using System.Text;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;

using CsCheck;

using Sylvan.Data.Csv;

namespace ContactPoint.Ingest.Tests.Reading;

/// <summary>On well-formed files our reader and another library give the same values.</summary>
public sealed class OtherLibraryTests
{
    private const int Columns = 5;

    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 0, 12],
        Gen.String[Gen.Char["ab \",;|\t'\r\n éł’\u00A0\u200B\u0001"], 0, 12],
        Gen.OneOf("", " ", "\"", "\"\"", "\r\n", "x\ny", ",", "=1+1", "𝒜nn", "Zoë"));

    private static readonly Gen<string[][]> Table = Value.Array[Columns].Where(row => row.Any(value => value.Length > 0)).Array[1, 12];

    private static readonly Gen<(string[][] Rows, char Delimiter, string LineEnd, bool QuotesAll, bool EndsInLineEnd)> File =
        Gen.Select(Table, Gen.OneOf(',', ';', '|', '\t'), Gen.OneOf("\n", "\r\n"), Gen.Bool, Gen.Bool);

    [Fact]
    public void Both_give_the_values_that_were_written() => File.Sample(
        file =>
        {
            var text = Write(file.Rows, file.Delimiter, file.LineEnd, file.QuotesAll) + (file.EndsInLineEnd ? file.LineEnd : "");
            var ours = ReadByUs(text, file.Delimiter, [.. file.Rows.Select(row => FaultOf(row, file.Delimiter))]);

            Assert.Equal(file.Rows, ours);
            Assert.Equal(ReadByThem(text, file.Delimiter), ours);
        },
        iter: 3_000);

    [Fact]
    public void Each_row_has_the_line_on_which_it_begins() => File.Sample(
        file =>
        {
            var line = 2;
            var expected = new List<int>();
            foreach (var row in file.Rows)
            {
                expected.Add(line);
                line += 1 + row.Sum(LineBreaks);
            }

            var lines = new List<int>();
            using var reader = Open(Write(file.Rows, file.Delimiter, file.LineEnd, file.QuotesAll), file.Delimiter);
            while (reader.Read())
            {
                lines.Add(reader.Row.LineNumber);
            }

            Assert.Equal(expected, lines);
        },
        iter: 1_000);

    /// <summary>A line feed, a carriage return, or both together: as editors count.</summary>
    private static int LineBreaks(string value) => value.Replace("\r\n", "\n", StringComparison.Ordinal).Count(character => character is '\n' or '\r');

    private static string Write(string[][] rows, char delimiter, string lineEnd, bool quotesAll)
    {
        var header = Enumerable.Range(0, Columns).Select(column => $"c{column}");
        var lines = rows.Prepend([.. header]).Select(row => string.Join(delimiter, row.Select(value => Quote(value, delimiter, quotesAll))));
        return string.Join(lineEnd, lines);
    }

    private static string Quote(string value, char delimiter, bool always) =>
        always || value.AsSpan().IndexOfAny([delimiter, '"', '\r', '\n']) >= 0 || value != value.Trim()
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;

    /// <summary>Where one line is expected, a line break and a delimiter are those of another row, as far as anybody can tell.</summary>
    private static RowFault FaultOf(string[] row, char delimiter) =>
        row.Any(value => value.AsSpan().ContainsAny('\r', '\n') && value.Contains(delimiter, StringComparison.Ordinal)) ? RowFault.SwallowedRows : RowFault.None;

    private static List<string[]> ReadByUs(string text, char delimiter, IReadOnlyList<RowFault> faults)
    {
        var rows = new List<string[]>();
        using var reader = Open(text, delimiter);
        while (reader.Read())
        {
            Assert.Equal(faults[rows.Count], reader.Row.Fault);
            rows.Add([.. Enumerable.Range(0, Columns).Select(slot => reader.Row[slot].ToString())]);
        }

        return rows;
    }

    private static RawRowReader Open(string text, char delimiter)
    {
        var spec = FeedSpec.Parse(
            $$"""
            name: table
            title: Table
            supplier: Nobody
            kind: delta
            file: { delimiter: "{{(delimiter == '\t' ? "tab" : delimiter)}}" }
            local_id: c0
            columns:
              - { from: c1, to: forename }
              - { from: c2, to: surname }
              - { from: c3, to: address_1 }
              - { from: c4, to: address_2 }
            """,
            "table.yaml");
        return RawRowReader.Open(spec, new SourceColumns(spec), () => new MemoryStream(Encoding.UTF8.GetBytes(text)));
    }

    private static List<string[]> ReadByThem(string text, char delimiter)
    {
        var rows = new List<string[]>();
        using var reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { Delimiter = delimiter });
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, Columns).Select(reader.GetString)]);
        }

        return rows;
    }
}
