using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Names;

namespace ContactPoint.Jobs.Samples.Families;

/// <summary>Decides how many children each family has, in order, until the world has the number asked for.</summary>
internal sealed class FamilyPlanner(ulong seed, SampleOptions options)
{
    /// <summary>Share of pregnancies that are twins; about 1.5% in Britain.</summary>
    public const double TwinPregnancies = 0.015;

    /// <summary>A few times the British rate, so that a sample of some thousand children has triplets.</summary>
    public const double TripletPregnancies = 0.0008;

    private const double BirthPerFamilyAndDay = 0.0016;

    private static readonly (Community Community, long Weight)[] Communities =
    [
        (Community.British, 690), (Community.Pakistani, 110), (Community.Bangladeshi, 35), (Community.Polish, 28), (Community.Irish, 25),
        (Community.Gujarati, 22), (Community.Punjabi, 18), (Community.Somali, 14), (Community.Arabic, 14), (Community.Nigerian, 14),
        (Community.Iberian, 12), (Community.Chinese, 10), (Community.Ghanaian, 5), (Community.Vietnamese, 3),
    ];

    private static readonly WeightedTable<int> UsualSizes = new([(1, 46), (2, 38), (3, 12), (4, 3), (5, 1)]);
    private static readonly WeightedTable<int> LargerSizes = new([(1, 25), (2, 30), (3, 24), (4, 13), (5, 6), (6, 2)]);

    private readonly ulong _seed = SampleRandom.SeedOf(seed, 11);

    /// <summary>The families of one neighbourhood after another.</summary>
    public IEnumerable<IReadOnlyList<FamilyPlan>> Neighbourhoods()
    {
        var left = options.Children;
        var (family, child, newborn) = (0L, 0L, (long)options.Children);
        while (left > 0)
        {
            var communities = CommunitiesAt(family / FamilyPlan.PerNeighbourhood);
            var plans = new List<FamilyPlan>(FamilyPlan.PerNeighbourhood);
            while (left > 0 && plans.Count < FamilyPlan.PerNeighbourhood)
            {
                var plan = Plan(family, child, newborn, left, communities);
                plans.Add(plan);
                var size = plan.Births.Sum();
                left -= size;
                child += size;
                family++;
                newborn += plan.NewbornDay > 0 ? 1 : 0;
            }

            yield return plans;
        }
    }

    private FamilyPlan Plan(long family, long firstChild, long newborn, int left, WeightedTable<Community> communities)
    {
        const double mixed = 0.06;
        var random = SampleRandom.For(_seed, 1, family);
        var community = communities.Draw(random);
        var other = communities.Draw(random);
        var births = new List<int>();
        var larger = community is Community.Pakistani or Community.Bangladeshi or Community.Somali or Community.Arabic;
        for (var more = (larger ? LargerSizes : UsualSizes).Draw(random); more > 0 && left > 0; more--)
        {
            var size = Math.Min(left, Multiplicity(random.Share()));
            births.Add(size);
            left -= size;
        }

        var motherCommunity = random.Chance(mixed) ? other : community;
        return new FamilyPlan(family, firstChild, community, motherCommunity, births, NewbornDay(random), newborn);
    }

    private static int Multiplicity(double share) => share switch
    {
        < TripletPregnancies => 3,
        < TripletPregnancies + TwinPregnancies => 2,
        _ => 1,
    };

    private int NewbornDay(SampleRandom random)
    {
        for (var day = 2; day <= options.Days; day++)
        {
            if (random.Chance(BirthPerFamilyAndDay))
            {
                return day;
            }
        }

        return 0;
    }

    /// <summary>People of one community live near each other: each neighbourhood has a mixture of its own.</summary>
    private WeightedTable<Community> CommunitiesAt(long neighbourhood)
    {
        var random = SampleRandom.For(_seed, 2, neighbourhood);
        return new WeightedTable<Community>(Communities.Select(row =>
        {
            var share = random.Share();
            return (row.Community, row.Community == Community.British ? row.Weight * 100 : (long)(row.Weight * 400 * share * share * share));
        }));
    }
}
