using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Tests.Checking;

public sealed class SampleFeedTests
{
    private const string CensusHeader =
        "URN,Admission No,UPN,Former UPN,ULN,Surname,Forename,Middle Names,Preferred Surname,Preferred Forename,Former Surname,DOB,Sex,Address,Post Code,Entry Date,"
        + "Ethnicity,Language,FSM,SEN Type,Attendance,Parent Name,Parent Relation,Parent Phone,Parent Email,Second Parent Name,Second Parent Relation,Do Not Record,Comments\r\n";

    static SampleFeedTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void There_are_five() =>
        Assert.Equal(
            ["childrens-services", "health-registrations", "registrations", "school-census", "youth-services"],
            SampleFeeds.Catalogue.Feeds.Select(feed => feed.Name));

    [Fact]
    public void A_school_census_row_becomes_a_record()
    {
        var text = "OFFICIAL-SENSITIVE\r\nSchool census extract\r\n\r\n" + CensusHeader
            + "148765,42,B801200005001,,1000000019,O’Brien,Zoë,Ann,,,,03/09/2012,F,\"12 Mill Lane\r\nOldfield\r\nNorthmoor\",m11ae,05/09/2023,WBRI,ENG,Y,ASD,93.5,"
            + "Mary O’Brien,Mother,0161 496 0123,MARY@EXAMPLE.ORG,,,,likes chess\r\nEND,1\r\n";
        var extract = Extract.Check(SampleFeeds.Get("school-census"), Encoding.GetEncoding(1252).GetBytes(text));

        Assert.Equal("windows-1252", extract.Summary.Encoding);
        Assert.Equal(
            new ChildRecord
            {
                LocalId = "148765/42",
                Forename = "Zoë",
                MiddleNames = "Ann",
                Surname = "O'Brien",
                BirthDate = new(2012, 9, 3),
                Gender = Gender.Female,
                Address1 = "12 Mill Lane",
                Address2 = "Oldfield",
                Address3 = "Northmoor",
                Postcode = Value<Postcode>(Postcode.TryParse, "M1 1AE"),
                Upn = Value<Upn>(Upn.TryParse, "B801200005001"),
                Uln = Value<Uln>(Uln.TryParse, "1000000019"),
                School = Value<SchoolUrn>(SchoolUrn.TryParse, "148765"),
                SchoolStart = new(2023, 9, 5),
                Carer1 = new("Mary O'Brien", CarerRelation.ParentalResponsibility, "+441614960123", "mary@example.org"),
            },
            extract.OnlyRecord);
        Assert.Equal(5, ((RowOutcome.Accepted)extract.Outcomes[0]).LineNumber);
        Assert.Equal(6, extract.Summary.DroppedColumns.Sum(column => column.NonBlankCount));
        Assert.Empty(extract.Codes);
    }

    [Fact]
    public void A_row_marked_do_not_record_leaves_nothing_but_a_count()
    {
        var text = "x\r\nx\r\n\r\n" + CensusHeader + "148765,42,,,,Jones,Ann,,,,,03/09/2012,F,,,,,,,,,,,,,,,Y,\r\nEND,1\r\n";
        var extract = Extract.Check(SampleFeeds.Get("school-census"), text);

        Assert.Equal("R33", Assert.IsType<RowOutcome.Withheld>(extract.Outcomes.Single()).Rule.Code);
        Assert.Equal(1, extract.Summary.Rules["R33"]);
    }

    [Fact]
    public void A_health_row_in_capitals_gets_the_capitals_that_people_write_and_is_shielded()
    {
        const string Text =
            "PATIENT_ID|NHS_NUMBER|FAMILY_NAME|GIVEN_NAMES|PREVIOUS_FAMILY_NAME|BIRTH_DATE|SEX|ADDRESS_1|ADDRESS_2|ADDRESS_3|ADDRESS_4|POSTCODE|GP_PRACTICE|GP_REG_DATE|NAMED_GP|SENSITIVITY|DEATH_DATE|PHONE|DIAGNOSIS|MEDICATION\n"
            + "P1|9434765919|O'BRIEN|ZOË ANN MARIE||20120903|2|12A MILL LANE|OLDFIELD|||M1 1AE|A81001|20120910|DR WHO|R||07700 900123|ASTHMA|INHALER\n";
        var record = Extract.Check(SampleFeeds.Get("health-registrations"), Text).OnlyRecord;

        Assert.Equal(("Zoë", "Ann Marie", "O'Brien"), (record.Forename, record.MiddleNames, record.Surname));
        Assert.Equal("12A Mill Lane", record.Address1);
        Assert.Equal(new Carer(null, CarerRelation.Care, "+447700900123", null), record.Carer1);
        Assert.True(record.Shielded);
    }

