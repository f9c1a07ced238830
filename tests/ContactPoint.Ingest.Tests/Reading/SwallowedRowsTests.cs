using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Tests.Checking;

namespace ContactPoint.Ingest.Tests.Reading;

/// <summary>A quote that is opened and closed only in another row takes that row into its value: nobody's details go out under another name, and nobody is withdrawn.</summary>
public sealed class SwallowedRowsTests
{
    private const string Header = "Key,Forename,Surname,DOB,Address,Town,Note,Flag";

    private const string Names =
        """
        - { from: Forename, to: forename }
        - { from: Surname, to: surname }
        - { from: DOB, to: birth_date, format: dd/MM/yyyy }
        """;

    private static readonly FeedSpec OfOneLine = SmallSpec.With(Names + "\n- { from: Address, to: address_1 }");

    private static readonly FeedSpec OfLines = SmallSpec.With(Names + "\n- { from: Address, to: [address_1, address_2, address_3], split: lines }");

    private static readonly FeedSpec WithWish = SmallSpec.With(
        Names + "\n- { from: Address, to: address_1 }\n- { from: Town, to: shielded, codes: { N: \"false\" } }\n- { from: Flag, to: objection, codes: { Y: \"true\", N: \"false\" } }");

    private static readonly FeedSpec OfFewColumns = SmallSpec.With("- { from: Surname, to: surname }\n- { from: Address, to: [address_1, address_2], split: lines }");

