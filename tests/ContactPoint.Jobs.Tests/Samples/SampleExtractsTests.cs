using System.Globalization;
using System.Text;

namespace ContactPoint.Jobs.Tests.Samples;

/// <summary>The committed extracts: what the demo and other tests rely on.</summary>
public sealed class SampleExtractsTests
{
    private static readonly SampleFolder Samples = SampleFolder.Open(SampleFolder.Committed);

    public static TheoryData<int, string> Extracts()
    {
        var data = new TheoryData<int, string>();
        foreach (var feed in new[] { "school-census", "health-registrations", "childrens-services", "youth-services", "registrations" })
        {
            data.Add(1, feed);
            data.Add(2, feed);
        }

        return data;
    }

    [Fact]
    public void Generating_them_again_gives_the_committed_bytes()
    {
        using var again = SampleFolder.Generate(children: 3000, seed: 20260914, days: 2);

        var committed = Samples.Files();
        var generated = again.Files().Where(file => file.Key != "flat.csv").ToDictionary();

        Assert.Equal(committed.Keys.Order(), generated.Keys.Order());
        foreach (var (path, bytes) in committed)
        {
            Assert.True(bytes.AsSpan().SequenceEqual(generated[path]), $"{path} differs: write the samples again, and say so in the commit.");
        }
    }

    [Theory]
    [MemberData(nameof(Extracts))]
    public void Every_data_row_has_one_line_of_truth_with_its_place_and_local_id(int day, string feed)
    {
        var dayText = day.ToString(CultureInfo.InvariantCulture);
        var rows = Samples.Extract(day, feed).Select(row => (Line: row.Line.ToString(CultureInfo.InvariantCulture), LocalId: SampleFolder.LocalId(feed, row.Cells)));
        var truth = Samples.Truth.Where(row => row[0] == feed && row[1] == dayText).Select(row => (Line: row[4], LocalId: row[3]));

        Assert.Equal(rows, truth);
    }

    [Theory]
    [MemberData(nameof(Extracts))]
    public void Fewer_rows_than_one_in_a_thousand_have_bank_details_where_they_would_be_read(int day, string feed)
    {
        var dayText = day.ToString(CultureInfo.InvariantCulture);
        var accounts = Samples.Planted.Count(row => row[0] == feed && row[1] == dayText && row[3] is "iban" or "sort_code_account" or "card" or "ni_number");

        Assert.True(accounts * 1000 < Math.Max(1, Samples.Extract(day, feed).Count), $"{accounts} rows would make the product hold the whole file.");
    }

    [Fact]
    public void Every_planted_text_stands_in_its_row()
    {
        foreach (var group in Samples.Planted.GroupBy(row => (Feed: row[0], Day: row[1])))
        {
            var rows = Samples.Extract(int.Parse(group.Key.Day, CultureInfo.InvariantCulture), group.Key.Feed).ToDictionary(row => row.Line, row => row.Cells);
            foreach (var planted in group)
            {
                var cells = rows[int.Parse(planted[2], CultureInfo.InvariantCulture)];
                var whereTextIs = cells.Append(SampleFolder.LocalId(group.Key.Feed, cells));
                Assert.Contains(whereTextIs, cell => cell.Contains(planted[4], StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Of_each_row_one_thing_is_expected()
    {
        var stopped = Samples.Planted.Where(row => row[5] is "held" or "withheld").GroupBy(row => (row[0], row[1], row[2]));

        Assert.All(stopped, row => Assert.Single(row));
    }

    [Fact]
    public void Every_kind_of_planted_content_is_there()
    {
        var kinds = Samples.Planted.Select(row => (Kind: row[3], Expected: row[5])).Distinct().Order();

        Assert.Equal(
            [
                ("alias", "held"), ("card", "dropped"), ("disclosing_contact", "held"), ("do_not_record", "withheld"), ("iban", "dropped"),
                ("ni_number", "dropped"), ("note_in_address", "held"), ("note_in_name", "held"), ("note_in_practitioner", "held"),
                ("objection", "withheld"), ("placeholder_date", "missing"), ("placeholder_name", "missing"), ("placeholder_postcode", "missing"),
                ("refuge", "held"), ("sensitive_with_consent", "reduced"), ("sensitive_without_consent", "withheld"), ("sort_code_account", "dropped"),
                ("universal_service", "withheld"), ("unmapped_account", "dropped"), ("unmapped_case_note", "dropped"), ("unmapped_comment", "dropped"),
                ("unmapped_diagnosis", "dropped"), ("unmapped_legal_status", "dropped"), ("unmapped_medication", "dropped"),
                ("unmapped_ni_number", "dropped"),
            ],
            kinds);
    }

    [Fact]
    public void Each_feed_has_the_encoding_and_the_frame_of_its_supplier()
    {
        var census = File.ReadAllBytes(Samples.RawExtract(1, "school-census"));
        var lines = Encoding.Latin1.GetString(census).Split("\r\n");

        Assert.Equal(["OFFICIAL-SENSITIVE", "School census extract", ""], lines[..3]);
        Assert.Equal($"END,{Samples.Extract(1, "school-census").Count}", lines[^2]);
        Assert.False(System.Text.Unicode.Utf8.IsValid(census), "Windows-1252 with accents isn't UTF-8.");
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(Samples.RawExtract(1, "childrens-services"))[..3]);
        Assert.StartsWith("PATIENT_ID|NHS_NUMBER|", File.ReadAllText(Samples.RawExtract(1, "health-registrations")), StringComparison.Ordinal);
        Assert.DoesNotContain('\r', File.ReadAllText(Samples.RawExtract(1, "youth-services")));
    }

    [Fact]
    public void Telephones_and_mail_addresses_are_of_the_ranges_that_nobody_has()
    {
        foreach (var row in SamplesOfContacts())
        {
            Assert.Matches(@"^(|07700 900\d{3}|01632 960\d{3}|0161 496 0\d{3}|0113 496 0\d{3}|0114 496 0\d{3}|0191 498 0\d{3})$", row.Phone);
            Assert.Matches(@"^(|[a-z0-9.'’-]+@example\.(org|com|net))$", row.Email);
        }
    }

    private static IEnumerable<(string Phone, string Email)> SamplesOfContacts()
    {
        var census = Samples.Extract(1, "school-census").Where(row => row.Cells.Length == 29).Select(row => (row.Cells[23], row.Cells[24]));
        var cases = Samples.Extract(1, "childrens-services").Where(row => row.Cells.Length == 27).Select(row => (row.Cells[17], row.Cells[18]));
        var entries = Samples.Extract(1, "registrations").Where(row => row.Cells.Length == 17).Select(row => (row.Cells[12], row.Cells[13]));
        return census.Concat(cases).Concat(entries);
    }
}
