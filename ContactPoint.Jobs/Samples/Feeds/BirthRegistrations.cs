using System.Globalization;
using System.Text;

using ContactPoint.Jobs.Samples.Families;
using ContactPoint.Jobs.Samples.Recording;
using ContactPoint.Jobs.Samples.Writing;

namespace ContactPoint.Jobs.Samples.Feeds;

/// <summary>The birth register: names and address as they were at birth, and who the parents are.</summary>
internal sealed class BirthRegistrations(SampleWorld world)
    : SampleFeed(
        Feed.Registrations,
        world,
        new FeedHabits(Letters.Any, Carelessness: 0.25, EverydayNames: 0, Brevity: 0.1, MarksLost: 0.05),
        TheLayout)
{
    private const double InTheRegister = 0.92;

    private static readonly FileLayout TheLayout = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Delimiter = ',',
        NewLine = "\n",
        Columns =
        [
            "Entry No", "Child Surname", "Child Forenames", "Date of Birth", "Sex", "Mother Name", "Mother Maiden Name", "Father Name", "Address",
            "Address Line 2", "Town", "Postcode", "Informant Phone", "Informant Email", "NI Number", "Child Benefit Sort Code", "Child Benefit Account",
        ],
        DateFormat = "yyyy-MM-dd",
        BadDate = "2014-02-31",
    };

    public override string Name => "registrations";

    public override IEnumerable<SampleRecord> Records(Family family, Child child)
    {
        var random = Presence(family, child);
        var inRegister = random.Chance(InTheRegister);
        var former = random.Chance(0.8);
        if (child.BornHere && inRegister)
        {
            yield return Entry(family, child, 0);
        }

        if (former && child.Before is { } before)
        {
            yield return Entry(family, before, FormerCopy);
        }
    }

    public override SampleRecord Junk(ulong seed, int number) => new(Feed, seed, "", $"TEST{number.ToString(CultureInfo.InvariantCulture)}")
    {
        Name = new("Test", "", "Entry do not use"),
        BirthDate = new DateOnly(1900, 1, 1),
        Unmapped = ["", "", "", ""],
    };

    public override List<string> Cells(SampleRecord record)
    {
        var town = record.Address.Count > 0 ? record.Address[^1] : "";
        return
        [
            record.Fault == RowFault.NoLocalId ? "" : record.LocalId, record.Name.Surname, GivenNames(record), BirthDate(record),
            record.Gender == 'N' ? "" : record.Gender.ToString(), record.First.Name, record.Unmapped[0], record.Second.Name,
            record.Address.Count > 1 ? record.Address[0] : "", record.Address.Count > 2 ? record.Address[1] : "", town, record.Postcode,
            record.First.Phone, record.First.Email, record.Unmapped[1], record.Unmapped[2], record.Unmapped[3],
        ];
    }

    /// <summary>The register isn't brought up to date.</summary>
    protected override DateOnly Seen(Family family, Child child, SampleRecord record, double yearsAgo) => child.BirthDate;

    private SampleRecord Entry(Family family, Child child, int copy)
    {
        var district = child.Homes[0].Where.Town.Authority;
        var record = Begin(family, child, copy, $"{district}/{child.BirthDate.Year.ToString(CultureInfo.InvariantCulture)}/{OwnNumber(child, copy, 31)}");
        GivenNamesInOne(record);
        if (record.Address.Count > 3)
        {
            // There are two lines and a town.
            record.Address.RemoveAt(2);
        }

        var random = Draws(record, Field.Carers);
        var names = ClerksFor(child).Names;
        var hasPhone = random.Chance(0.7);
        var hasEmail = random.Chance(0.35);
        var mother = names.OfParent(child.Mother.Name, random);
        record.First = new Contact(mother, "Mother", hasPhone ? child.Mother.Mobile : "", hasEmail ? child.Mother.Email : "");
        if (!child.FatherAbsent || random.Chance(0.5))
        {
            record.Second = new Contact(names.OfParent(child.Father.Name, random), "Father", "", "");
        }

        Unmapped(record, child);
        return Finish(record, child);
    }

    private static void Unmapped(SampleRecord record, Child child)
    {
        var random = Draws(record, Field.Unmapped);
        var number = random.Chance(0.1) ? Accounts.NiNumber(random) : "";
        var account = random.Chance(0.06) ? Accounts.Digits(random, 8) : "";
        record.Unmapped = [child.Mother.MaidenSurname, number, account.Length > 0 ? Accounts.SortCode(random) : "", account];
        if (number.Length > 0)
        {
            record.Plant(PlantKind.UnmappedNiNumber, number);
        }

        if (account.Length > 0)
        {
            record.Plant(PlantKind.UnmappedAccount, account);
        }
    }
}
