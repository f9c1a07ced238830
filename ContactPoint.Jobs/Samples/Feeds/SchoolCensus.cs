using System.Globalization;

using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Families;
using ContactPoint.Jobs.Samples.Names;
using ContactPoint.Jobs.Samples.Places;
using ContactPoint.Jobs.Samples.Recording;
using ContactPoint.Jobs.Samples.Writing;

namespace ContactPoint.Jobs.Samples.Feeds;

/// <summary>Pupils on the rolls of schools: Windows-1252, preamble, trailer, addresses with line breaks in one cell.</summary>
internal sealed class SchoolCensus(SampleWorld world)
    : SampleFeed(Feed.SchoolCensus, world, new FeedHabits(Letters.Windows1252, Carelessness: 0.8, EverydayNames: 0.05, Brevity: 1, MarksLost: 0), TheLayout)
{
    private const double OnTheRoll = 0.97;
    private const double MarkedDoNotRecord = 0.004;
    private const int AddressIndex = 13;

    private static readonly FileLayout TheLayout = new()
    {
        Encoding = Spelling.Windows1252,
        Delimiter = ',',
        NewLine = "\r\n",
        Preamble = ["OFFICIAL-SENSITIVE", "School census extract", ""],
        Columns =
        [
            "URN", "Admission No", "UPN", "Former UPN", "ULN", "Surname", "Forename", "Middle Names", "Preferred Surname", "Preferred Forename",
            "Former Surname", "DOB", "Sex", "Address", "Post Code", "Entry Date", "Ethnicity", "Language", "FSM", "SEN Type", "Attendance",
            "Parent Name", "Parent Relation", "Parent Phone", "Parent Email", "Second Parent Name", "Second Parent Relation", "Do Not Record", "Comments",
        ],
        AlwaysQuotedIndex = AddressIndex,
        Trailer = true,
        DateFormat = "dd/MM/yyyy",
        BadDate = "31/02/2014",
    };

    private static readonly string[] Ethnicities = Texts.Of("ethnicity");
    private static readonly string[] Languages = Texts.Of("language");
    private static readonly string[] Needs = Texts.Of("sen");
    private static readonly string[] Comments = Texts.Of("school_comment");

    public override string Name => "school-census";

    public override IEnumerable<SampleRecord> Records(Family family, Child child)
    {
        var random = Presence(family, child);
        var onRoll = random.Chance(OnTheRoll);
        var second = random.Chance(World.Rates.SecondRegistration);
        var former = random.Chance(0.15);
        var elsewhere = World.Gazetteer.Near(family.Where, random);
        if (child.School.Length == 0 || child.News.Left || !onRoll)
        {
            yield break;
        }

        if (child.DiedOn is null)
        {
            yield return Pupil(family, child, 0, child.School, child.SchoolStart);
        }

        var otherSchool = child.School == Institutions.Primary(family.Where) ? Institutions.Primary(elsewhere) : Institutions.Secondary(elsewhere);
        if (second && otherSchool != child.School)
        {
            yield return Pupil(family, child, 1, otherSchool, child.SchoolStart?.AddYears(-1));
        }

        if (former && child.Before is { } before)
        {
            yield return Pupil(family, before, FormerCopy, otherSchool, child.SchoolStart?.AddYears(-1));
        }
    }

    public override SampleRecord Junk(ulong seed, int number) => new(Feed, seed, "", $"100001/TEST{number.ToString(CultureInfo.InvariantCulture)}")
    {
        Name = new("TEST", "", "PUPIL DO NOT USE"),
        BirthDate = new DateOnly(1900, 1, 1),
        School = "100001",
        Unmapped = ["", "", "", "", "", ""],
    };

    public override List<string> Cells(SampleRecord record)
    {
        var slash = record.LocalId.IndexOf('/', StringComparison.Ordinal);
        return
        [
            record.LocalId[..slash], record.LocalId[(slash + 1)..], record.Upn, record.FormerUpn, record.Uln, record.Name.Surname, record.Name.Forename,
            record.Name.Middle, record.PreferredSurname, record.PreferredForename, record.FormerSurname, BirthDate(record),
            record.Gender == 'N' ? "U" : record.Gender.ToString(), string.Join('\n', record.Address), record.Postcode, Date(record.SchoolStart),
            record.Unmapped[0], record.Unmapped[1], record.Unmapped[2], record.Unmapped[3], record.Unmapped[4],
            record.First.Name, record.First.Relation, record.First.Phone, record.First.Email, record.Second.Name, record.Second.Relation,
            Mark(record.Objects), record.Unmapped[5],
        ];
    }

    private SampleRecord Pupil(Family family, Child child, int copy, string school, DateOnly? start)
    {
        var admission = CheckedNumbers.Shuffle(((child.Number * 8) + copy) % 8_000_000, 8_000_000, 4_711).ToString("D7", CultureInfo.InvariantCulture);
        var record = Begin(family, child, copy, $"{school}/{admission}", yearsAgo: copy == 0 ? 0 : 2);
        record.School = school;
        record.SchoolStart = start;
        Names(record, child);
        Identifiers(record, family, child);
        Carers(record, child);
        var marks = Draws(record, Field.Marks);
        if (marks.Chance(MarkedDoNotRecord) && copy == 0)
        {
            record.Objects = true;
            record.Plant(PlantKind.DoNotRecord, record.LocalId);
        }

        Unmapped(record);
        return Finish(record, child);
    }

    private void Names(SampleRecord record, Child child)
    {
        var random = Draws(record, Field.Marks);
        _ = random.Next();
        var preferred = random.Chance(0.7);
        var former = random.Chance(0.5);
        var names = ClerksFor(child).Names;
        if (preferred && child.KnownAs.Length > 0 && !string.Equals(child.KnownAs, record.Name.Forename, StringComparison.OrdinalIgnoreCase))
        {
            record.PreferredForename = names.Spelt(child.KnownAs, random);
        }

        if (former && child.RenamedOn is not null && record.Name.Surname != child.Registered.Surname)
        {
            record.FormerSurname = names.Spelt(child.Registered.Surname, random);
        }
        else if (child.RenamedOn is not null && record.Name.Surname == child.Registered.Surname && preferred)
        {
            record.PreferredSurname = names.Spelt(child.Surname, random);
        }
    }

    private void Identifiers(SampleRecord record, Family family, Child child)
    {
        var random = Draws(record, Field.Identifiers);
        var numbers = ClerksFor(child).Numbers;
        record.Upn = numbers.Identifier(random, child, family, one => one == child || !child.IsFormerIdentity ? one.Numbers.Upn : "", gaps: 0.6);
        var temporary = random.Chance(World.Rates.TemporaryUpn);
        var wasTemporary = random.Chance(0.03);
        var ulnGiven = random.Chance(0.9);
        if (temporary && !child.IsFormerIdentity && !child.News.Corrected.Has(Feed))
        {
            record.Upn = child.Numbers.TemporaryUpn;
        }
        else if (wasTemporary && record.Upn == child.Numbers.Upn && !child.IsFormerIdentity)
        {
            record.FormerUpn = child.Numbers.TemporaryUpn;
        }

        if (ulnGiven && AgeOf(child, World.FirstDay) >= 14 && !child.IsFormerIdentity)
        {
            record.Uln = numbers.Identifier(random, child, family, one => AgeOf(one, World.FirstDay) >= 14 ? one.Numbers.Uln : "", gaps: 1);
        }
    }

    private void Carers(SampleRecord record, Child child)
    {
        var random = Draws(record, Field.Carers);
        var names = ClerksFor(child).Names;
        var missing = random.Chance(World.Rates.CarerMissing);
        var fatherFirst = random.Chance(0.14);
        var relative = random.Chance(0.04);
        var hasPhone = random.Chance(0.9);
        var hasEmail = random.Chance(0.6);
        var hasSecond = random.Chance(0.5) && !child.FatherAbsent;
        if (missing)
        {
            return;
        }

        var (first, second) = fatherFirst && !child.FatherAbsent ? (child.Father, child.Mother) : (child.Mother, child.Father);
        var relation = relative ? random.Of(["Grandmother", "Carer", "Other"]) : first == child.Mother ? "Mother" : "Father";
        var name = relative ? names.OfParent(first.Name with { Forename = "Margaret", Middle = "" }, random) : names.OfParent(first.Name, random);
        record.First = new Contact(name, relation, hasPhone ? first.Mobile : "", hasEmail && !relative ? first.Email : "");
        if (hasSecond && !relative)
        {
            record.Second = new Contact(names.OfParent(second.Name, random), second == child.Mother ? "Mother" : "Father", "", "");
        }
    }

    private static void Unmapped(SampleRecord record)
    {
        var random = Draws(record, Field.Unmapped);
        var comment = random.Chance(0.05) ? random.Of(Comments) : "";
        var need = random.Chance(0.14) ? random.Of(Needs) : "";
        record.Unmapped =
        [
            random.Of(Ethnicities), random.Of(Languages), random.Chance(0.22) ? "Y" : "N", need,
            random.Between(78, 100).ToString(CultureInfo.InvariantCulture), comment,
        ];
        if (comment.Length > 0)
        {
            record.Plant(PlantKind.UnmappedComment, comment);
        }
    }
}
