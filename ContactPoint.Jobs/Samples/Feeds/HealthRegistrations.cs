using System.Globalization;
using System.Text;

using ContactPoint.Jobs.Samples.Families;
using ContactPoint.Jobs.Samples.Names;
using ContactPoint.Jobs.Samples.Places;
using ContactPoint.Jobs.Samples.Recording;
using ContactPoint.Jobs.Samples.Writing;

namespace ContactPoint.Jobs.Samples.Feeds;

/// <summary>Children registered with a practice: capital letters, pipes, NHS numbers, restricted records.</summary>
internal sealed class HealthRegistrations(SampleWorld world)
    : SampleFeed(
        Feed.HealthRegistrations,
        world,
        new FeedHabits(Letters.Upper, Carelessness: 0.7, EverydayNames: 0.01, Brevity: 1, MarksLost: 1),
        TheLayout)
{
    private const double Registered = 0.975;

    private static readonly FileLayout TheLayout = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Delimiter = '|',
        NewLine = "\n",
        Quotes = false,
        Columns =
        [
            "PATIENT_ID", "NHS_NUMBER", "FAMILY_NAME", "GIVEN_NAMES", "PREVIOUS_FAMILY_NAME", "BIRTH_DATE", "SEX", "ADDRESS_1", "ADDRESS_2", "ADDRESS_3",
            "ADDRESS_4", "POSTCODE", "GP_PRACTICE", "GP_REG_DATE", "NAMED_GP", "SENSITIVITY", "DEATH_DATE", "PHONE", "DIAGNOSIS", "MEDICATION",
        ],
        DateFormat = "yyyyMMdd",
        BadDate = "20140231",
    };

    private static readonly string[] Diagnoses = Texts.Of("diagnosis");
    private static readonly string[] Medications = Texts.Of("medication");

    public override string Name => "health-registrations";

    protected override double Lag => 1.4;

    public override IEnumerable<SampleRecord> Records(Family family, Child child)
    {
        var random = Presence(family, child);
        var registered = random.Chance(Registered);
        var second = random.Chance(World.Rates.SecondRegistration);
        var former = random.Chance(0.15);
        if (child.News.Left)
        {
            yield break;
        }

        if (registered)
        {
            yield return Patient(family, child, 0);
        }

        if (second)
        {
            yield return Patient(family, child, 1);
        }

        if (former && child.Before is { } before)
        {
            yield return Patient(family, before, FormerCopy);
        }
    }

    public override SampleRecord Junk(ulong seed, int number) => new(Feed, seed, "", $"TEST{number.ToString(CultureInfo.InvariantCulture)}")
    {
        Name = new("TEST", "", "PATIENT DO NOT USE"),
        BirthDate = new DateOnly(1900, 1, 1),
        Unmapped = ["", "", ""],
    };

    public override List<string> Cells(SampleRecord record) =>
    [
        record.Fault == RowFault.NoLocalId ? "" : record.LocalId, record.Nhs, record.Name.Surname, GivenNames(record), record.FormerSurname,
        BirthDate(record), record.Gender switch { 'M' => "1", 'F' => "2", _ => "9" }, Line(record, 0), Line(record, 1), Line(record, 2), Line(record, 3),
        record.Postcode, record.Practice, Date(record.PracticeStart), record.Unmapped[0], record.Sensitivity.ToString(), Date(record.DeathDate),
        record.First.Phone, record.Unmapped[1], record.Unmapped[2],
    ];

    private SampleRecord Patient(Family family, Child child, int copy)
    {
        var record = Begin(family, child, copy, $"P{OwnNumber(child, copy, 5_003)}", yearsAgo: copy == 0 ? 0 : 3);
        GivenNamesInOne(record);
        var random = Draws(record, Field.Identifiers);
        var numbers = ClerksFor(child).Numbers;
        var gaps = copy == 1 ? 30 : 0.8;
        record.Nhs = numbers.Identifier(random, child, family, one => one == child || !child.IsFormerIdentity ? one.Numbers.Nhs : "", gaps);
        record.Practice = copy == 0 ? child.Practice : Institutions.Practice(World.Gazetteer.Near(family.Where, random));
        record.PracticeStart = copy == 0 ? child.PracticeStart : child.BirthDate.AddDays(random.Between(7, 60));
        var carers = Draws(record, Field.Carers);
        var former = carers.Chance(0.6);
        if (former && child.RenamedOn is not null && !string.Equals(child.Registered.Surname, record.Name.Surname, StringComparison.OrdinalIgnoreCase))
        {
            record.FormerSurname = Spelling.WithoutMarks(child.Registered.Surname).ToUpperInvariant();
        }

        if (!carers.Chance(World.Rates.CarerMissing * 3))
        {
            var phone = carers.Chance(0.8) ? child.Mother.Mobile : carers.Chance(0.5) ? child.Mother.Landline : child.Father.Mobile;
            record.First = new Contact("", "Carer", phone, "");
        }

        record.Sensitivity = child.Protection switch
        {
            Protection.Restricted => 'R',
            Protection.VeryRestricted => 'V',
            _ => 'U',
        };
        record.DeathDate = copy == 0 ? child.DiedOn : null;
        Unmapped(record);
        return Finish(record, child);
    }

    private static void Unmapped(SampleRecord record)
    {
        var random = Draws(record, Field.Unmapped);
        var doctor = $"DR {NameTables.Surname(random).ToUpperInvariant()}";
        var diagnosis = random.Chance(0.07) ? random.Of(Diagnoses).ToUpperInvariant() : "";
        var medication = random.Chance(0.05) ? random.Of(Medications).ToUpperInvariant() : "";
        record.Unmapped = [doctor, diagnosis, medication];
        if (diagnosis.Length > 0)
        {
            record.Plant(PlantKind.UnmappedDiagnosis, diagnosis);
        }

        if (medication.Length > 0)
        {
            record.Plant(PlantKind.UnmappedMedication, medication);
        }
    }
}
