using ContactPoint.Ingest;

namespace ContactPoint.Jobs.Directory;

/// <summary>Groups of fields that a feed may be the authority for.</summary>
[Flags]
public enum FieldGroups
{
    /// <summary>No field.</summary>
    None = 0,

    /// <summary>Forename, middle names and surname.</summary>
    Names = 1,

    /// <summary>Date of birth.</summary>
    BirthDate = 2,

    /// <summary>Gender.</summary>
    Gender = 4,

    /// <summary>Address and postcode.</summary>
    Address = 8,

    /// <summary>The school attended.</summary>
    School = 16,

    /// <summary>The general practice.</summary>
    Practice = 32,

    /// <summary>Parents and carers.</summary>
    Carers = 64,
}

/// <summary>How a feed stands against the others where they disagree.</summary>
/// <param name="Name">Name of the feed.</param>
/// <param name="Rank">Its place in the general order, from 1; the lowest is believed first.</param>
/// <param name="AuthorityFor">The fields for which it is believed before every feed that isn't an authority for them.</param>
public sealed record FeedStanding(string Name, int Rank, FieldGroups AuthorityFor);

/// <summary>One current record of a child, with what is needed to weigh it against the others.</summary>
/// <param name="Feed">The feed that it came on.</param>
/// <param name="ExtractDate">The day that the extract speaks of.</param>
/// <param name="Record">What the feed says.</param>
public sealed record StagedRecord(FeedStanding Feed, DateOnly ExtractDate, ChildRecord Record)
{
    /// <summary>The record's key.</summary>
    public RecordKey Key => new(Feed.Name, Record.LocalId);
}
