namespace ContactPoint.Jobs.Directory;

/// <summary>How a child is protected from being published like any other.</summary>
public enum Protection
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Published with number, name, gender and age only.</summary>
    Shielded,

    /// <summary>Not published until a person has decided.</summary>
    Held,
}

/// <summary>Two records that the engine weighed at or over the review threshold.</summary>
/// <param name="One">The one.</param>
/// <param name="Other">The other.</param>
/// <param name="Weight">Match weight in bits.</param>
public readonly record struct WeighedPair(RecordKey One, RecordKey Other, double Weight);

/// <summary>A case of kind <c>shield-hold</c>: may this child be the shielded one?</summary>
/// <param name="Shielded">The shielded child.</param>
/// <param name="Held">The child that waits.</param>
/// <param name="Weight">Weight of the strongest pair between the two, in bits.</param>
public sealed record ShieldHold(ChildNumber Shielded, ChildNumber Held, double Weight);

/// <summary>Who is protected in one run.</summary>
/// <param name="Shielded">Numbers of the shielded children.</param>
/// <param name="Holds">Why children are held, sorted by shielded and held number.</param>
public sealed record ShieldPlan(IReadOnlySet<ChildNumber> Shielded, IReadOnlyList<ShieldHold> Holds)
{
    /// <summary>Numbers of the children that are held.</summary>
    public IReadOnlySet<ChildNumber> Held { get; } = Holds.Select(hold => hold.Held).ToHashSet();

    /// <summary>How one child is protected.</summary>
    public Protection Of(ChildNumber number) =>
        Shielded.Contains(number) ? Protection.Shielded : Held.Contains(number) ? Protection.Held : Protection.None;
}

/// <summary>Decides who is shielded, and who is held because they might be a shielded child.</summary>
/// <remarks>
/// A child is shielded when any of its records is, or was with it the night before; when its number is on the shield list; or when it has taken over records of a number
/// that is: a shield survives a merge, follows every part of a split, and is never lifted here. A child that isn't shielded, but has a pair
/// at or over the review threshold with a record of a shielded child, is held whole. The real ContactPoint was halted because an
/// unmatched update of a shielded record was published as a second, unshielded child.
/// <threadsafety>Pure, so safe for any number of threads.</threadsafety>
/// </remarks>
public static class Shielding
{
    /// <summary>Decides for one run.</summary>
    /// <param name="numberOf">The child number of every current record.</param>
    /// <param name="shieldedRecords">Records that their supplier restricts.</param>
    /// <param name="history">What is known of numbers before this run: a child whom a restricted record was with yesterday is shielded too.</param>
    /// <param name="shieldList">Numbers shielded before this run, with the numbers that they forward to.</param>
    /// <param name="holds">Holds of the runs before that nobody has decided: they last, whatever tonight's pairs say.</param>
    /// <param name="changes">What this run did to numbers.</param>
    /// <param name="pairs">Every pair at or over the review threshold, in any order; those within one child are passed over.</param>
    public static ShieldPlan Decide(
        IReadOnlyDictionary<RecordKey, ChildNumber> numberOf,
        IReadOnlyCollection<RecordKey> shieldedRecords,
        NumberHistory history,
        IEnumerable<ChildNumber> shieldList,
        IEnumerable<ShieldHold> holds,
        IEnumerable<LineageChange> changes,
        IEnumerable<WeighedPair> pairs)
    {
        var shielded = shieldList.ToHashSet();
        shielded.UnionWith(shieldedRecords.Select(record => numberOf[record]));
        // A record that is restricted and leaves its child on one night says both that it is shielded and whose it was.
        shielded.UnionWith(shieldedRecords.Where(history.Current.ContainsKey).Select(record => history.Current[record]));
        shielded.UnionWith(shieldedRecords.Where(history.Former.ContainsKey).Select(record => history.Resolve(history.Former[record])));
        // Once, from the numbers as they were: what a number passed on before it took over a shielded child's records isn't that child's.
        shielded.UnionWith([.. changes.Where(change => shielded.Contains(change.Number)).Select(change => change.Into).OfType<ChildNumber>()]);

        var strongest = new SortedDictionary<(ChildNumber Shielded, ChildNumber Held), double>();
        foreach (var (one, other, weight) in holds
            .Select(hold => (history.Resolve(hold.Shielded), history.Resolve(hold.Held), hold.Weight))
            .Concat(pairs.Select(pair => (numberOf[pair.One], numberOf[pair.Other], pair.Weight))))
        {
            if (shielded.Contains(one) == shielded.Contains(other))
            {
                continue;
            }

            var children = shielded.Contains(one) ? (one, other) : (other, one);
            var known = strongest.GetValueOrDefault(children, double.NegativeInfinity);
            strongest[children] = Math.Max(known, weight);
        }

        return new(shielded, [.. strongest.Select(each => new ShieldHold(each.Key.Shielded, each.Key.Held, each.Value))]);
    }
}
