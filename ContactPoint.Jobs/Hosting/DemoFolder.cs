namespace ContactPoint.Jobs.Hosting;

/// <summary>A data folder in which everybody is made up: what is in it was sealed under the sample key, and that key may be used to look at it.</summary>
public static class DemoFolder
{
    private const string Mark = "everybody-here-is-made-up";

    /// <summary>Marks a data folder that exists.</summary>
    public static void Note(string dataFolder) => File.WriteAllBytes(Path.Combine(dataFolder, Mark), []);

    /// <summary>Whether the folder was marked.</summary>
    public static bool Is(string dataFolder) => File.Exists(Path.Combine(dataFolder, Mark));
}
