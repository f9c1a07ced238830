using ContactPoint.Jobs.Samples.Drawing;

namespace ContactPoint.Jobs.Samples.Names;

/// <summary>Names with how often they are given, from the embedded tables.</summary>
internal static class NameTables
{
    /// <summary>First year of birth that uses the newer column of the forename table.</summary>
    private const int NewerFrom = 2017;

    /// <summary>The composed surnames share this weight by rank, so that the long tail is about 3 in 5 of the people, as in Britain.</summary>
    private const long TailWeight = 360_000;
    private const int TailOffset = 800;

    private static readonly Dictionary<(Sex, bool), WeightedTable<string>> Forenames = ReadForenames();
    private static readonly Dictionary<(Sex, bool), string[]> ForenameParts = SampleTable.Rows("forename-parts")
        .GroupBy(row => (row[0] == "F" ? Sex.Female : Sex.Male, row[1] == "first"))
        .ToDictionary(group => group.Key, group => group.Select(row => row[2]).ToArray());

    private static readonly WeightedTable<string> Surnames = ReadSurnames();
    private static readonly Dictionary<(Community, NameList), WeightedTable<string>> Lists = SampleTable.Rows("community-names")
        .GroupBy(row => (Enum.Parse<Community>(row[0], ignoreCase: true), Enum.Parse<NameList>(row[1], ignoreCase: true)))
        .ToDictionary(group => group.Key, group => new WeightedTable<string>(group.Select(row => (row[2], SampleTable.Whole(row[3])))));

    private static readonly Dictionary<string, string[]> Nicknames = SampleTable.Rows("nicknames")
        .GroupBy(row => row[0])
        .ToDictionary(group => group.Key, group => group.Select(row => row[1]).ToArray());

    private static readonly Dictionary<string, string[]> Spellings = ReadSpellings();

    public static string Forename(SampleRandom random, Sex sex, int birthYear)
    {
        const double doubleForenames = 0.06;
        if (random.Chance(doubleForenames))
        {
            return $"{random.Of(ForenameParts[(sex, true)])}-{random.Of(ForenameParts[(sex, false)])}";
        }

        return Forenames[(sex, birthYear >= NewerFrom)].Draw(random);
    }

    public static string Surname(SampleRandom random) => Surnames.Draw(random);

    public static string Of(Community community, NameList list, SampleRandom random) => Lists[(community, list)].Draw(random);

    /// <summary>A short form of the forename, or <see langword="null"/> if the table knows none.</summary>
    public static string? Nickname(string forename, SampleRandom random) =>
        Nicknames.TryGetValue(forename, out var short_) ? random.Of(short_) : null;

    /// <summary>Another usual spelling of the name, or <see langword="null"/> if the table knows none.</summary>
    public static string? OtherSpelling(string name, SampleRandom random) =>
        Spellings.TryGetValue(name, out var others) ? random.Of(others) : null;

    private static Dictionary<(Sex, bool), WeightedTable<string>> ReadForenames()
    {
        var rows = SampleTable.Rows("forenames");
        return new[] { Sex.Female, Sex.Male }
            .SelectMany(sex => new[] { (sex, Newer: false), (sex, Newer: true) })
            .ToDictionary(
                key => (key.sex, key.Newer),
                key => new WeightedTable<string>(rows
                    .Where(row => row[1] == (key.sex == Sex.Female ? "F" : "M"))
                    .Select(row => (row[0], SampleTable.Whole(row[key.Newer ? 3 : 2])))));
    }

    private static WeightedTable<string> ReadSurnames()
    {
        var usual = SampleTable.Rows("surnames").Select(row => (Name: row[0], Weight: SampleTable.Whole(row[1]))).ToList();
        var known = usual.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        var parts = SampleTable.Rows("surname-parts").ToLookup(row => row[0], row => row[1]);
        var shorter = Shuffled(parts["first"].SelectMany(first => parts["last"].Select(last => Compose(first, last))).Where(known.Add));
        var longer = Shuffled(parts["first"]
            .SelectMany(first => parts["middle"].Select(middle => Compose(first, middle)))
            .SelectMany(first => parts["last"].Select(last => Compose(first, last)))
            .Where(known.Add));
        var tail = shorter.Concat(longer).Select((name, rank) => (Name: name, Weight: TailWeight / (rank + TailOffset)));
        return new WeightedTable<string>(usual.Concat(tail));
    }

    /// <summary>Rank has nothing to do with the order of the parts.</summary>
    private static List<string> Shuffled(IEnumerable<string> names)
    {
        var list = names.ToList();
        return Enumerable.Range(0, list.Count).Select(rank => list[(int)CheckedNumbers.Shuffle(rank, list.Count, 17)]).ToList();
    }

    private static string Compose(string first, string last) =>
        first[^1] == last[0] && first.Length > 1 && first[^2] == last[0] ? first + last[1..] : first + last;

    private static Dictionary<string, string[]> ReadSpellings()
    {
        var spellings = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var group in SampleTable.Rows("spellings").GroupBy(row => row[0], row => row[1]))
        {
            foreach (var name in group)
            {
                spellings.TryAdd(name, group.Where(other => other != name).ToArray());
            }
        }

        return spellings;
    }
}
