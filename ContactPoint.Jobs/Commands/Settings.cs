namespace ContactPoint.Jobs.Commands;

/// <summary>Settings that a verb fixes.</summary>
internal static class Settings
{
    /// <summary>None: the configuration alone decides.</summary>
    public static readonly IReadOnlyDictionary<string, string?> None = new Dictionary<string, string?>();
}
