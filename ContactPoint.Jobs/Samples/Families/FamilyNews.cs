using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Feeds;
using ContactPoint.Jobs.Samples.Names;
using ContactPoint.Jobs.Samples.Places;

namespace ContactPoint.Jobs.Samples.Families;

/// <summary>What happens to a family in one day. About one child in a hundred has something change.</summary>
internal sealed class FamilyNews(Gazetteer gazetteer)
{
    private const int PartOfSeed = 7_000;
    private const double Moves = 0.0025;
    private const double Leaves = 0.001;
    private const double NewSchool = 0.0015;
    private const double NewName = 0.001;
    private const double NewService = 0.006;
    private const double Correction = 0.002;

    /// <returns>The same object when nothing happened.</returns>
    public Family After(Family family, int day, DateOnly date)
    {
        var random = SampleRandom.For(family.Seed, PartOfSeed + day);
        var moves = random.Chance(Moves);
        var leaves = random.Chance(Leaves);
        var changed = family;
        if (leaves)
        {
            changed = With(changed, child => child with { News = child.News with { Left = true, ToldOn = date } });
        }
        else if (moves)
        {
            changed = Moved(changed, date, random);
        }

        var each = changed.Children
            .Select(child => AfterOwnNews(child, family, date, SampleRandom.For(family.Seed, PartOfSeed + day, child.Number)))
            .ToList();
        if (!each.SequenceEqual(changed.Children, ReferenceEqualityComparer.Instance))
        {
            changed = changed with { Children = each };
        }

        return family.Plan.NewbornDay == day && !leaves ? FamilyBuilder.WithNewborn(changed, date.AddDays(-2)) : changed;
    }

    private Family Moved(Family family, DateOnly date, SampleRandom random)
    {
        var where = gazetteer.Near(family.Where, random);
        var home = new Home(gazetteer.Home(where, random.Below(Gazetteer.HomesPerNeighbourhood)), where, date);
        var told = Told(random);
        return With(family, child => child with { Homes = [.. child.Homes, home], News = Tell(child.News, told, date) });
    }

    private Child AfterOwnNews(Child child, Family family, DateOnly date, SampleRandom random)
    {
        var kind = random.Share();
        var where = gazetteer.Near(family.Where, random);
        var other = FamilyNames.SurnameOf(family.Plan.Community, Sex.Male, random);
        var told = Told(random);
        if (child.News.Left || child.DiedOn is not null)
        {
            return child;
        }

        return kind switch
        {
            < NewSchool when child.School.Length > 0 => child with
            {
                School = child.School == Institutions.Primary(family.Where) ? Institutions.Primary(where) : Institutions.Secondary(where),
                SchoolStart = date,
                News = Tell(child.News, told | FeedSet.SchoolCensus, date),
            },
            < NewSchool + NewName => child with { Surname = other, RenamedOn = date, News = Tell(child.News, told, date) },
            < NewSchool + NewName + NewService => child with
            {
                News = child.News with { CasesOn = [.. child.News.CasesOn, date] },
            },
            < NewSchool + NewName + NewService + Correction => child with
            {
                News = child.News with { Corrected = child.News.Corrected | told },
            },
            _ => child,
        };
    }

    private static News Tell(News news, FeedSet told, DateOnly date) => news with { Told = news.Told | told, ToldOn = date };

    /// <summary>A change reaches at least one supplier on the day, and seldom all of them.</summary>
    private static FeedSet Told(SampleRandom random)
    {
        var told = FeedSet.None;
        told |= random.Chance(0.55) ? FeedSet.SchoolCensus : FeedSet.None;
        told |= random.Chance(0.4) ? FeedSet.HealthRegistrations : FeedSet.None;
        told |= random.Chance(0.5) ? FeedSet.ChildrensServices : FeedSet.None;
        told |= random.Chance(0.3) ? FeedSet.YouthServices : FeedSet.None;
        return told == FeedSet.None ? FeedSet.HealthRegistrations : told;
    }

    private static Family With(Family family, Func<Child, Child> change) => family with { Children = family.Children.Select(change).ToList() };
}
