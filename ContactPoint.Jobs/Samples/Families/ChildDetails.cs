using System.Globalization;

using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Names;
using ContactPoint.Jobs.Samples.Places;

namespace ContactPoint.Jobs.Samples.Families;

/// <summary>What is a child's own: numbers, school, practice, everyday name, protection, adoption.</summary>
internal sealed class ChildDetails(Gazetteer gazetteer, DateOnly firstDay)
{
    private const int PrimaryYears = 7;
    private const int SecondaryYears = 5;
    private const int SixthFormYears = 2;

    /// <summary>Adoption needs some time to have happened in.</summary>
    private const int YoungestAdoptedDays = 500;

    public Child Child(Siblings siblings, int ordinal, Sex sex, DateOnly born, PersonName name)
    {
        var random = SampleRandom.For(siblings.Seed, 100 + ordinal);
        var number = siblings.Plan.FirstChild + ordinal;
        var community = siblings.Plan.Community;
        var estimated = random.Chance(community is Community.Somali or Community.Arabic ? 0.05 : 0.0005);
        var fromAbroad = community is Community.British ? 0.13 : 0.33;
        var birthDate = estimated ? new DateOnly(born.Year, 1, 1) : born;
        var (school, start) = SchoolOf(siblings.Where, birthDate, random);
        var practice = random.Chance(0.85) ? siblings.Where : gazetteer.Near(siblings.Where, random);
        var child = new Child
        {
            Number = number,
            Ordinal = ordinal,
            Sex = sex,
            BirthDate = birthDate,
            BirthDateEstimated = estimated,
            Registered = name,
            Surname = name.Surname,
            KnownAs = EverydayName(name, community, random),
            Mother = siblings.Parents.Mother,
            Father = siblings.Parents.Father,
            FatherAbsent = siblings.Parents.FatherAbsent,
            Numbers = NumbersOf(siblings.Plan, siblings.Where, number, ordinal, birthDate),
            BornHere = !estimated && !random.Chance(fromAbroad),
            Homes = siblings.Homes,
            School = school,
            SchoolStart = start,
            Practice = Institutions.Practice(practice),
            PracticeStart = Later(birthDate.AddDays(10 + random.Below(40)), siblings.Homes[^1].From.AddDays(random.Below(60))),
            Protection = ProtectionOf(siblings.Seed, random),
            DiedOn = random.Chance(0.0008) ? firstDay.AddDays(-1 - random.Below(400)) : null,
        };
        var died = child.DiedOn is { } day && day > birthDate ? child.DiedOn : null;
        return Adopted(child with { DiedOn = died }, siblings, random);
    }

    public static Numbers NumbersOf(FamilyPlan plan, Neighbourhood where, long number, int ordinal, DateOnly born)
    {
        var serial = (plan.OrdinalInNeighbourhood * 4) + (ordinal % 4);
        var year = FirstSchoolYear(born);
        var school = Institutions.SchoolInUpn(where);
        return new Numbers(
            CheckedNumbers.NhsNumber(2 * number),
            CheckedNumbers.Upn(where.Town.Authority, school, year, serial.ToString("D3", CultureInfo.InvariantCulture)),
            CheckedNumbers.Upn(where.Town.Authority, school, year, CheckedNumbers.TemporarySerial(serial)),
            CheckedNumbers.Uln(number));
    }

    /// <summary>The year in whose September the child starts school, in the school year in which it turns five.</summary>
    private static int FirstSchoolYear(DateOnly born) => born.Year + (born.Month >= 9 ? 5 : 4);

