using System.Globalization;

using ContactPoint.Jobs.Samples.Drawing;

namespace ContactPoint.Jobs.Samples.Places;

/// <summary>The map of the made-up area. Every place is computed from its numbers, so none is kept in memory.</summary>
/// <remarks><threadsafety>Immutable.</threadsafety></remarks>
internal sealed class Gazetteer(ulong seed, long neighbourhoods)
{
    /// <summary>Homes of one neighbourhood that can have children in them.</summary>
    public const int HomesPerNeighbourhood = 840;

    private const int HomesPerPostcode = 17;
    private const string InwardLetters = "ABDEFGHJLNPQRSTUWXYZ";
    private const int UnitsPerSector = 400;
    private const int NeighbourhoodsPerSector = 8;

    private static readonly Town[] Towns = ReadTowns();
    private static readonly (Town Town, int Rank)[] Slots = Towns
        .SelectMany(town => Enumerable.Range(0, town.Weight).Select(rank => (town, rank)))
        .ToArray();

    private static readonly ILookup<string, (string Part, long Weight)> Parts = SampleTable.Rows("streets")
        .ToLookup(row => row[0], row => (row[1], SampleTable.Whole(row[2])));

    private static readonly WeightedTable<string> WholeStreets = new(Parts["whole"]);
    private static readonly WeightedTable<string> StreetFirsts = new(Parts["first"]);
    private static readonly WeightedTable<string> StreetLasts = new(Parts["last"]);
    private static readonly string[] BlockNames = Parts["block"].Select(row => row.Part).ToArray();
    private static readonly string[] BlockKinds = Parts["blocklast"].Select(row => row.Part).ToArray();
    private static readonly string[] HouseNames = Parts["housename"].Select(row => row.Part).ToArray();
    private static readonly string[] LocalityEnds = Parts["locality"].Select(row => row.Part.ToLowerInvariant()).ToArray();
    private static readonly string[] LocalityStarts = SampleTable.Rows("surname-parts").Where(row => row[0] == "first").Select(row => row[1]).ToArray();

    private readonly ulong _seed = SampleRandom.SeedOf(seed, 71);
    private readonly int _rounds = (int)(neighbourhoods / Slots.Length) + 1;

    public static Neighbourhood NeighbourhoodAt(long number)
    {
        // Shuffled, so that the first few neighbourhoods of a small world already lie in several districts.
        var (town, rank) = Slots[CheckedNumbers.Shuffle(number % Slots.Length, Slots.Length, 13)];
        return new Neighbourhood(number, town, checked((int)(number / Slots.Length) * town.Weight + rank));
    }

    /// <summary>Somewhere to have lived before, or to move to: mostly near.</summary>
    public Neighbourhood Near(Neighbourhood from, SampleRandom random)
    {
        var how = random.Share();
        if (how < 0.4)
        {
            return from;
        }

        for (var attempt = 0; attempt < 40 && how < 0.75; attempt++)
        {
            var other = NeighbourhoodAt(random.Below(_rounds * (long)Slots.Length));
            if (other.Town == from.Town)
            {
                return other;
            }
        }

        return NeighbourhoodAt(random.Below(_rounds * (long)Slots.Length));
    }

    /// <param name="where">The neighbourhood.</param>
    /// <param name="home">0 to <see cref="HomesPerNeighbourhood"/> - 1; the same home always has the same address.</param>
    public Place Home(Neighbourhood where, int home)
    {
        var unit = home / HomesPerPostcode;
        var random = SampleRandom.For(_seed, where.Number, unit);
        var street = StreetOf(where, unit / 2);
        var flats = random.Chance(0.12);
        var blockName = $"{random.Of(BlockNames)} {random.Of(BlockKinds)}";
        var first = random.Between(1, 9) + (unit % 2 * 40);
        var at = home % HomesPerPostcode;
        var number = Whole(flats ? first : first + (2 * at));
        var building = flats ? $"Flat {Whole(at + 1)} {blockName}" : "";
        var own = SampleRandom.For(_seed, where.Number, home + 10_000);
        var named = !flats && own.Chance(0.025);
        return new Place(
            named ? own.Of(HouseNames) : building,
            named && own.Chance(0.5) ? street : $"{number} {street}",
            random.Chance(0.4) ? LocalityOf(where) : "",
            where.Town,
            PostcodeOf(where, unit));
    }

    private static string PostcodeOf(Neighbourhood where, int unit)
    {
        var (town, ordinal) = (where.Town, where.TownOrdinal);
        var outcode = town.FirstOutcode + (ordinal % town.OutcodeCount);
        var inDistrict = ordinal / town.OutcodeCount;
        var sector = ((inDistrict / NeighbourhoodsPerSector * 4) + 1) % 10;
        var place = CheckedNumbers.Shuffle((inDistrict % NeighbourhoodsPerSector * 50) + unit, UnitsPerSector, outcode * 7);
        return $"{town.PostcodeArea}{Whole(outcode)} {Whole(sector)}{InwardLetters[(int)place / 20]}{InwardLetters[(int)place % 20]}";
    }

    private string StreetOf(Neighbourhood where, int ordinal)
    {
        var random = SampleRandom.For(_seed, where.Number, ordinal + 1_000_000);
        if (random.Chance(0.22))
        {
            return WholeStreets.Draw(random);
        }

        return $"{StreetFirsts.Draw(random)} {StreetLasts.Draw(random)}";
    }

    private string LocalityOf(Neighbourhood where)
    {
        var town = Array.IndexOf(Towns, where.Town);
        var random = SampleRandom.For(_seed, -1 - town, where.TownOrdinal / 3);
        return random.Of(LocalityStarts) + random.Of(LocalityEnds);
    }

    private static Town[] ReadTowns() => SampleTable.Rows("towns")
        .Select(row => new Town(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            row[5],
            (int)SampleTable.Whole(row[6]),
            (int)(SampleTable.Whole(row[7]) - SampleTable.Whole(row[6])) + 1,
            (int)SampleTable.Whole(row[8])))
        .ToArray();

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
