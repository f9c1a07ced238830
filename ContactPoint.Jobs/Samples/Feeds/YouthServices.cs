using System.Globalization;
using System.Text;

using ContactPoint.Jobs.Samples.Families;
using ContactPoint.Jobs.Samples.Places;
using ContactPoint.Jobs.Samples.Recording;
using ContactPoint.Jobs.Samples.Writing;

namespace ContactPoint.Jobs.Samples.Feeds;

/// <summary>Young people in services and clubs: tabs, few fields, everyday names; only new and changed rows after the first day.</summary>
internal sealed class YouthServices(SampleWorld world)
    : SampleFeed(
        Feed.YouthServices,
        world,
        new FeedHabits(Letters.Any, Carelessness: 2.2, EverydayNames: 0.65, Brevity: 10, MarksLost: 0.6),
        TheLayout)
{
    private const double ObjectsToIt = 0.012;
    private const int FromAge = 8;
    private const int MostlyFromAge = 11;

    /// <summary>Copy numbers 3 to 6 are for them.</summary>
    private const int MostNewCases = 4;

    private static readonly FileLayout TheLayout = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Delimiter = '\t',
        NewLine = "\n",
        Columns =
        [
            "Participation ID", "First Name", "Last Name", "Date of Birth", "Year of Birth", "Sex", "Postcode", "School URN", "Activity", "Provider ODS",
            "Worker", "Worker Phone", "Worker Email", "Started", "Ended", "Young Person Objects", "Mobile", "Notes",
        ],
        DateFormat = "d MMM yyyy",
        BadDate = "31 Feb 2014",
    };

    private static readonly string[] NotesTexts = Texts.Of("case_note");

    public override string Name => "youth-services";

    public override bool IsDelta => true;

    protected override double Lag => 0.8;

    /// <summary>Whether a service that begins on a later day is this supplier's.</summary>
    public static bool Begins(Child child, DateOnly on) => AgeOf(child, on) >= MostlyFromAge && (child.Number + on.DayNumber) % 3 != 0;

    public override IEnumerable<SampleRecord> Records(Family family, Child child)
    {
        var random = Presence(family, child);
        var age = AgeOf(child, World.FirstDay);
        var takesPart = random.Chance(age >= MostlyFromAge ? 0.48 : 0.18);
        var twice = random.Chance(0.28);
        var thrice = random.Chance(0.3);
        if (age < FromAge || child.DiedOn is not null)
        {
            yield break;
        }

        for (var copy = 0; copy < (!takesPart ? 0 : !twice ? 1 : !thrice ? 2 : 3); copy++)
        {
            yield return Participation(family, child, copy, null);
        }

        for (var index = 0; index < Math.Min(child.News.CasesOn.Count, MostNewCases); index++)
        {
            if (Begins(child, child.News.CasesOn[index]))
            {
                yield return Participation(family, child, 3 + index, child.News.CasesOn[index]);
            }
        }
    }

    public override SampleRecord Junk(ulong seed, int number) => new(Feed, seed, "", $"YP-TEST{number.ToString(CultureInfo.InvariantCulture)}")
    {
        Name = new("Test", "", "Test"),
        BirthDate = new DateOnly(1900, 1, 1),
        Unmapped = ["1900", "", ""],
    };

    public override List<string> Cells(SampleRecord record)
    {
        var service = record.Service;
        return
        [
            record.Fault == RowFault.NoLocalId ? "" : record.LocalId, record.Name.Forename, record.Name.Surname, BirthDate(record), record.Unmapped[0],
            record.Gender == 'N' ? "-" : record.Gender.ToString(), record.Postcode, record.School, service.Service, service.Provider, service.Worker,
            service.Phone, service.Email, Date(service.Start), Date(service.End), Mark(record.Objects), record.Unmapped[1], record.Unmapped[2],
        ];
    }

    private SampleRecord Participation(Family family, Child child, int copy, DateOnly? begunOn)
    {
        var record = Begin(family, child, copy, $"YP{OwnNumber(child, copy, 77_003)}");
        record.Name = record.Name with { Middle = "" };
        record.Address = [];
        var random = Draws(record, Field.Service);
        record.School = random.Chance(0.6) ? child.School : "";
        var begun = begunOn ?? World.FirstDay.AddDays(-1 - random.Days(300));
        var service = Services.Draw(random, AgeOf(child, begun), withClubs: true);
        record.Service = Services.Entry(service, child.HomeOn(World.FirstDay).Where, random, trustsOnly: true) with
        {
            Start = begun,
            End = random.Chance(0.3) && begunOn is null ? begun.AddDays(random.Below(World.FirstDay.DayNumber - begun.DayNumber + 1)) : null,
        };
        record.Objects = random.Chance(ObjectsToIt);
        if (record.Objects)
        {
            record.Plant(PlantKind.Objection, record.LocalId);
        }
        else if (Services.IsUniversal(service))
        {
            record.Plant(PlantKind.UniversalService, record.LocalId);
        }
        else if (Services.IsSensitive(service))
        {
            record.Plant(PlantKind.SensitiveWithoutConsent, record.LocalId);
        }

        Unmapped(record, child);
        return Finish(record, child);
    }

    private static void Unmapped(SampleRecord record, Child child)
    {
        var random = Draws(record, Field.Unmapped);
        var mobile = random.Chance(0.3) ? Institutions.Phone(child.Homes[0].Where, mobile: true, random) : "";
        var note = random.Chance(0.08) ? random.Of(NotesTexts) : "";
        record.Unmapped = [record.BirthDate?.Year.ToString(CultureInfo.InvariantCulture) ?? "", mobile, note];
        if (note.Length > 0)
        {
            record.Plant(PlantKind.UnmappedCaseNote, note);
        }
    }
}
