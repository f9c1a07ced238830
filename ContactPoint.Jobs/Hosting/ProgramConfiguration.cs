namespace ContactPoint.Jobs.Hosting;

/// <summary>Puts the configuration together: defaults, <c>appsettings.json</c>, a file named on the command line, the environment.</summary>
public static class ProgramConfiguration
{
    private static readonly (string Variable, string Key)[] Variables =
    [
        ("CONTACTPOINT_DATA", "ContactPoint:DataFolder"),
        ("CONTACTPOINT_KEY_FILE", "ContactPoint:KeyFile"),
        ("CONTACTPOINT_PG_BIN", "ContactPoint:PostgresBinFolder"),
    ];

    /// <summary>Adds this program's sources over those of .NET, the later over the earlier.</summary>
    /// <param name="configuration">What to add to.</param>
    /// <param name="configFile">The file given with <c>--config</c>.</param>
    /// <param name="fixedSettings">Settings that the verb itself fixes: the demo's folders, for example.</param>
    public static void Add(
        IConfigurationBuilder configuration, string? configFile, IReadOnlyDictionary<string, string?> fixedSettings)
    {
        if (configFile is not null)
        {
            if (!File.Exists(configFile))
            {
                throw new MissingPartException($"The configuration file {configFile} does not exist.");
            }

            configuration.AddJsonFile(Path.GetFullPath(configFile));
        }

        configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(
            from variable in Variables
            let value = Environment.GetEnvironmentVariable(variable.Variable)
            where !string.IsNullOrEmpty(value)
            select KeyValuePair.Create(variable.Key, (string?)value));
        configuration.AddInMemoryCollection(fixedSettings);
    }

    /// <summary>Reads one section without starting anything.</summary>
    public static T Read<T>(string section, string? configFile)
        where T : new()
    {
        return Build(configFile).GetSection(section).Get<T>() ?? new();
    }

    /// <summary>How to connect to the database that is configured; <see langword="null"/> when none is.</summary>
    public static string? ConnectionString(string? configFile) =>
        Build(configFile).GetConnectionString("ContactPoint") is { Length: > 0 } connection ? connection : null;

    private static IConfigurationRoot Build(string? configFile)
    {
        var configuration = new ConfigurationBuilder();
        Add(configuration, configFile, new Dictionary<string, string?>());
        return configuration.Build();
    }
}
