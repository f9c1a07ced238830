using ContactPoint.Ingest;
using ContactPoint.Ingest.Values;
using ContactPoint.Jobs.Directory;
using ContactPoint.TestSupport;

using CsCheck;

using static ContactPoint.Jobs.Tests.Directory.MadeUp;

namespace ContactPoint.Jobs.Tests.Directory;

public sealed class SurvivorshipTests
{
    private static readonly ChildNumber Number = ChildNumber.At(123_456_789);

    [Fact]
    public void One_entry_survives_of_five_records_and_says_where_each_value_came_from() =>
        Golden.AssertSame(Story.Of(Published(Zoe())), "Zoe");

    [Fact]
    public void Of_a_shielded_child_only_number_name_gender_and_age_survive() =>
        Golden.AssertSame(Story.Of(Published(Zoe(), Protection.Shielded)), "Zoe.shielded");

    [Fact]
    public void The_order_of_records_changes_nothing() =>
        Gen.Int[0, 10_000].Sample(seed =>
        {
            var random = new Random(seed);
            StagedRecord[] shuffled = [.. Zoe().OrderBy(_ => random.Next())];
            Assert.Equal(Story.Of(Published(Zoe())), Story.Of(Published(shuffled)));
        });

    [Theory]
    [InlineData("2008-09-14", "2026-09-14", 18)]
    [InlineData("2008-09-15", "2026-09-14", 17)]
    [InlineData("2008-02-29", "2026-02-28", 17)]
    [InlineData("2008-02-29", "2026-03-01", 18)]
    [InlineData("2012-02-29", "2028-02-28", 15)]
    [InlineData("2012-02-29", "2028-02-29", 16)]
    public void Years_are_completed_on_the_birthday_and_on_1_March_where_there_is_no_29_February(string born, string asOf, int years) =>
        Assert.Equal(years, Ages.InYears(DateOnly.Parse(born, null), DateOnly.Parse(asOf, null)));

    [Theory]
    [InlineData("2026-02-28", Publication.Published)]
    [InlineData("2026-03-01", Publication.Archived)]
    public void A_child_is_published_through_the_day_before_the_eighteenth_birthday(string asOf, Publication publication)
    {
        var outcome = Decide([Births.Says(Child("1") with { BirthDate = new(2008, 2, 29) })], DateOnly.Parse(asOf, null));
        Assert.Equal(publication, outcome.Publication);
        Assert.Equal(publication == Publication.Published, outcome.Entry is not null);
    }

    [Theory]
    [InlineData("2026-09-13", Publication.Dead)]
    [InlineData("2026-09-14", Publication.Dead)]
    [InlineData("2026-09-15", Publication.Published)]
    public void Death_stops_publication(string died, Publication publication)
    {
        var records = Zoe().Append(Health.Says(Child("H10") with { DeathDate = DateOnly.Parse(died, null) })).ToList();
        Assert.Equal(publication, Decide(records, AsOf).Publication);
    }

    [Fact]
    public void A_held_child_is_not_published()
    {
        var outcome = Survivorship.Decide(Number, Zoe(), AsOf, Protection.Held);
        Assert.Equal(new(Number, Publication.Held, null), outcome);
    }

    [Fact]
    public void An_estimated_birth_date_gives_way_to_one_that_is_known()
    {
        var entry = Published(
        [
            Births.Says(Child("1") with { BirthDate = new(2015, 1, 1), BirthDateEstimated = true }),
            Census.Says(Child("2") with { BirthDate = new(2015, 1, 1), BirthDateEstimated = true }),
            Services.Says(Child("3") with { BirthDate = new(2015, 6, 7) }),
        ]);
        Assert.Equal(new DateOnly(2015, 6, 7), entry.BirthDate);
    }

