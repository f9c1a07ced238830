using System.ComponentModel.DataAnnotations;

namespace ContactPoint.Jobs;

/// <summary>Where the program keeps its things. A relative path is relative to the folder that the program is called from.</summary>
public sealed class ContactPointOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "ContactPoint";

    /// <summary>Everything that the program writes: inbox, snapshots, logs, and the private PostgreSQL. Environment: CONTACTPOINT_DATA. Default: <c>./.contactpoint</c>.</summary>
    [Required]
    public string DataFolder { get; init; } = ".contactpoint";

    /// <summary>The key file, kept apart from the data. Environment: CONTACTPOINT_KEY_FILE. No default.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The folder of <c>initdb</c> and <c>postgres</c>. Environment: CONTACTPOINT_PG_BIN. Default: looked for.</summary>
    public string? PostgresBinFolder { get; init; }

    /// <summary>The folder of feed specifications, one YAML file a feed. Default: the samples'.</summary>
    public string? FeedsFolder { get; init; }

    /// <summary>A folder of what the minimisation rules cannot know: <c>sensitive-contacts.txt</c>, <c>refuges.txt</c>, <c>modulus.txt</c>. No default: the rules work without it.</summary>
    public string? ListsFolder { get; init; }

    /// <summary>The linkage model that the first night starts from. Default: the samples' <c>children.json</c>.</summary>
    public string? ModelFile { get; init; }

    /// <summary>The sealed extracts.</summary>
    public string InboxFolder => Path.GetFullPath(Path.Combine(DataFolder, "inbox"));

    /// <summary>The published snapshots, one folder a number.</summary>
    public string SnapshotsFolder => Path.GetFullPath(Path.Combine(DataFolder, "snapshots"));

    /// <summary>The folder of feed specifications in force.</summary>
    public string EffectiveFeedsFolder => FeedsFolder ?? Sample("feeds");

    /// <summary>The model file in force for the first night.</summary>
    public string EffectiveModelFile => ModelFile ?? Sample(Path.Combine("models", "children.json"));

    /// <summary>A file or folder of the samples that come with the program.</summary>
    public static string Sample(string path) => Path.Combine(AppContext.BaseDirectory, "samples", path);
}
