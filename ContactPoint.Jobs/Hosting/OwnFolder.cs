namespace ContactPoint.Jobs.Hosting;

/// <summary>The data folder, which no other account of the machine may look into.</summary>
public static class OwnFolder
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder, and those above it that are missing. One that exists keeps the mode that its owner gave it.</summary>
    /// <remarks>Root's private PostgreSQL runs as nobody, who must pass through to its own folder: pass, not list.</remarks>
    public static void Create(string path)
    {
        var mode = Environment.IsPrivilegedProcess ? Owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : Owner;
        var made = new List<string>();
        for (var folder = new DirectoryInfo(Path.GetFullPath(path)); folder is { Exists: false }; folder = folder.Parent)
        {
            made.Add(folder.FullName);
        }

        System.IO.Directory.CreateDirectory(path);

        // The process's mask would take bits from a mode given at creation.
        foreach (var folder in made)
        {
            File.SetUnixFileMode(folder, mode);
        }
    }
}