    [Fact]
    public void Three_records_of_one_feed_do_not_outvote_two_feeds()
    {
        var entry = Published(
        [
            Births.Says(Child("1") with { Surname = "Ward" }), Births.Says(Child("2") with { Surname = "Ward" }), Births.Says(Child("3") with { Surname = "Ward" }),
            Health.Says(Child("4") with { Surname = "MOSS" }), Services.Says(Child("5") with { Surname = "Moss" }),
        ]);
        Assert.Equal("Moss", entry.Surname);
    }

    [Fact]
    public void An_address_with_lines_comes_before_a_bare_postcode_of_an_authority()
    {
        var entry = Published(
        [
            Health.Says(Child("1") with { Postcode = Postcode("SK13 8AA") }),
            Services.Says(Child("2") with { Address1 = "4 Low Lane", Postcode = Postcode("SK13 8DD") }),
        ]);
        Assert.Equal(new("4 Low Lane", null, null, null, Postcode("SK13 8DD")), entry.Address);
    }

    [Fact]
    public void Among_authorities_the_latest_address_survives()
    {
        var entry = Published(
        [
            new(Health, AsOf.AddDays(-1), Child("1") with { Address1 = "Yesterday's House" }),
            new(Health, AsOf, Child("2") with { Address1 = "Today's House" }),
            new(Births, AsOf.AddDays(1), Child("3") with { Address1 = "No Authority" }),
        ]);
        Assert.Equal("Today's House", entry.Address.Line1);
    }

    [Fact]
    public void Parents_who_share_a_telephone_stay_two()
    {
        var entry = Published([Births.Says(Child("1") with
        {
            Carer1 = new("Ada Moss", CarerRelation.ParentalResponsibility, "+441614960009", null),
            Carer2 = new("Ben Moss", CarerRelation.ParentalResponsibility, "+441614960009", null),
        })]);
        Assert.Equal(["Ada Moss", "Ben Moss"], entry.Carers.Select(carer => carer.Name));
    }

    [Fact]
    public void No_more_than_four_carers_are_published_and_responsibility_comes_first()
    {
        var records = Enumerable.Range(0, 6)
            .Select(index => Services.Says(Child($"{index}") with { Carer1 = new($"Carer {(char)('A' + index)}", index == 5 ? CarerRelation.ParentalResponsibility : CarerRelation.Care, null, null) }))
            .ToList();
        Assert.Equal(["Carer F", "Carer A", "Carer B", "Carer C"], Published(records).Carers.Select(carer => carer.Name));
    }

    [Fact]
    public void One_involvement_on_two_records_is_one_and_those_that_go_on_come_first()
    {
        var ended = new Involvement("family-support", "RJ1", null, null, null, new(2025, 5, 1), new(2026, 9, 13), Lead: false);
        var current = new Involvement("early-help", "RJ1", null, null, null, new(2024, 5, 1), null, Lead: false);
        var entry = Published(
        [
            Services.Says(Child("1") with { Involvement = ended }),
            Services.Says(Child("2") with { Involvement = current }),
            Services.Says(Child("3") with { Involvement = ended with { Practitioner = "Ann Field" } }),
        ]);
        Assert.Equal([current, ended], entry.Involvements);
    }

    [Fact]
    public void Nothing_that_is_for_matching_only_is_ever_in_an_entry()
    {
        Assert.True(NhsNumber.TryParse("9434765919", out var nhsNumber));
        var record = Zoe()[1].Record with { NhsNumber = nhsNumber };
        var story = Story.Of(Published([Census.Says(record)]));
        Assert.All(["Zed", "Reed", "Quill", "9434765919"], secret => Assert.DoesNotContain(secret, story, StringComparison.Ordinal));
    }

    private static DirectoryEntry Published(IReadOnlyList<StagedRecord> records, Protection protection = Protection.None) =>
        Survivorship.Decide(Number, records, AsOf, protection).Entry!;

    private static ChildOutcome Decide(IReadOnlyList<StagedRecord> records, DateOnly asOf) =>
        Survivorship.Decide(Number, records, asOf, Protection.None);
}
