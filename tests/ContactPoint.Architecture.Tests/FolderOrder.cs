using System.Reflection;

namespace ContactPoint.Architecture.Tests;

/// <summary>Which folders of a project may use which.</summary>
/// <param name="Root">The project's namespace.</param>
/// <param name="MayUse">For each folder, the others that it may use. The root itself is the folder with the empty name.</param>
internal sealed record FolderOrder(string Root, IReadOnlyDictionary<string, IReadOnlySet<string>> MayUse)
{
    /// <summary>Each folder may use those before it.</summary>
    public static FolderOrder InLine(string root, params string[] folders) =>
        new(root, folders.Index().ToDictionary(
            folder => folder.Item,
            IReadOnlySet<string> (folder) => folders.Take(folder.Index).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal));

    /// <summary>The uses that go against the order, and the folders that have no place in it.</summary>
    public IEnumerable<string> OffencesIn(Assembly assembly) =>
        from type in assembly.GetTypes()
        let folder = Product.FolderOf(type, Root)
        where folder is not null
        from offence in MayUse.TryGetValue(folder, out var allowed)
            ? OffencesOf(type, folder, allowed)
            : [$"{Product.NameOf(type)} stands in {Root}.{folder}, which has no place in the order"]
        select offence;

    private IEnumerable<string> OffencesOf(Type type, string folder, IReadOnlySet<string> allowed) =>
        from used in TypeUses.Of(type)
        let usedFolder = Product.FolderOf(used, Root)
        where usedFolder is not null && usedFolder != folder && !allowed.Contains(usedFolder)
        select $"{Product.NameOf(type)} uses {Product.NameOf(used)}";
}
