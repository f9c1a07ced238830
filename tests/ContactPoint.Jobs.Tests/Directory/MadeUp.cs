using ContactPoint.Ingest;
using ContactPoint.Ingest.Values;
using ContactPoint.Jobs.Directory;

namespace ContactPoint.Jobs.Tests.Directory;

/// <summary>Feeds and records of children who don't exist.</summary>
internal static class MadeUp
{
    public static readonly DateOnly AsOf = new(2026, 9, 14);

    public static readonly FeedStanding Census = new("school-census", 2, FieldGroups.School);
    public static readonly FeedStanding Health = new("health-registrations", 3, FieldGroups.Practice | FieldGroups.Address);
    public static readonly FeedStanding Services = new("childrens-services", 4, FieldGroups.None);
    public static readonly FeedStanding Births = new("registrations", 1, FieldGroups.Names | FieldGroups.BirthDate | FieldGroups.Carers);

    public static StagedRecord Says(this FeedStanding feed, ChildRecord record) => new(feed, AsOf, record);

    public static ChildRecord Child(string localId) => new() { LocalId = localId };

    public static Postcode Postcode(string text) =>
        Ingest.Values.Postcode.TryParse(text, out var value) ? value : throw new ArgumentException("not a postcode", nameof(text));

    public static SchoolUrn School(string text) =>
        SchoolUrn.TryParse(text, out var value) ? value : throw new ArgumentException("not a URN", nameof(text));

    public static OdsCode Practice(string text) =>
        OdsCode.TryParse(text, out var value) ? value : throw new ArgumentException("not an ODS code", nameof(text));

    /// <summary>One made-up girl as four feeds know her.</summary>
    public static IReadOnlyList<StagedRecord> Zoe() =>
    [
        Births.Says(Child("R1") with
        {
            Forename = "Zoë", MiddleNames = "Anne", Surname = "O'Hara", BirthDate = new(2014, 3, 1), Gender = Gender.Female,
            Address1 = "1 Old Road", Postcode = Postcode("SK13 8AA"),
            Carer1 = new("Maeve O'Hara", CarerRelation.ParentalResponsibility, "+441614960001", null),
            Carer2 = new("Tom Reed", CarerRelation.ParentalResponsibility, null, null),
        }),
        Census.Says(Child("100123/7") with
        {
            Forename = "Zoe", Surname = "O'Hara", PreferredForename = "Zed", PreferredSurname = "Reed", FormerSurname = "Quill",
            BirthDate = new(2014, 3, 1), Gender = Gender.Female, Address1 = "2 Mill Lane", Address2 = "Glossop", Postcode = Postcode("SK13 8BB"),
            School = School("100123"), SchoolStart = new(2025, 9, 1),
            Carer1 = new("Maeve O'Hara", CarerRelation.Care, null, "maeve@example.org"),
        }),
        Health.Says(Child("H9") with
        {
            Forename = "ZOE", MiddleNames = "ANNE", Surname = "OHARA", BirthDate = new(2014, 1, 3), Gender = Gender.Female,
            Address1 = "3 NEW STREET", Postcode = Postcode("SK13 8EE"), GpPractice = Practice("P81234"), GpStart = new(2020, 1, 1),
            Carer1 = new(null, CarerRelation.Care, "+441614960001", null),
        }),
        Services.Says(Child("C5") with
        {
            Forename = "Zoe", Surname = "Reed", BirthDate = new(2014, 3, 1), School = School("100999"), SchoolStart = new(2026, 9, 1),
            Involvement = new("early-help", "RJ1", "Ann Field", "+441614960002", "ann.field@example.org", new(2026, 1, 5), null, Lead: true),
        }),
        Services.Says(Child("C6") with
        {
            Forename = "Zoe", Surname = "Reed",
            Involvement = new("sensitive", "RX9", "Not Published", "+441614960003", null, new(2026, 2, 1), null, Lead: false),
        }),
    ];
}
