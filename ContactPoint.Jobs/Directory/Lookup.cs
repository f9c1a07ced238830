using System.Globalization;
using System.Text.Json;

using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Directory;

/// <summary>Looks a child up for a person with a stated purpose; every look is audited before anything is shown.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class Lookup(PublishedChildren children)
{
    /// <summary>Shows one child of the snapshot in force.</summary>
    /// <param name="number">The child's number, as a person types it.</param>
    /// <param name="person">Who looks.</param>
    /// <param name="purpose">A code of <see cref="Security.Purposes"/>.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="cancellationToken">Stops the looking; the audit entry stays.</param>
    /// <exception cref="RefusedException">That is no child number, or the snapshot in force has no such child.</exception>
    public async Task<ShownChild> ShowAsync(string number, string person, string purpose, string reason, CancellationToken cancellationToken)
    {
        if (!Directory.ChildNumber.TryParse(number, out var childNumber))
        {
            throw new RefusedException("That is not a child number: its check character is wrong. Read it again from where it stands.");
        }

        var found = await children.FindAsync(childNumber.ToString(), new(person, purpose, reason), cancellationToken)
            ?? throw new RefusedException("The snapshot in force has no child with this number.");
        return Shown(found);
    }

    /// <summary>
    /// The feed of each value and not the supplier's own number, which only the supplier may read (Schedule 1, paragraph 18);
    /// and nothing of a sensitive service, whose supplier is not to be told.
    /// </summary>
    private static SortedDictionary<string, string> FeedsOf(PublishedChild found)
    {
        var sources = JsonSerializer.Deserialize<Dictionary<string, string>>(found.Child.Sources)!;
        var hidden = found.Involvements.Where(row => row.Service == "sensitive")
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"involvement_{row.Position}"))
            .ToList();
        return new(
            sources.Where(source => !hidden.Any(name => source.Key == name || source.Key.StartsWith($"{name}_", StringComparison.Ordinal)))
                .ToDictionary(source => source.Key, source => source.Value.Split(' ')[0]),
            StringComparer.Ordinal);
    }

    private static ShownChild Shown(PublishedChild found)
    {
        var child = found.Child;
        string[] address = [.. new[] { child.Address1, child.Address2, child.Address3, child.Address4 }.OfType<string>()];
        return new(
            child.ChildNumber,
            child.Forename,
            child.MiddleNames,
            child.Surname,
            child.BirthDate,
            child.Age,
            child.Gender,
            address.Length == 0 ? null : address,
            child.Postcode,
            child.SchoolUrn,
            child.GpOds,
            child.Shielded,
            [.. found.Carers.Select(carer => new ShownCarer(carer.Name, carer.Relation, carer.Phone, carer.Email))],
            [.. found.Involvements.Select(row => new ShownInvolvement(
                row.Service, row.Organisation, row.Practitioner, row.Phone, row.Email, row.Start, row.End, row.Lead))],
            [.. found.Lineage.Select(change => new ShownChange(change.Snapshot, change.Change, change.Into))],
            FeedsOf(found));
    }
}