    public static TheoryData<string, string, string> Swallowing
    {
        get
        {
            var rows = new (string What, string Rows)[]
            {
                ("one row, by an address", "1,Ann,Lee,03/09/2012,\"The Lodge,,N,Y\n2,Bob,Hill,14/09/2012,The Mews\",,N,N\n"),
                ("one row, by a name", "1,\"Ann,Lee,03/09/2012,The Lodge,,N,Y\n2,Bob\",Hill,14/09/2012,The Mews,,N,N\n"),
                ("one row, by a key", "\"1,Ann,Lee,03/09/2012,The Lodge,,N,Y\n2\",Bob,Hill,14/09/2012,The Mews,,N,N\n"),
                ("one row, by a note that nobody mapped", "1,Ann,Lee,03/09/2012,The Lodge,,\"a note,Y\n2,Bob,Hill,14/09/2012,The Mews,,N\",N\n"),
                ("one row, by the last column", "1,Ann,Lee,03/09/2012,The Lodge,,N,\"Y\n2,Bob,Hill,14/09/2012,The Mews,,N,N\"\n"),
                ("two rows", "1,Ann,Lee,03/09/2012,\"The Lodge,,N,Y\n2,Bob,Hill,14/09/2012,The Mews,,N,N\n3,Cy,Wood,15/09/2012,The Mews\",,N,N\n"),
                ("one row, and then another", "1,Ann,Lee,03/09/2012,\"The Lodge,,N,Y\n2,Bob,Hill,14/09/2012,The Mews\",,\"N,N\n3,Cy,Wood,15/09/2012,The Mews,,N\",N\n"),
                ("one row, with a line of several", "1,Ann,Lee,03/09/2012,\"The Lodge,,N,Y\n\n2,Bob,Hill,14/09/2012,The Mews\",,N,N\n"),
                ("one row, by quotes of two columns", "1,Ann,Lee,03/09/2012,\"The Lodge,,N,Y\n2,Bob,Hill,14/09/2012,The Mews,\",N,N\n"),
            };
            var all = new TheoryData<string, string, string>();
            foreach (var (what, text) in rows)
            {
                foreach (var (lineEnd, ofEnd) in new[] { ("\n", ""), ("\r\n", ", line ends of two characters"), ("\r", ", line ends of a carriage return") })
                {
                    all.Add(what + ofEnd, text, lineEnd);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Swallowing))]
    public void A_row_with_another_in_it_goes_no_further_and_nobody_is_withdrawn(string what, string rows, string lineEnd)
    {
        foreach (var spec in new[] { OfOneLine, OfLines })
        {
            var extract = Extract.Check(spec, $"{Header}\n{rows}9,Di,Ford,16/09/2012,The Barn,,N,N\n".ReplaceLineEndings(lineEnd));

            Assert.Equal(["9"], extract.Outcomes.OfType<RowOutcome.Accepted>().Select(accepted => accepted.Record.LocalId));
            Assert.False(extract.Summary.EveryLocalIdReadable, what);
        }
    }

    [Theory]
    [MemberData(nameof(Swallowing))]
    public void A_row_that_may_hold_an_objection_waits_for_a_person_and_nothing_of_it_is_kept(string what, string rows, string lineEnd)
    {
        var extract = Extract.Check(WithWish, $"{Header}\n{rows}9,Di,Ford,16/09/2012,The Barn,N,N,N\n".ReplaceLineEndings(lineEnd));

        Assert.DoesNotContain(extract.Outcomes, outcome => outcome is RowOutcome.Quarantined);
        var held = extract.Outcomes.OfType<RowOutcome.Held>().First();
        Assert.Equal(("R33A", null, true), (held.Code, held.LocalId, held.Restricted));
        Assert.True(held.Identity is null, what);
        Assert.False(extract.Summary.EveryLocalIdReadable);
    }

    [Theory]
    [InlineData("1,Ann,Lee,03/09/2012,\"Flat 1, The Lodge, 3 High Street\n#Oldtown, Nearby, Far Shire\n#Westshire, England\",,N,N\n", true)]
    [InlineData("1,Ann,Lee,03/09/2012,\"Flat 1, The Lodge,\n#3 High Street,\n#Oldtown,\",,N,N\n", true)]
    [InlineData("1,Ann,Lee,03/09/2012,\"The Lodge\n#Oldtown\",,N,N\n", false)]
    [InlineData("1,Ann,\"Lee\n#\",03/09/2012,The Lodge,,N,N\n", false)]
    [InlineData("1,Ann,Lee,03/09/2012,The Lodge,,\"He likes cats, dogs, eels, flies, ants, bees, wasps and flowers\n#and more\",N\n", false)]
    [InlineData("1,Ann,Lee,03/09/2012,\"The Lodge\n#Oldtown\",,\"a, b\n#c\",N\n", false)]
    public void A_value_of_several_lines_is_no_fault(string row, bool hasLines)
    {
        foreach (var lineEnd in new[] { "\n", "\r\n", "\r" })
        {
            var extract = Extract.Check(hasLines ? OfLines : OfOneLine, $"{Header}\n{row.Replace("#", "", StringComparison.Ordinal)}".ReplaceLineEndings(lineEnd));

            Assert.Empty(extract.Codes);
            Assert.Equal("1", extract.OnlyRecord.LocalId);
            Assert.True(extract.Summary.EveryLocalIdReadable);
        }
    }

    [Fact]
    public void A_line_break_beside_a_delimiter_in_a_value_of_one_line_is_a_fault()
    {
        // an address that the specification has on one line may be two rows as well as two lines
        var extract = Extract.Check(OfOneLine, Header + "\n1,Ann,Lee,03/09/2012,\"The Lodge,\nOldtown\",,N,N\n");

        Assert.IsType<RowOutcome.Quarantined>(extract.Outcomes.Single());
        Assert.Equal(["CP0206"], extract.Codes);
        Assert.False(extract.Summary.EveryLocalIdReadable);
    }

    [Theory]
    [InlineData("1,Lee,\"The Lodge\n2,Hill,The Mews\"\n", 0, false)]
    [InlineData("1,\"Lee,The Lodge\n2,Hill\",The Mews\n", 0, false)]
    [InlineData("1,Lee,\"The Lodge\n2,The Mews\"\n", 1, false)]
    [InlineData("1,Lee,\"The Lodge\nOldtown\"\n", 1, true)]
    public void Of_few_columns_a_value_of_lines_and_delimiters_withdraws_nobody(string rows, int accepted, bool everyLocalIdReadable)
    {
        foreach (var lineEnd in new[] { "\n", "\r\n", "\r" })
        {
            var extract = Extract.Check(OfFewColumns, $"Key,Surname,Address\n{rows}9,Ford,The Barn\n".ReplaceLineEndings(lineEnd));

            Assert.Equal(accepted + 1, extract.Summary.Counts.Accepted);
            Assert.Equal(everyLocalIdReadable, extract.Summary.EveryLocalIdReadable);
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Of_one_column_a_value_of_lines_withdraws_nobody(string lineEnd)
    {
        var spec = FeedSpec.Parse("name: one\ntitle: One\nsupplier: Somebody\nkind: full\nlocal_id: NHS\ncolumns:\n- { from: NHS, to: nhs_number }\n", "one.yaml");

        Assert.False(Extract.Check(spec, "NHS\n\"9434765919\n9434765870\"\n4010232137\n".ReplaceLineEndings(lineEnd)).Summary.EveryLocalIdReadable);
    }
}