    private const string CasesHeader =
        "Case ID;Child Surname;Child Forenames;DOB;DOB Estimated;Gender;UPN;NHS No;Address 1;Address 2;Town;Postcode;Service Type;Provider;Consent;Significant Harm;Worker;Worker Phone;Worker Email;Start Date;End Date;Lead Professional;Adopted;Parent Name;Legal Status;Case Notes;Assessment Score\r\n";

    [Fact]
    public void A_sensitive_service_with_consent_is_an_indication_and_no_more()
    {
        var record = Extract.Check(
            SampleFeeds.Get("childrens-services"),
            "\uFEFF" + CasesHeader + "C1;Khan;Ali;2012-09-03;Y;Male;;;1 High Street;;Northmoor;M1 1AE;mental-health;RJ1;Y;;Sam Poole;0161 496 0000;duty@camhs.example.org;2026-01-05;;Y;;;;;\r\n").OnlyRecord;

        Assert.Equal(new Involvement("sensitive", null, null, null, null, new(2026, 1, 5), null, Lead: false), record.Involvement);
        Assert.Equal(new SensitiveDetail("mental-health", "RJ1", "Sam Poole", "+441614960000", "duty@camhs.example.org"), record.Sensitive);
        Assert.True(record.BirthDateEstimated);
    }

    [Theory]
    [InlineData("mental-health;RJ1;;", "R13")]
    [InlineData("sexual-health;RJ1;N;N", "R13")]
    [InlineData("library;RJ1;Y;Y", "R10")]
    public void A_service_that_may_not_be_held_withholds_the_row(string service, string rule)
    {
        var extract = Extract.Check(
            SampleFeeds.Get("childrens-services"),
            CasesHeader + $"C1;Khan;Ali;2012-09-03;;Male;;;;;;;{service};;;;;;;;;;;\r\n");

        Assert.Equal(rule, Assert.IsType<RowOutcome.Withheld>(extract.Outcomes.Single()).Rule.Code);
    }

    [Fact]
    public void A_contact_that_discloses_a_service_not_marked_sensitive_is_held()
    {
        var extract = Extract.Check(
            SampleFeeds.Get("childrens-services"),
            CasesHeader + "C1;Khan;Ali;2012-09-03;;Male;;;;;;;early-help;RJ1;;;Sexual Health Outreach;;;;;;;;;;\r\n");

        Assert.Equal("R14", Assert.IsType<RowOutcome.Held>(extract.Outcomes.Single()).Code);
    }

    [Fact]
    public void Youth_rows_are_read_and_clubs_and_objections_are_withheld()
    {
        const string Text =
            "Participation ID\tFirst Name\tLast Name\tDate of Birth\tYear of Birth\tSex\tPostcode\tSchool URN\tActivity\tProvider ODS\tWorker\tWorker Phone\tWorker Email\tStarted\tEnded\tYoung Person Objects\tMobile\tNotes\n"
            + "Y1\tAnn\tLee\t3 Sep 2012\t2012\tF\tM1 1AE\t148765\tyoung-carers\tE08000003\tJo Hart\t\t\t1 Jan 2026\t\t\t07700 900001\t\n"
            + "Y2\tAnn\tLee\t3 Sep 2012\t2012\t-\tM1 1AE\t148765\tchess-club\tE08000003\t\t\t\t1 Jan 2026\t\t\t\t\n"
            + "Y3\tAnn\tLee\t3 Sep 2012\t2012\tF\tM1 1AE\t148765\tyoung-carers\tE08000003\t\t\t\t1 Jan 2026\t\tY\t\t\n";
        var extract = Extract.Check(SampleFeeds.Get("youth-services"), Text);

        Assert.Equal(new RowCounts(3, 1, 0, 0, 2, 0), extract.Summary.Counts);
        Assert.Equal("E08000003", ((RowOutcome.Accepted)extract.Outcomes[0]).Record.Involvement!.Organisation);
    }

    [Fact]
    public void Both_parents_of_a_registration_have_parental_responsibility()
    {
        const string Text =
            "Entry No,Child Surname,Child Forenames,Date of Birth,Sex,Mother Name,Mother Maiden Name,Father Name,Address,Address Line 2,Town,Postcode,Informant Phone,Informant Email,NI Number,Child Benefit Sort Code,Child Benefit Account\n"
            + "1,Lee,Ann,2012-09-03,F,Mei Lee,Wong,Jun Lee,1 High Street,,Northmoor,M1 1AE,0161 496 0001,,AB123456C,20-00-00,55779911\n";
        var record = Extract.Check(SampleFeeds.Get("registrations"), Text).OnlyRecord;

        Assert.Equal(new Carer("Mei Lee", CarerRelation.ParentalResponsibility, "+441614960001", null), record.Carer1);
        Assert.Equal(new Carer("Jun Lee", CarerRelation.ParentalResponsibility, null, null), record.Carer2);
    }

    private delegate bool Parser<T>(ReadOnlySpan<char> text, out T value);

    private static T Value<T>(Parser<T> parser, string text)
    {
        Assert.True(parser(text, out var value));
        return value;
    }
}
