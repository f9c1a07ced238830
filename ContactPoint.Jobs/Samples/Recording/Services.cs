using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Names;
using ContactPoint.Jobs.Samples.Places;

namespace ContactPoint.Jobs.Samples.Recording;

/// <summary>Services, their providers and the people who work for them.</summary>
internal static class Services
{
    private const int WorkersPerTeam = 12;

    private static readonly (string Code, string Kind, long Weight, int FromAge, int ToAge)[] All = SampleTable.Rows("services")
        .Select(row => (row[0], row[1], SampleTable.Whole(row[2]), (int)SampleTable.Whole(row[3]), (int)SampleTable.Whole(row[4])))
        .ToArray();

    private static readonly Dictionary<string, string> Kinds = All.ToDictionary(row => row.Code, row => row.Kind);
    private static readonly WeightedTable<string>?[] ForAge = Enumerable.Range(0, 19).Select(age => Suiting(age, universal: false)).ToArray();
    private static readonly WeightedTable<string>?[] ForAgeWithClubs = Enumerable.Range(0, 19).Select(age => Suiting(age, universal: true)).ToArray();
    private static readonly string[] Trusts = Texts.Of("provider_youth");
    private static readonly string[] DisclosingContacts = Texts.Of("disclosing_contact");

    public static bool IsSensitive(string service) => Kinds[service] == "sensitive";

    public static bool IsUniversal(string service) => Kinds[service] == "universal";

    /// <summary>A service that works with children of this age.</summary>
    public static string Draw(SampleRandom random, int age, bool withClubs) =>
        (withClubs ? ForAgeWithClubs : ForAge)[Math.Clamp(age, 0, 17)]!.Draw(random);

    /// <summary>One of the provider's people, with contact details that nobody has.</summary>
    public static ServiceEntry Entry(string service, Neighbourhood where, SampleRandom random, bool trustsOnly)
    {
        var team = SampleRandom.SeedOf((ulong)where.Town.FirstOutcode * 1_000 + where.Town.PostcodeArea[0], Array.FindIndex(All, row => row.Code == service));
        var person = SampleRandom.For(team, random.Below(WorkersPerTeam));
        var sex = person.Chance(0.75) ? NameList.Woman : NameList.Man;
        var community = person.Chance(0.8) ? Community.British : Community.Pakistani;
        var forename = NameTables.Of(community, sex, person);
        var surname = FamilyNames.SurnameOf(community, Sex.Male, person);
        var health = IsSensitive(service) || service is "speech-therapy" or "physiotherapy" or "health-visiting-targeted" or "educational-psychology";
        var trust = Trusts[(where.Town.FirstOutcode + where.Town.Name.Length) % Trusts.Length];
        return new ServiceEntry
        {
            Service = service,
            Provider = health || trustsOnly ? person.Chance(0.5) ? trust : $"{trust}{person.Between(10, 60)}" : where.Town.Gss,
            Worker = $"{forename} {surname}",
            Phone = Institutions.Phone(where, person.Chance(0.3), person),
            Email = IsSensitive(service)
                ? DisclosingContacts[person.Below(DisclosingContacts.Length)]
                : $"{forename}.{surname}@example.org".ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal),
        };
    }

    private static WeightedTable<string>? Suiting(int age, bool universal)
    {
        var rows = All
            .Where(row => row.FromAge <= age && age <= row.ToAge && (universal || row.Kind != "universal"))
            .Select(row => (row.Code, row.Weight))
            .ToArray();
        return rows.Length == 0 ? null : new WeightedTable<string>(rows);
    }
}
