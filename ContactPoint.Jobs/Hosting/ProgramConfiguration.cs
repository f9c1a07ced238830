using Npgsql;

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

            AddFile(configuration, Path.GetFullPath(configFile));
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
    /// <exception cref="MissingPartException">A setting is unknown, of the wrong kind or beyond its limits: one line for each.</exception>
    public static T Read<T>(string section, string? configFile)
        where T : new() => Read<T>(Build(configFile), section);

    /// <summary>Reads one section.</summary>
    /// <exception cref="MissingPartException">A setting is unknown, of the wrong kind or beyond its limits: one line for each.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : new()
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return SettingsSection<T>.Read(configuration.GetSection(section));
    }

    /// <summary>How to connect to the database that is configured; <see langword="null"/> when none is.</summary>
    /// <exception cref="MissingPartException">It is no connection string, or names no database.</exception>
    public static string? ConnectionString(string? configFile) => ConnectionString(Build(configFile));

    /// <inheritdoc cref="ConnectionString(string?)"/>
    public static string? ConnectionString(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var connection = configuration.GetConnectionString("ContactPoint");
        try
        {
            if (string.IsNullOrEmpty(connection) || new NpgsqlConnectionStringBuilder(connection).Database is { Length: > 0 })
            {
                return string.IsNullOrEmpty(connection) ? null : connection;
            }
        }
        catch (ArgumentException)
        {
            // Its message may quote the password.
        }

        throw new MissingPartException(
            "ConnectionStrings__ContactPoint cannot be used. Write it as Host=…;Database=…;Username=…, with a database of ContactPoint's own.");
    }

    /// <summary>A host reads the file when it is added, and a plain configuration when it is built: so it is tried here, for both.</summary>
    private static void AddFile(IConfigurationBuilder configuration, string path)
    {
        try
        {
            _ = new ConfigurationBuilder().AddJsonFile(path).Build();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new MissingPartException($"The configuration file {path} cannot be read: it must be JSON, and open to who runs the program.");
        }

        configuration.AddJsonFile(path);
    }

    private static IConfigurationRoot Build(string? configFile)
    {
        var configuration = new ConfigurationBuilder();
        Add(configuration, configFile, new Dictionary<string, string?>());
        return configuration.Build();
    }
}
