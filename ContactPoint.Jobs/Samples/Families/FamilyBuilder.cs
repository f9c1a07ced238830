using System.Globalization;

using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Names;
using ContactPoint.Jobs.Samples.Places;

namespace ContactPoint.Jobs.Samples.Families;

/// <summary>Builds a family from its plan: parents, children, homes, names and numbers, as they are on the first day.</summary>
/// <remarks><threadsafety>Safe: it keeps nothing between families.</threadsafety></remarks>
internal sealed class FamilyBuilder(ulong seed, Gazetteer gazetteer, DateOnly firstDay)
{
    private const int DaysOfChildhood = 6_630;
    private readonly ulong _seed = SampleRandom.SeedOf(seed, 23);
    private readonly ChildDetails _details = new(gazetteer, firstDay);

    private enum Part
    {
        Parents,
        Births,
        Homes,
        Names,
        Renaming,
        Child,
        Newborn,
    }

    public Family Build(FamilyPlan plan)
    {
        var familySeed = SampleRandom.SeedOf(_seed, plan.Number);
        var where = Gazetteer.NeighbourhoodAt(plan.Number / FamilyPlan.PerNeighbourhood);
        var random = SampleRandom.For(familySeed, (int)Part.Parents);
        var names = new FamilyNames(random, plan.Community, plan.MotherCommunity);
        var parents = new Couple(random, names, where);
        var birthDates = BirthDates(plan, SampleRandom.For(familySeed, (int)Part.Births));
        var homes = Homes(plan, where, birthDates[0], SampleRandom.For(familySeed, (int)Part.Homes));
        var siblings = new Siblings(plan, familySeed, names, parents, where, homes);
        var drawn = Children(siblings, birthDates);
        var children = Renamed(drawn, siblings, SampleRandom.For(familySeed, (int)Part.Renaming));
        return new Family(plan, familySeed, where, names, children);
    }

    /// <summary>The family with the child that is born on a later day.</summary>
    public static Family WithNewborn(Family family, DateOnly date)
    {
        var random = SampleRandom.For(family.Seed, (int)Part.Newborn);
        var youngest = family.Children[^1];
        var sex = random.Chance(0.512) ? Sex.Male : Sex.Female;
        var taken = family.Children.Select(child => child.Registered.CallName).ToHashSet();
        var name = family.Names.Child(random, sex, date.Year, taken, null) with { Surname = youngest.Surname };
        var child = youngest with
        {
            Number = family.Plan.NewbornNumber,
            Ordinal = family.Children.Count,
            Sex = sex,
            BirthDate = date,
            BirthDateEstimated = false,
            IsMultiple = false,
            Registered = name,
            RenamedOn = null,
            KnownAs = "",
            Numbers = ChildDetails.NumbersOf(family.Plan, family.Where, family.Plan.NewbornNumber, family.Children.Count, date),
            BornHere = true,
            School = "",
            SchoolStart = null,
            PracticeStart = date,
            Protection = Protection.None,
            Former = null,
            DiedOn = null,
            News = News.None,
        };
        return family with { Children = [.. family.Children, child] };
    }

    /// <summary>Oldest first; the children of one pregnancy share the date. Gaps between pregnancies are eleven months or more.</summary>
    private List<DateOnly> BirthDates(FamilyPlan plan, SampleRandom random)
    {
        var gaps = new int[plan.Births.Count];
        for (var index = 1; index < gaps.Length; index++)
        {
            gaps[index] = 330 + random.Below(800) + random.Below(700) + (random.Chance(0.1) ? 1200 : 0);
        }

        var total = gaps.Sum();
        if (total >= DaysOfChildhood - 30)
        {
            gaps = gaps.Select(gap => gap == 0 ? 0 : Math.Max(330, gap * 5_000 / total)).ToArray();
            total = gaps.Sum();
        }

        var date = firstDay.AddDays(random.Below(DaysOfChildhood - total) - DaysOfChildhood);
        var dates = new List<DateOnly>();
        for (var index = 0; index < gaps.Length; index++)
        {
            date = date.AddDays(gaps[index]);
            dates.AddRange(Enumerable.Repeat(date, plan.Births[index]));
        }

        return dates;
    }

    /// <summary>Some families move every other year, most hardly ever.</summary>
    private List<Home> Homes(FamilyPlan plan, Neighbourhood where, DateOnly firstBirth, SampleRandom random)
    {
        const double oftenMoves = 0.25;
        var meanStay = random.Chance(oftenMoves) ? 900.0 : 5_200.0;
        var own = (int)CheckedNumbers.Shuffle(plan.OrdinalInNeighbourhood, Gazetteer.HomesPerNeighbourhood, where.Number);
        var until = firstDay;
        var from = until.AddDays(-60 - random.Days(meanStay));
        var homes = new List<Home> { new(gazetteer.Home(where, own), where, from) };
        while (from > firstBirth && homes.Count < 12)
        {
            var before = gazetteer.Near(where, random);
            from = from.AddDays(-60 - random.Days(meanStay));
            homes.Insert(0, new Home(gazetteer.Home(before, random.Below(Gazetteer.HomesPerNeighbourhood)), before, from));
        }

        return homes;
    }

