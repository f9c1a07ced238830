using System.Globalization;
using System.Text;

using ContactPoint.Jobs.Samples.Families;
using ContactPoint.Jobs.Samples.Recording;
using ContactPoint.Jobs.Samples.Writing;

namespace ContactPoint.Jobs.Samples.Feeds;

/// <summary>Cases of social care and its partners: semicolons, workers, estimated dates of birth, sensitive services.</summary>
internal sealed class ChildrensServices(SampleWorld world)
    : SampleFeed(
        Feed.ChildrensServices,
        world,
        new FeedHabits(Letters.Any, Carelessness: 1.8, EverydayNames: 0.3, Brevity: 4, MarksLost: 0.4),
        TheLayout)
{
    private const double HasCase = 0.15;
    private const double AdoptedHasCase = 0.6;
    private const double SecondCase = 0.14;

    /// <summary>Copy numbers 2 to 5 are for them.</summary>
    private const int MostNewCases = 4;

    private static readonly FileLayout TheLayout = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        Delimiter = ';',
        NewLine = "\r\n",
        Columns =
        [
            "Case ID", "Child Surname", "Child Forenames", "DOB", "DOB Estimated", "Gender", "UPN", "NHS No", "Address 1", "Address 2", "Town", "Postcode",
            "Service Type", "Provider", "Consent", "Significant Harm", "Worker", "Worker Phone", "Worker Email", "Start Date", "End Date", "Lead Professional",
            "Adopted", "Parent Name", "Legal Status", "Case Notes", "Assessment Score",
        ],
        DateFormat = "yyyy-MM-dd",
        BadDate = "2014-02-31",
    };

    private static readonly string[] Statuses = Texts.Of("legal");
    private static readonly string[] Notes = Texts.Of("case_note");

    public override string Name => "childrens-services";

    protected override double Lag => 0.6;

    public override IEnumerable<SampleRecord> Records(Family family, Child child)
    {
        var random = Presence(family, child);
        var hasCase = random.Chance(child.Former is null ? HasCase : AdoptedHasCase);
        var hasSecond = random.Chance(SecondCase);
        if (child.News.Left || child.DiedOn is not null)
        {
            yield break;
        }

        if (hasCase)
        {
            yield return Case(family, child, 0, null);
        }

        if (hasCase && hasSecond)
        {
            yield return Case(family, child, 1, null);
        }

        for (var index = 0; index < Math.Min(child.News.CasesOn.Count, MostNewCases); index++)
        {
            if (!YouthServices.Begins(child, child.News.CasesOn[index]))
            {
                yield return Case(family, child, 2 + index, child.News.CasesOn[index]);
            }
        }
    }

    public override SampleRecord Junk(ulong seed, int number) => new(Feed, seed, "", $"CS-TEST{number.ToString(CultureInfo.InvariantCulture)}")
    {
        Name = new("Test", "", "Record do not use"),
        BirthDate = new DateOnly(1900, 1, 1),
        Unmapped = ["", "", ""],
    };

    public override List<string> Cells(SampleRecord record)
    {
        var town = record.Address.Count > 0 ? record.Address[^1] : "";
        var service = record.Service;
        return
        [
            record.Fault == RowFault.NoLocalId ? "" : record.LocalId, record.Name.Surname, GivenNames(record), BirthDate(record),
            Mark(record.BirthDateEstimated, "N"), record.Gender switch { 'M' => "Male", 'F' => "Female", _ => "Not known" }, record.Upn, record.Nhs,
            record.Address.Count > 1 ? record.Address[0] : "", record.Address.Count > 2 ? record.Address[1] : "", town, record.Postcode,
            service.Service, service.Provider, service.Consent, service.Harm, service.Worker, service.Phone, service.Email,
            Date(service.Start), Date(service.End), Mark(service.Lead, "N"), Mark(record.Adopted), record.First.Name,
            record.Unmapped[0], record.Unmapped[1], record.Unmapped[2],
        ];
    }

    private SampleRecord Case(Family family, Child child, int copy, DateOnly? begunOn)
    {
        var record = Begin(family, child, copy, $"CS-{OwnNumber(child, copy, 9_001)}");
        GivenNamesInOne(record);
        Estimate(record);
        var random = Draws(record, Field.Identifiers);
        var numbers = ClerksFor(child).Numbers;
        record.Upn = numbers.Identifier(random, child, family, one => one.School.Length > 0 ? one.Numbers.Upn : "", gaps: 20);
        record.Nhs = numbers.Identifier(random, child, family, one => one.Numbers.Nhs, gaps: 26);
        if (record.Address.Count > 3)
        {
            // There are two lines and a town.
            record.Address.RemoveAt(2);
        }

        var carers = Draws(record, Field.Carers);
        if (!carers.Chance(World.Rates.CarerMissing * 3))
        {
            record.First = new Contact(ClerksFor(child).Names.OfParent(child.Mother.Name, carers), "Mother", "", "");
        }

        var marks = Draws(record, Field.Marks);
        record.Adopted = child.Former is not null && marks.Chance(0.85);
        Service(record, child, begunOn);
        Unmapped(record);
        return Finish(record, child);
    }

    /// <summary>A worker who doesn't know the date of birth writes down a year, seldom quite the right one.</summary>
    private static void Estimate(SampleRecord record)
    {
        var random = Draws(record, Field.Estimate);
        const double guessed = 0.012;
        if (random.Chance(guessed) && record.BirthDate is { Year: > 1970 } date)
        {
            record.BirthDate = new DateOnly(date.Year + random.Between(-1, 1), random.Chance(0.7) ? 1 : 7, 1);
            record.BirthDateEstimated = true;
        }
    }

    private void Service(SampleRecord record, Child child, DateOnly? begunOn)
    {
        var random = Draws(record, Field.Service);
        var begun = begunOn ?? World.FirstDay.AddDays(-1 - random.Days(400));
        begun = begun < child.BirthDate ? child.BirthDate : begun;
        var service = Services.Draw(random, AgeOf(child, begun), withClubs: false);
        var ended = random.Chance(0.22) && begunOn is null;
        var consents = random.Share();
        var sensitive = Services.IsSensitive(service);
        var entry = Services.Entry(service, child.HomeOn(World.FirstDay).Where, random, trustsOnly: false) with
        {
            Start = begun,
            End = ended ? begun.AddDays(random.Below(World.FirstDay.DayNumber - begun.DayNumber + 1)) : null,
            Lead = random.Chance(0.25),
            Consent = sensitive ? consents < 0.45 ? "Y" : consents < 0.65 ? "N" : "" : consents < 0.3 ? "Y" : "",
            Harm = sensitive && consents is > 0.6 and < 0.68 ? "Y" : random.Chance(0.05) && !sensitive ? "N" : "",
        };
        record.Service = entry;
        if (sensitive)
        {
            var allowed = entry.Consent == "Y" || entry.Harm == "Y";
            record.Plant(allowed ? PlantKind.SensitiveWithConsent : PlantKind.SensitiveWithoutConsent, allowed ? service : record.LocalId);
        }
    }

    private static void Unmapped(SampleRecord record)
    {
        var random = Draws(record, Field.Unmapped);
        var status = random.Chance(0.3) ? random.Of(Statuses) : "";
        var note = random.Chance(0.5) ? random.Of(Notes) : "";
        record.Unmapped = [status, note, random.Chance(0.6) ? random.Between(1, 40).ToString(CultureInfo.InvariantCulture) : ""];
        if (status.Length > 0)
        {
            record.Plant(PlantKind.UnmappedLegalStatus, status);
        }

        if (note.Length > 0)
        {
            record.Plant(PlantKind.UnmappedCaseNote, note);
        }
    }
}
