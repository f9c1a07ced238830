using ContactPoint.Ingest;

namespace ContactPoint.Jobs.Directory;

/// <summary>Brings the carers of a child's records together, each person once.</summary>
/// <remarks>
/// Two are one person when their names are the same letters; or when one of them has no name and they share a telephone or an e-mail.
/// Two different names at one telephone stay two people: parents share a line. Each value is taken from the first record, in order of
/// authority, that has it; responsibility outweighs care when any record says so.
/// </remarks>
internal static class CarerMerging
{
    /// <summary>Most carers that are published of one child.</summary>
    public const int Most = 4;

    public static IReadOnlyList<MergedCarer> Merge(ChildRecords records)
    {
        // Those with a name come first, so that a bare telephone finds whose it is.
        var stated = records.ByAuthority(FieldGroups.Carers)
            .SelectMany(record => new[] { record.Record.Carer1, record.Record.Carer2 }
                .Where(carer => carer is { Name: not null } or { Phone: not null } or { Email: not null })
                .Select(carer => new Sourced<Carer>(carer!, record)))
            .OrderBy(each => each.Value.Name is null);

        var merged = new List<MergedCarer>();
        foreach (var each in stated)
        {
            if (merged.Find(one => one.IsSamePerson(each.Value)) is { } same)
            {
                same.Add(each);
            }
            else
            {
                merged.Add(new(each));
            }
        }

        return [.. merged.OrderBy(one => one.Carer.Relation).Take(Most)];
    }
}

/// <summary>One carer, and the records that speak of them in order of authority.</summary>
internal sealed class MergedCarer
{
    private readonly List<Sourced<Carer>> _stated = [];

    public MergedCarer(Sourced<Carer> first) => _stated.Add(first);

    public Carer Carer => new(
        Name?.Value.Name,
        _stated.Min(each => each.Value.Relation),
        FirstWith(carer => carer.Phone)?.Value.Phone,
        FirstWith(carer => carer.Email)?.Value.Email);

    // A spelling with small letters is taken before one in capitals only, as of children's names.
    private Sourced<Carer>? Name => FirstWith(carer => carer.Name is { } name && name.Any(char.IsLower) ? name : null) ?? FirstWith(carer => carer.Name);

    public void Add(Sourced<Carer> other) => _stated.Add(other);

    public bool IsSamePerson(Carer other) => _stated.Exists(each => IsSamePerson(each.Value, other));

    public IEnumerable<(string Part, StagedRecord Source)> Sources()
    {
        var relation = Carer.Relation;
        var parts = new[]
        {
            ("name", Name),
            ("relation", _stated.Find(each => each.Value.Relation == relation)),
            ("phone", FirstWith(carer => carer.Phone)),
            ("email", FirstWith(carer => carer.Email)),
        };
        return parts.Where(part => part.Item2 is not null).Select(part => (part.Item1, part.Item2!.Source));
    }

    private Sourced<Carer>? FirstWith(Func<Carer, string?> value) => _stated.Find(each => value(each.Value) is not null);

    private static bool IsSamePerson(Carer one, Carer other) => (one.Name, other.Name) switch
    {
        ({ } name, { } otherName) => Agreement.NameKey(name) == Agreement.NameKey(otherName),
        _ => (one.Phone is not null && one.Phone == other.Phone) || (one.Email is not null && one.Email == other.Email),
    };
}