    private List<Child> Children(Siblings siblings, List<DateOnly> birthDates)
    {
        const double otherFather = 0.06;
        const double stepFamily = 0.03;
        var random = SampleRandom.For(siblings.Seed, (int)Part.Names);
        var kind = random.Share();
        var olderHave = random.Between(1, Math.Max(1, birthDates.Count - 1));
        var others = kind < otherFather + stepFamily && birthDates.Count > 1
            ? new FamilyNames(random, siblings.Plan.Community, siblings.Plan.MotherCommunity)
            : null;
        var otherCouple = others is null ? siblings.Parents : new Couple(random, others, siblings.Where);
        if (kind < otherFather)
        {
            otherCouple = otherCouple with { Mother = siblings.Parents.Mother };
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        var children = new List<Child>();
        for (var ordinal = 0; ordinal < birthDates.Count; ordinal++)
        {
            var born = birthDates[ordinal];
            var apart = others is not null && born < birthDates[olderHave];
            var isTwin = ordinal > 0 && born == birthDates[ordinal - 1];
            var sex = isTwin && random.Chance(0.34) ? children[^1].Sex : random.Chance(0.512) ? Sex.Male : Sex.Female;
            char? initial = isTwin && random.Chance(0.25) ? children[^1].Registered.Forename[0] : null;
            var name = (apart ? others! : siblings.Names).Child(random, sex, born.Year, taken, initial);
            taken.Add(name.CallName);
            var child = _details.Child(siblings with { Parents = apart ? otherCouple : siblings.Parents }, ordinal, sex, born, name);
            children.Add(child with { IsMultiple = birthDates.Count(date => date == born) > 1 });
        }

        return children;
    }

    /// <summary>After a separation or a new marriage the children of a family may bear another surname from a day on.</summary>
    private List<Child> Renamed(List<Child> children, Siblings siblings, SampleRandom random)
    {
        const double renamedFamilies = 0.05;
        var oldest = firstDay.DayNumber - children[0].BirthDate.DayNumber;
        var renamed = random.Chance(renamedFamilies);
        var kind = random.Share();
        var other = FamilyNames.SurnameOf(siblings.Plan.Community, Sex.Male, random);
        var on = children[0].BirthDate.AddDays(500 + random.Below(Math.Max(1, oldest - 500)));
        if (!renamed || oldest < 900 || siblings.Plan.Community is not (Community.British or Community.Irish or Community.Polish or Community.Nigerian))
        {
            return children;
        }

        return children.ConvertAll(child =>
        {
            var surname = kind switch
            {
                < 0.35 => siblings.Names.MotherMaidenSurname,
                < 0.7 => other,
                _ => $"{child.Surname.Split('-')[0]}-{other}",
            };
            return child.BirthDate < on
                ? child with { Surname = surname, RenamedOn = on }
                : child with { Surname = surname, Registered = child.Registered with { Surname = surname } };
        });
    }
}

/// <summary>What brothers and sisters have in common.</summary>
internal sealed record Siblings(
    FamilyPlan Plan,
    ulong Seed,
    FamilyNames Names,
    Couple Parents,
    Neighbourhood Where,
    IReadOnlyList<Home> Homes);

/// <summary>A mother and a father.</summary>
internal sealed record Couple(Parent Mother, Parent Father, bool FatherAbsent)
{
    private static readonly string[] Domains = ["example.org", "example.com", "example.net"];

    public Couple(SampleRandom random, FamilyNames names, Neighbourhood where)
        : this(
            Person(random, names.Mother, names.MotherMaidenSurname, where),
            Person(random, names.Father, names.Father.Surname, where),
            random.Chance(0.14))
    {
    }

    private static Parent Person(SampleRandom random, PersonName name, string maiden, Neighbourhood where)
    {
        var mobile = Institutions.Phone(where, mobile: true, random);
        var landline = Institutions.Phone(where, mobile: false, random);
        var forename = Plain(name.Forename);
        var surname = Plain(name.Surname);
        var digits = random.Below(100).ToString(CultureInfo.InvariantCulture);
        var local = random.Below(4) switch
        {
            0 => $"{forename}.{surname}{digits}",
            1 => $"{forename}{surname}",
            2 => $"{forename[0]}{surname}{digits}",
            _ => $"{forename}{digits}",
        };
        return new Parent(name, maiden, mobile, landline, $"{local}@{random.Of(Domains)}");
    }

    private static string Plain(string text) =>
        new(Spelling.WithoutMarks(text).Where(char.IsAsciiLetter).Select(char.ToLowerInvariant).ToArray());
}
