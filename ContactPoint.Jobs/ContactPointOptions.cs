using System.ComponentModel.DataAnnotations;
using System.Text.Json;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Registers;
using ContactPoint.Matching.Model;

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

    /// <summary>The folder of reference lists: <c>schools.csv</c>, <c>practices.csv</c>, <c>local-authorities.csv</c>, as far as it has them. No default: codes are then not looked up.</summary>
    public string? RegistersFolder { get; init; }

    /// <summary>A folder of what the minimisation rules cannot know: <c>sensitive-contacts.txt</c>, <c>refuges.txt</c>, <c>modulus.txt</c>. No default: the rules work without it.</summary>
    public string? ListsFolder { get; init; }

    /// <summary>
    /// The linkage model that nights learn by. Beside it lies the one that they link by while there are too few records to learn from:
    /// <c>children-start.json</c> beside <c>children.json</c>. Default: the samples' <c>children.json</c>.
    /// </summary>
    public string? ModelFile { get; init; }

    /// <summary>The sealed extracts.</summary>
    public string InboxFolder => Path.GetFullPath(Path.Combine(DataFolder, "inbox"));

    /// <summary>The published snapshots, one folder a number.</summary>
    public string SnapshotsFolder => Path.GetFullPath(Path.Combine(DataFolder, "snapshots"));

    /// <summary>The folder of feed specifications in force.</summary>
    public string EffectiveFeedsFolder => FeedsFolder ?? Sample("feeds");

    /// <summary>The model file that nights learn by.</summary>
    public string EffectiveModelFile => ModelFile ?? Sample(Path.Combine("models", "children.json"));

    /// <summary>The model file that nights link by while there are too few records to learn from: all is given but the priors.</summary>
    public string EffectiveStartModelFile => $"{Path.ChangeExtension(EffectiveModelFile, null)}-start.json";

    /// <summary>Reads the feed specifications in force.</summary>
    /// <exception cref="MissingPartException">There is no such folder, or a specification has faults.</exception>
    public FeedCatalogue ReadFeeds() => Configured("FeedsFolder", EffectiveFeedsFolder, FeedCatalogue.Load);

    /// <summary>Reads the reference lists that are configured; none when none are.</summary>
    /// <exception cref="MissingPartException">There is no such folder, or a list has faults.</exception>
    public RegisterSet ReadRegisters() => RegistersFolder is { } folder ? Configured("RegistersFolder", folder, RegisterSet.Load) : RegisterSet.None;

    /// <summary>Refuses a model that is configured and could not be used at night, hours later.</summary>
    /// <exception cref="MissingPartException">One of the two models is not there, or has faults.</exception>
    public void RequireModels()
    {
        foreach (var file in ModelFile is null ? [] : new[] { EffectiveModelFile, EffectiveStartModelFile })
        {
            Configured(nameof(ModelFile), file, path => Matching.Model.ModelFile.Read(File.ReadAllText(path)));
        }
    }

    /// <summary>What a setting names and cannot be used is a fault of the configuration, whatever is wrong with it.</summary>
    private static T Configured<T>(string setting, string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (JsonException fault)
        {
            throw new MissingPartException($"{Section}:{setting} needs {path}, which is not JSON: look at line {fault.LineNumber + 1}.");
        }
        catch (Exception fault) when (fault is FeedSpecException or RegisterException or CsvTableException or ModelFaultException or IOException or UnauthorizedAccessException)
        {
            throw new MissingPartException($"{Section}:{setting} needs {path}, which cannot be used.{Environment.NewLine}{fault.Message}");
        }
    }

    /// <summary>A file or folder of the samples that come with the program.</summary>
    public static string Sample(string path) => Path.Combine(AppContext.BaseDirectory, "samples", path);
}
