namespace ContactPoint.Jobs.Directory;

/// <summary>How strongly one cluster speaks for one number.</summary>
/// <param name="Number">The number, its forwarding followed.</param>
/// <param name="Place">The cluster's place in canonical order, from 0.</param>
/// <param name="Current">How many of its records had the number in the last snapshot.</param>
/// <param name="Former">How many had it before they were withdrawn, and come back now.</param>
/// <param name="Others">How many of its records speak for other numbers.</param>
internal sealed record Claim(ChildNumber Number, int Place, int Current, int Former, int Others);

/// <summary>All claims of one run, and who is given what by the rule that <see cref="Identity"/> states.</summary>
internal sealed class Claims
{
    private readonly NumberHistory _history;
    private readonly HashSet<ChildNumber> _inForce;
    private readonly IReadOnlyList<IReadOnlyList<Claim>> _claims;
    private readonly Dictionary<ChildNumber, Claim> _given = [];

    private Claims(IReadOnlyList<IReadOnlyList<Claim>> claims, NumberHistory history)
    {
        _history = history;
        _inForce = history.Current.Values.Select(history.Resolve).ToHashSet();
        _claims = claims;
        foreach (var claim in claims.SelectMany(each => each))
        {
            if (!_given.TryGetValue(claim.Number, out var best) || Precedence(claim).CompareTo(Precedence(best)) < 0)
            {
                _given[claim.Number] = claim;
            }
        }
    }

    public static Claims Of(IEnumerable<IReadOnlyList<RecordKey>> clusters, NumberHistory history) =>
        new([.. clusters.Select((records, place) => ClaimsOf(records, place, history))], history);

    public IReadOnlyList<Claim> At(int place) => _claims[place];

    public bool WasInForce(ChildNumber number) => _inForce.Contains(number);

    /// <summary>The number that a cluster keeps, if it is given any.</summary>
    public ChildNumber? SurvivorAt(int place) => At(place)
        .Where(IsGiven)
        .OrderByDescending(claim => WasInForce(claim.Number))
        .ThenBy(claim => _history.Issued[claim.Number].IssuedIn)
        .ThenByDescending(claim => claim.Current + claim.Former)
        .ThenBy(claim => claim.Number)
        .FirstOrDefault()?.Number;

    /// <summary>What happens to the numbers that a cluster speaks for, when it keeps one of them.</summary>
    public IEnumerable<LineageChange> ChangesInto(ChildNumber survivor, int place)
    {
        if (!WasInForce(survivor))
        {
            yield return new(survivor, LineageKind.Returned, null);
        }

        foreach (var claim in At(place).Where(claim => claim.Number != survivor))
        {
            yield return new(claim.Number, IsGiven(claim) ? LineageKind.Merged : LineageKind.Moved, survivor);
        }
    }

    /// <summary>Numbers in force yesterday for which no record speaks any more.</summary>
    public IEnumerable<ChildNumber> Withdrawn() => _inForce.Where(number => !_given.ContainsKey(number));

    private bool IsGiven(Claim claim) => _given[claim.Number].Place == claim.Place;

    private static (int, int, int, int) Precedence(Claim claim) => (-claim.Current, -claim.Former, claim.Others, claim.Place);

    private static Claim[] ClaimsOf(IReadOnlyList<RecordKey> records, int place, NumberHistory history)
    {
        var voices = new SortedDictionary<ChildNumber, (int Current, int Former)>();
        foreach (var record in records)
        {
            if (history.Current.TryGetValue(record, out var current))
            {
                var number = history.Resolve(current);
                var voice = voices.GetValueOrDefault(number);
                voices[number] = voice with { Current = voice.Current + 1 };
            }
            else if (history.Former.TryGetValue(record, out var former))
            {
                var number = history.Resolve(former);
                var voice = voices.GetValueOrDefault(number);
                voices[number] = voice with { Former = voice.Former + 1 };
            }
        }

        var all = voices.Values.Sum(voice => voice.Current + voice.Former);
        return [.. voices.Select(voice => new Claim(
            voice.Key, place, voice.Value.Current, voice.Value.Former, all - voice.Value.Current - voice.Value.Former))];
    }
}
