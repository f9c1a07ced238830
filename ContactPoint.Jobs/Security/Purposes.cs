using System.Collections.Immutable;

namespace ContactPoint.Jobs.Security;

/// <summary>Why a person's record may be looked at. A code from this list and a reason in words go into the audit trail before anything is shown.</summary>
public static class Purposes
{
    private const int ShortestReason = 10;

    /// <summary>Every code and what it means.</summary>
    public static readonly ImmutableSortedDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["assess-needs"] = "To find out who else works with a child whose needs are being assessed",
        ["safeguard"] = "To safeguard a child or promote a child's welfare",
        ["lead-contact"] = "To get in touch with the lead professional or another service",
        ["data-quality"] = "To resolve a conflict or correct a record",
        ["subject-access"] = "To answer a person's request for what is held about them",
        ["audit-review"] = "To review the use of the directory",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What is wrong with a stated reason, or <see langword="null"/> when nothing is.</summary>
    public static string? FindFault(string purpose, string reason)
    {
        if (!All.ContainsKey(purpose))
        {
            return $"--purpose {purpose} is not on the list. The list: {string.Join(", ", All.Keys)}.";
        }

        return reason.Trim().Length < ShortestReason || reason.Trim().Distinct().Count() < 4
            ? "--reason says too little. State in a sentence why you need to look, as your manager will read it."
            : null;
    }
}
