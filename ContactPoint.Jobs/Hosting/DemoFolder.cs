using ContactPoint.Jobs.Security;

namespace ContactPoint.Jobs.Hosting;

/// <summary>A data folder in which everybody is made up: what is in it was sealed under the sample key, and that key may be used to look at it.</summary>
public static class DemoFolder
{
    private const string Mark = "everybody-here-is-made-up";

    /// <summary>Marks a data folder that exists.</summary>
    public static void Note(string dataFolder) => File.WriteAllBytes(Path.Combine(dataFolder, Mark), []);

    /// <summary>The keys of those who look and change nothing, at a private server: in a folder that was marked, the sample key.</summary>
    /// <exception cref="MissingPartException">There is no key file, or none that may be used.</exception>
    public static KeyFile KeysToLookWith(ContactPointOptions options, bool allowSample)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Is(options.DataFolder)
            ? KeyFile.Read(ContactPointOptions.Sample("sample-key.json"), allowSample: true)
            : KeyFile.Read(options.KeyFile, allowSample);
    }

    /// <summary>Whether the folder was marked.</summary>
    public static bool Is(string dataFolder) => File.Exists(Path.Combine(dataFolder, Mark));
}
