using ContactPoint.Ingest.Values;

namespace ContactPoint.Jobs.Directory;

/// <summary>What becomes of one child in one snapshot.</summary>
public enum Publication
{
    /// <summary>The child is in the snapshot.</summary>
    Published,

    /// <summary>The child waits until a person decides whether it is a shielded child.</summary>
    Held,

    /// <summary>The child is 18 or over on the as-of date.</summary>
    Archived,

    /// <summary>The child died on or before the as-of date.</summary>
    Dead,
}

/// <summary>What becomes of one child, and the entry if it is published.</summary>
/// <param name="Number">The child's number.</param>
/// <param name="Publication">What becomes of it.</param>
/// <param name="Entry">The entry of a published child; <see langword="null"/> of any other.</param>
public sealed record ChildOutcome(ChildNumber Number, Publication Publication, DirectoryEntry? Entry);

/// <summary>Decides what of a child's records survives into the directory. The one place where these rules are.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>forename, middle names, surname, gender</term><description>what most feeds say; among equals, what the authority says</description></item>
/// <item><term>birth date</term><description>the same, an estimate only where no feed knows better</description></item>
/// <item><term>address</term><description>whole from one record: with lines before a bare postcode, then from an authority, then the latest</description></item>
/// <item><term>school, practice</term><description>from an authority, then the latest begun</description></item>
/// <item><term>carers</term><description>every person once, at most four, those with parental responsibility first</description></item>
/// <item><term>involvements</term><description>all, current and past, every one once</description></item>
/// </list>
/// Preferred and former names and identifiers are never taken. Death stops publication before age does, and both before a hold.
/// The order of the records makes no difference.
/// <threadsafety>Pure, so safe for any number of threads.</threadsafety>
/// </remarks>
public static class Survivorship
{
    /// <summary>Decides about one child.</summary>
    /// <param name="number">The child's number.</param>
    /// <param name="records">All its current records; at least one.</param>
    /// <param name="asOf">The day that the snapshot speaks of.</param>
    /// <param name="protection">Whether the child is shielded or held.</param>
    /// <exception cref="ArgumentException">There is no record.</exception>
    public static ChildOutcome Decide(ChildNumber number, IReadOnlyList<StagedRecord> records, DateOnly asOf, Protection protection)
    {
        if (records.Count == 0)
        {
            throw new ArgumentException("A child has at least one record.", nameof(records));
        }

        var ordered = new ChildRecords(records);
        var birthDate = BirthDate(ordered);
        var publication =
            records.Any(record => record.Record.DeathDate <= asOf) ? Publication.Dead
            : birthDate is not null && Ages.InYears(birthDate.Value, asOf) >= Ages.Adult ? Publication.Archived
            : protection == Protection.Held ? Publication.Held
            : Publication.Published;

        return new(number, publication, publication == Publication.Published
            ? Entry(number, ordered, birthDate, asOf, protection == Protection.Shielded)
            : null);
    }

    private static Sourced<DateOnly>? BirthDate(ChildRecords records)
    {
        var byAuthority = records.ByAuthority(FieldGroups.BirthDate).ToList();
        return Agreement.Value(byAuthority.Where(record => !record.Record.BirthDateEstimated), record => record.Record.BirthDate)
            ?? Agreement.Value(byAuthority, record => record.Record.BirthDate);
    }

    private static DirectoryEntry Entry(
        ChildNumber number,
        ChildRecords records,
        Sourced<DateOnly>? birthDate,
        DateOnly asOf,
        bool isShielded)
    {
        var sources = new SourceList();
        var names = records.ByAuthority(FieldGroups.Names).ToList();
        var reduced = new DirectoryEntry
        {
            Number = number,
            Shielded = isShielded,
            Forename = sources.Note("forename", Agreement.Name(names, record => record.Record.Forename)),
            MiddleNames = sources.Note("middle_names", Agreement.Name(names, record => record.Record.MiddleNames)),
            Surname = sources.Note("surname", Agreement.Name(names, record => record.Record.Surname)),
            Gender = sources.Note("gender", Agreement.Value(records.ByAuthority(FieldGroups.Gender), GenderIfSpecified)) ?? Gender.NotSpecified,
            Age = sources.Note("age", birthDate) is { } born ? Math.Max(0, Ages.InYears(born, asOf)) : null,
        };
        var entry = isShielded ? reduced : WithContacts(reduced, records, birthDate, asOf, sources);
        return entry with { Sources = sources.Sorted() };
    }

    private static DirectoryEntry WithContacts(
        DirectoryEntry entry,
        ChildRecords records,
        Sourced<DateOnly>? birthDate,
        DateOnly asOf,
        SourceList sources) => entry with
        {
            BirthDate = birthDate is null ? null : sources.Note("birth_date", birthDate),
            Address = Address(records, sources),
            School = sources.Note("school_urn", First(
                records.ByRecency(FieldGroups.School, record => record.Record.SchoolStart), record => record.Record.School)),
            GpPractice = sources.Note("gp_ods", First(
                records.ByRecency(FieldGroups.Practice, record => record.Record.GpStart), record => record.Record.GpPractice)),
            Carers = sources.NoteAll(CarerMerging.Merge(records)),
            Involvements = sources.NoteAll(InvolvementMerging.Merge(records, asOf)),
        };

    private static Gender? GenderIfSpecified(StagedRecord record) =>
        record.Record.Gender == Gender.NotSpecified ? null : record.Record.Gender;

    private static PublishedAddress Address(ChildRecords records, SourceList sources)
    {
        var best = records.ByRecency(FieldGroups.Address, _ => null)
            .Where(record => record.Record.Address1 is not null || record.Record.Postcode is not null)
            .OrderBy(record => record.Record.Address1 is null)
            .FirstOrDefault();
        if (best is null)
        {
            return PublishedAddress.None;
        }

        var record = best.Record;
        sources.Add("address", best);
        return new(record.Address1, record.Address2, record.Address3, record.Address4, record.Postcode);
    }

    private static Sourced<T>? First<T>(IEnumerable<StagedRecord> records, Func<StagedRecord, T?> value)
        where T : struct =>
        records.FirstOrDefault(record => value(record).HasValue) is { } first ? new(value(first)!.Value, first) : null;
}
