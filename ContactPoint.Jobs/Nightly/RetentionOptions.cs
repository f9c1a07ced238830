using System.ComponentModel.DataAnnotations;

namespace ContactPoint.Jobs.Nightly;

/// <summary>How long a supplier's file can be read again after it was received.</summary>
public sealed class RetentionOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Retention";

    /// <summary>Days from an extract's publication to the end of its key. Default: 7; at most 30.</summary>
    [Range(0, 30)]
    public int InboxDays { get; init; } = 7;

    /// <summary>Days from its receipt that an extract which waits for a person, or of which rows do, keeps its key. Default: 30; at most 30.</summary>
    [Range(0, 30)]
    public int HeldDays { get; init; } = 30;
}
