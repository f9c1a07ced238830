namespace ContactPoint.Jobs.Directory;

/// <summary>What happened to a child number in one run. A number to which nothing happened is kept, and isn't listed.</summary>
public enum LineageKind
{
    /// <summary>The number was issued in this run.</summary>
    New,

    /// <summary>The number had been withdrawn, and its child came back.</summary>
    Returned,

    /// <summary>The child turned out to be another: the number forwards to that child's, for ever.</summary>
    Merged,

    /// <summary>Some of the number's records turned out to be another child, who got a new number.</summary>
    Split,

    /// <summary>Some of the number's records turned out to be a child who has a number already.</summary>
    Moved,

    /// <summary>No record of the child is left.</summary>
    Withdrawn,
}

/// <summary>One change of one child number.</summary>
/// <param name="Number">The number that changed.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Into">The number that has its records now, when it is merged, split or moved.</param>
public sealed record LineageChange(ChildNumber Number, LineageKind Kind, ChildNumber? Into);