    private (string School, DateOnly? Start) SchoolOf(Neighbourhood where, DateOnly born, SampleRandom random)
    {
        var year = FirstSchoolYear(born);
        var now = firstDay.Month >= 9 ? firstDay.Year : firstDay.Year - 1;
        var other = gazetteer.Near(where, random);
        var neighbourhood = random.Chance(0.8) ? where : other;
        var nursery = random.Chance(0.3);
        var sixthForm = random.Chance(0.45);
        var firstOfTerm = random.Between(2, 8);
        var later = random.Chance(0.15) ? random.Below(900) : 0;
        var years = now - year;
        var begun = years switch
        {
            -1 when nursery => now,
            >= 0 and < PrimaryYears => year,
            >= PrimaryYears and < PrimaryYears + SecondaryYears => year + PrimaryYears,
            >= PrimaryYears + SecondaryYears and < PrimaryYears + SecondaryYears + SixthFormYears when sixthForm => year + PrimaryYears,
            _ => 0,
        };
        if (begun == 0)
        {
            return ("", null);
        }

        var start = new DateOnly(begun, 9, firstOfTerm);
        start = start.AddDays(later) <= firstDay ? start.AddDays(later) : start;
        return (years < PrimaryYears ? Institutions.Primary(neighbourhood) : Institutions.Secondary(neighbourhood), start);
    }

    private static string EverydayName(PersonName name, Community community, SampleRandom random)
    {
        var kind = random.Share();
        var nickname = NameTables.Nickname(name.Forename, random);
        var english = NameTables.Of(Community.Chinese, NameList.English, random);
        var middle = name.Middle.Split(' ')[0];
        return community switch
        {
            Community.Pakistani or Community.Bangladeshi when name.IsPrefixed => kind < 0.85 ? middle : "",
            Community.Chinese => kind < 0.6 ? english : "",
            Community.Nigerian or Community.Ghanaian when middle.Length > 0 => kind < 0.15 ? middle : "",
            Community.Vietnamese => "",
            _ when kind < 0.03 && middle.Length > 1 => middle,
            _ when kind < 0.15 && nickname is not null => nickname,
            _ => "",
        };
    }

    private static Protection ProtectionOf(ulong familySeed, SampleRandom random)
    {
        const double familyInHiding = 0.002;
        var ownChance = random.Share();
        if (SampleRandom.For(familySeed, 99).Chance(familyInHiding))
        {
            return Protection.VeryRestricted;
        }

        return ownChance switch
        {
            < 0.0008 => Protection.VeryRestricted,
            < 0.005 => Protection.Restricted,
            _ => Protection.None,
        };
    }

    /// <summary>An adopted child has a new surname, NHS number and pupil number; what went before stays in some systems.</summary>
    private Child Adopted(Child child, Siblings siblings, SampleRandom random)
    {
        const double adopted = 0.006;
        var age = firstDay.DayNumber - child.BirthDate.DayNumber;
        if (!random.Chance(adopted) || age < YoungestAdoptedDays || child.DiedOn is not null)
        {
            return child;
        }

        var names = new FamilyNames(random, siblings.Plan.Community, siblings.Plan.Community);
        var couple = new Couple(random, names, siblings.Where);
        var forename = random.Chance(0.75) ? child.Registered.Forename : names.Child(random, child.Sex, child.BirthDate.Year, [], null).Forename;
        var name = names.Child(random, child.Sex, child.BirthDate.Year, [], null) with { Forename = forename };
        var there = gazetteer.Near(siblings.Where, random);
        var home = new Home(gazetteer.Home(there, random.Below(Gazetteer.HomesPerNeighbourhood)), there, child.BirthDate);
        var serial = (960 + (siblings.Plan.OrdinalInNeighbourhood % 40)).ToString("D3", CultureInfo.InvariantCulture);
        var numbers = child.Numbers with
        {
            Nhs = CheckedNumbers.NhsNumber((2 * child.Number) + 1),
            Upn = CheckedNumbers.Upn(there.Town.Authority, Institutions.SchoolInUpn(siblings.Where), FirstSchoolYear(child.BirthDate), serial),
        };
        return child with
        {
            BornHere = false,
            Former = new FormerIdentity(name, couple.Mother, couple.Father, home, numbers),
        };
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
