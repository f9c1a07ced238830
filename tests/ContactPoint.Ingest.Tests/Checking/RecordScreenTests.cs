using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;

namespace ContactPoint.Ingest.Tests.Checking;

/// <summary>A record is screened again as its row was: the same fields, the same rules, and a column of several names as a whole.</summary>
public sealed class RecordScreenTests
{
    private static readonly FeedSpec Spec = FeedSpec.Parse(
        """
        name: small
        title: Small feed
        supplier: Somebody
        kind: full
        local_id: Key
        columns:
          - { from: Given, to: [forename, middle_names], split: words }
          - { from: Family, to: surname }
        """,
        "small.yaml");

    private static readonly ChildRecord Clean = new()
    {
        LocalId = "1",
        Forename = "Ann",
        MiddleNames = "Mary",
        Surname = "Lee",
        FormerSurname = "Poole",
        Address1 = "7 Quiet Lane",
        Carer1 = new("Bo Lee", CarerRelation.Care, "+441614960000", "bo@example.org"),
        Involvement = new("family-support", null, "Jo Hart", "+441614960001", "jo@example.org", null, null, Lead: false),
    };

    [Fact]
    public void A_record_that_says_nothing_forbidden_has_no_finding() => Assert.Empty(Screened(Clean));

    [Fact]
    public void Every_free_text_is_looked_at_and_named_by_the_suppliers_column_where_there_is_one()
    {
        var record = Clean with
        {
            Surname = "Lee VIOLENT",
            FormerSurname = "Poole VIOLENT",
            Address2 = "Women's Refuge",
            Carer1 = Clean.Carer1! with { Name = "Bo Lee VIOLENT", Phone = "ask gran" },
            Involvement = Clean.Involvement! with { Email = "jo@camhs.example.org" },
        };

        Assert.Equal(
            ["R17A surname Family", "R17A former_surname", "R25 address_2", "R17A carer_1_name", "R06 carer_1_phone", "R14 practitioner_email"],
            Screened(record));
        Assert.True(new RecordScreen(Spec, ScreenLists.None).NamesRefuge(record));
    }

    [Fact]
    public void A_column_of_several_names_is_judged_whole() => Assert.Equal(
        ["R17C forename Given", "R17C middle_names Given"], Screened(Clean with { Forename = "Lives", MiddleNames = "With Gran" }));

    [Fact]
    public void A_whole_name_that_is_parted_at_its_comma_is_judged_whole()
    {
        var spec = FeedSpec.Parse(
            """
            name: small
            title: Small feed
            supplier: Somebody
            kind: full
            local_id: Key
            columns:
              - { from: Name, to: [surname, forename], split: comma }
            """,
            "small.yaml");
        var record = Clean with { Forename = "Edna Flora Gina Hanna", MiddleNames = null, Surname = "Ada Bella Carla Dora" };

        Assert.Empty(Screened(record));
        Assert.Equal(["R17C forename Name", "R17C surname Name"], Screened(record, spec).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_contact_of_a_sensitive_service_may_say_what_it_is_and_no_more()
    {
        var record = Clean with { Involvement = new("sensitive", null, null, null, null, null, null, Lead: false) };

        Assert.Empty(Screened(record with { Sensitive = new("camhs", null, "CAMHS duty desk", null, "duty@camhs.example.org") }));
        Assert.Equal(["R20D practitioner"], Screened(record with { Sensitive = new("camhs", null, "Jo AB123456C", null, null) }));
    }

    [Fact]
    public void A_letter_that_only_looks_right_hides_no_word() =>
        Assert.Equal(["R17A surname Family"], Screened(Clean with { Surname = "Lee VI\u041ELENT" }));

    private static IEnumerable<string> Screened(ChildRecord record, FeedSpec? spec = null) =>
        new RecordScreen(spec ?? Spec, ScreenLists.None).Find(record).Select(finding => $"{finding.Rule.Code} {finding.Field} {finding.Column}".TrimEnd());
}
