using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;

using CsCheck;

namespace ContactPoint.Ingest.Tests.Checking;

/// <summary>What ingest accepts must pass the screen that a snapshot is scanned with: one value that does not would stop every publication.</summary>
public sealed class EgressAgreementTests
{
    private const string Header = "Key,Given,Surname,Address,Line,Carer,Phone,Email,Service,Worker,Worker Phone,Worker Email\n";

    private static readonly FeedSpec Spec = SmallSpec.With(
        """
        - { from: Given, to: [forename, middle_names], split: words }
        - { from: Surname, to: surname }
        - { from: Address, to: [address_1, address_2, address_3], split: lines }
        - { from: Line, to: address_4 }
        - { from: Carer, to: carer_1_name }
        - { from: Phone, to: carer_1_phone }
        - { from: Email, to: carer_1_email }
        - { from: Service, to: service }
        - { from: Worker, to: practitioner }
        - { from: Worker Phone, to: practitioner_phone }
        - { from: Worker Email, to: practitioner_email }
        """);

    /// <summary>A row of which every value is kept.</summary>
    private static readonly string[] Sound =
        ["Ann Mary", "Lee", "1 High St", "Oldfield", "Jo Lee", "0161 496 0000", "jo@example.org", "family-support", "Pat Hill", "0161 496 0001", "pat@example.org"];

    private static readonly string[] Parts =
    [
        .. MinimisingRules.All.SelectMany(rule => rule.Hits.Concat(rule.Misses)),
        "+49 2345", "+44", "00", "9434765919", "1 9434765919", "acc", "20-00-00", "(", "/", " - ", "\u00A0", "\u2003", "\n", "\u200B", "Ã©", "â€™", "ſ", "İ", "\u0301",
    ];

    private static readonly Gen<string> Part = Gen.Int[0, Parts.Length - 1].Select(index => Parts[index]);

    private static readonly Gen<string> Text = Gen.OneOf(
        Part,
        Part.Array[2, 4].Select(parts => string.Join(' ', parts)),
        Part.Array[2, 3].Select(parts => string.Concat(parts)),
        Gen.String[Gen.Char["+0123456789 ()-ext"], 0, 24],
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char["aeAE '-./@019"]), 0, 40]);

    [Fact]
    public void A_number_too_short_for_the_directory_is_left_out_and_the_row_goes_on()
    {
        var extract = Extract.Check(Spec, Header + "1,Ann,Lee,,,Jo Lee,+49 2345,,family-support,,,\n");

        Assert.Null(extract.OnlyRecord.Carer1!.Phone);
        Assert.Equal(["R06"], extract.Codes);
    }

    [Theory]
    [InlineData("home officeOvershome office")]
    public void A_column_of_several_names_is_judged_in_the_letter_case_in_which_its_parts_are_kept(string given)
    {
        var extract = Extract.Check(Spec, $"{Header}1,{given},Lee,,,,,,family-support,,,\n");

        Assert.All(
            extract.Outcomes.OfType<RowOutcome.Accepted>(),
            accepted => Assert.Empty(new RecordScreen(Spec, ScreenLists.None).Find(accepted.Record)));
        Assert.NotEmpty(extract.Codes);
    }

    [Fact]
    public void Whatever_a_row_says_what_is_accepted_passes_the_screen_of_a_snapshot_and_the_next_screening_of_records() =>
        Gen.Select(Text, Text, Gen.Int[0, Sound.Length - 1], Gen.Int[0, Sound.Length - 1]).Sample((one, other, first, second) =>
        {
            string[] values = [.. Sound];
            values[first] = one;
            values[second] = other;
            values = [.. values.Select(text => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")];
            foreach (var outcome in Extract.Check(Spec, $"{Header}1,{string.Join(',', values)}\n").Outcomes)
            {
                AssertPasses(outcome switch
                {
                    RowOutcome.Accepted accepted => ChildRecordColumns.Texts(accepted.Record),
                    RowOutcome.Quarantined quarantined => quarantined.Fields.Texts,
                    _ => [],
                });
                if (outcome is RowOutcome.Accepted { Record: var record })
                {
                    Assert.Equal([], new RecordScreen(Spec, ScreenLists.None).Find(record).Select(finding => finding.Field));
                }
            }
        }, iter: 5_000);

    private static void AssertPasses(IReadOnlyList<string?> texts)
    {
        for (var index = 0; index < texts.Count; index++)
        {
            var column = ChildRecordColumns.All[index];
            Assert.True(Screen.Find(column.Kind, texts[index]) is null, column.Name);
        }
    }
}
