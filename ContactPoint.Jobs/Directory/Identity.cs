namespace ContactPoint.Jobs.Directory;

/// <summary>Which child number each cluster has, and how the numbers came to it.</summary>
/// <param name="Numbers">The number of each cluster, in the order in which the clusters were given.</param>
/// <param name="Changes">What happened to numbers, sorted by number; kept numbers aren't listed.</param>
/// <param name="Kept">How many numbers stayed with their child.</param>
public sealed record IdentityPlan(IReadOnlyList<ChildNumber> Numbers, IReadOnlyList<LineageChange> Changes, int Kept);

/// <summary>Gives child numbers to clusters, so that a child keeps its number from night to night.</summary>
/// <remarks>
/// <para>
/// A record speaks for the number that it had. A number goes to the cluster that has most of its current records, then most of those that
/// come back, then the fewest records that speak for other numbers, then the first in canonical order. A cluster that is given several
/// keeps one that was in force yesterday before one that was withdrawn, then the oldest, then the one with most records, then the
/// lowest; the others forward to it for ever. A cluster that is given none gets a new number. So a cluster with the records that it had
/// yesterday keeps its number, whatever happens around it.
/// </para>
/// <para>Canonical order is the order of the clusters' smallest record keys. The plan doesn't depend on the order of the input.</para>
/// <threadsafety>Pure, so safe for any number of threads.</threadsafety>
/// </remarks>
public static class Identity
{
    /// <summary>Plans the numbers of one run.</summary>
    /// <param name="clusters">The records of each cluster; every record is in exactly one.</param>
    /// <param name="history">What is known from the runs before.</param>
    /// <param name="generator">Makes new numbers.</param>
    /// <param name="snapshotNumber">Number of the snapshot that this run makes.</param>
    /// <exception cref="ArgumentException">A cluster is empty, or a record is in two.</exception>
    public static IdentityPlan Plan(
        IReadOnlyList<IReadOnlyList<RecordKey>> clusters,
        NumberHistory history,
        ChildNumberGenerator generator,
        int snapshotNumber)
    {
        var order = CanonicalOrder(clusters);
        var claims = Claims.Of(order.Select(index => clusters[index]), history);
        var changes = new List<LineageChange>();
        var numbers = new ChildNumber[clusters.Count];
        var issuedNow = new HashSet<ChildNumber>();
        var kept = 0;

        for (var place = 0; place < order.Length; place++)
        {
            if (claims.SurvivorAt(place) is { } survivor)
            {
                numbers[order[place]] = survivor;
                kept += claims.WasInForce(survivor) ? 1 : 0;
                changes.AddRange(claims.ChangesInto(survivor, place));
                continue;
            }

            var number = generator.Draw(snapshotNumber, place, taken => history.Issued.ContainsKey(taken) || issuedNow.Contains(taken));
            issuedNow.Add(number);
            numbers[order[place]] = number;
            changes.Add(new(number, LineageKind.New, null));
            changes.AddRange(claims.At(place).Select(claim => new LineageChange(claim.Number, LineageKind.Split, number)));
        }

        changes.AddRange(claims.Withdrawn().Select(number => new LineageChange(number, LineageKind.Withdrawn, null)));
        return new(numbers, Sorted(changes), kept);
    }

    private static LineageChange[] Sorted(IEnumerable<LineageChange> changes) =>
        [.. changes.OrderBy(change => change.Number).ThenBy(change => change.Kind).ThenBy(change => change.Into)];

    private static int[] CanonicalOrder(IReadOnlyList<IReadOnlyList<RecordKey>> clusters)
    {
        var seen = new HashSet<RecordKey>();
        var smallest = new RecordKey[clusters.Count];
        for (var index = 0; index < clusters.Count; index++)
        {
            if (clusters[index].Count == 0)
            {
                throw new ArgumentException("A cluster has no record.", nameof(clusters));
            }

            if (!clusters[index].All(seen.Add))
            {
                throw new ArgumentException("A record is in two clusters.", nameof(clusters));
            }

            smallest[index] = clusters[index].Min();
        }

        var order = Enumerable.Range(0, clusters.Count).ToArray();
        Array.Sort(smallest, order);
        return order;
    }
}
