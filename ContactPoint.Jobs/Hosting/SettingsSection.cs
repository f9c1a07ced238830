using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace ContactPoint.Jobs.Hosting;

/// <summary>One section of the configuration: its settings are the properties of <typeparamref name="T"/> that can be set, and there are no others.</summary>
/// <remarks>A setting that is misspelt would leave its default in force and say nothing, so it is a fault.</remarks>
internal static class SettingsSection<T>
    where T : new()
{
    private static readonly IReadOnlyList<PropertyInfo> Known = [.. typeof(T).GetProperties().Where(property => property.CanWrite)];

    /// <summary>Reads the section.</summary>
    /// <exception cref="MissingPartException">A setting is unknown, of the wrong kind or beyond its limits: one line for each.</exception>
    public static T Read(IConfigurationSection section)
    {
        List<string> faults = [.. section.GetChildren().Select(FaultOf).OfType<string>()];
        if (faults.Count == 0 && (section.Get<T>() ?? new()) is var settings)
        {
            faults.AddRange(LimitsPassed(settings).Select(fault => $"{section.Path}: {fault}"));
            if (faults.Count == 0)
            {
                return settings;
            }
        }

        throw new MissingPartException(string.Join(Environment.NewLine, faults));
    }

    private static string? FaultOf(IConfigurationSection setting)
    {
        var known = Known.FirstOrDefault(property => string.Equals(property.Name, setting.Key, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            return $"{setting.Path} is no setting. {Nearest(setting)}";
        }

        // .NET's message names one of its types, and may quote a secret; the name of the setting is all that a person needs.
        return IsOfKind(setting, known.PropertyType) ? null : $"{setting.Path} has a value of the wrong kind. docs/configuration.md says what it may be.";
    }

    private static bool IsOfKind(IConfigurationSection setting, Type kind)
    {
        try
        {
            _ = setting.Get(kind);
            return !setting.GetChildren().Any();
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static IEnumerable<string> LimitsPassed(T settings)
    {
        List<ValidationResult> passed = [];
        Validator.TryValidateObject(settings!, new ValidationContext(settings!), passed, validateAllProperties: true);
        return passed.Select(limit => limit.ErrorMessage!);
    }

    /// <summary>The known setting that shares most pairs of neighbouring letters with the one that is written.</summary>
    private static string Nearest(IConfigurationSection setting)
    {
        var written = PairsOf(setting.Key);
        var nearest = Known.Select(known => known.Name).MaxBy(name => PairsOf(name).Intersect(written).Count())!;
        return PairsOf(nearest).Overlaps(written)
            ? $"The nearest is {ConfigurationPath.Combine(ConfigurationPath.GetParentPath(setting.Path)!, nearest)}."
            : $"There are: {string.Join(", ", Known.Select(known => known.Name))}.";
    }

    private static HashSet<string> PairsOf(string name) =>
        [.. Enumerable.Range(0, Math.Max(0, name.Length - 1)).Select(at => name.Substring(at, 2).ToUpperInvariant())];
}
