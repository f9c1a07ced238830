using System.Runtime.CompilerServices;

namespace ContactPoint.Architecture.Tests;

/// <summary>The working tree that the tests stand in, read as text.</summary>
internal static class Repository
{
    private static readonly HashSet<string> NotSources = new(StringComparer.Ordinal)
    {
        ".git", ".contactpoint", ".vs", ".idea", "bin", "obj", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts",
    };

    private static readonly HashSet<string> NotText = new(StringComparer.OrdinalIgnoreCase)
    {
        ".parquet", ".png", ".jpg", ".ico", ".woff2", ".gz", ".zip", ".sig", ".key",
    };

    /// <summary>The folder that has ContactPoint.sln in it.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The three projects of the product, as folder names.</summary>
    public static IReadOnlyList<string> Projects { get; } = ["ContactPoint.Ingest", "ContactPoint.Matching", "ContactPoint.Jobs"];

    /// <summary>Every file of the tree that people write, sorted by path; what a build or a run makes is left out.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = Read();

    /// <summary>The C# files of the product, without those of the tests.</summary>
    public static IEnumerable<SourceFile> ProductCode =>
        Files.Where(file => file.IsCode && Projects.Any(project => file.Path.StartsWith($"{project}/", StringComparison.Ordinal)));

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        var folder = new FileInfo(thisFile).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ContactPoint.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests has ContactPoint.sln.");
    }

    private static List<SourceFile> Read()
    {
        var files = new List<SourceFile>();
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(Root)]);
        while (folders.TryPop(out var folder))
        {
            foreach (var inner in folder.EnumerateDirectories().Where(inner => !NotSources.Contains(inner.Name)))
            {
                folders.Push(inner);
            }

            files.AddRange(
                from file in folder.EnumerateFiles()
                where !NotText.Contains(file.Extension) && !file.Name.EndsWith(".received.txt", StringComparison.Ordinal)
                let path = Path.GetRelativePath(Root, file.FullName).Replace('\\', '/')
                where path is not ".git"
                select new SourceFile(path, file.FullName));
        }

        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }
}

/// <summary>One file of the tree.</summary>
/// <param name="Path">Its path from the root, with forward slashes.</param>
/// <param name="FullName">Where it lies on this machine; for reading only, never for a message.</param>
internal sealed record SourceFile(string Path, string FullName)
{
    private string? _text;

    public string Text => _text ??= File.ReadAllText(FullName);

    public IReadOnlyList<string> Lines => Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public string Name => System.IO.Path.GetFileName(Path);
}
