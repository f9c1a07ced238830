using System.Reflection;

namespace ContactPoint.Architecture.Tests;

/// <summary>The product's three assemblies, and where in the picture a type stands.</summary>
internal static class Product
{
    public static Assembly Ingest { get; } = Assembly.Load("ContactPoint.Ingest");

    public static Assembly Matching { get; } = Assembly.Load("ContactPoint.Matching");

    public static Assembly Jobs { get; } = Assembly.Load("ContactPoint.Jobs");

    public static IReadOnlyList<Assembly> All { get; } = [Ingest, Matching, Jobs];

    /// <summary>Every type that somebody wrote or that the compiler made for what somebody wrote.</summary>
    public static IEnumerable<Type> Types => All.SelectMany(assembly => assembly.GetTypes());

    /// <summary>The types that somebody wrote.</summary>
    public static IEnumerable<Type> WrittenTypes => Types.Where(IsWritten);

    /// <summary>Whether the type has a name that a person can write, as the compiler's own types do not.</summary>
    public static bool IsWritten(Type type) =>
        !type.FullName!.Contains('<') && type.Namespace?.StartsWith("ContactPoint", StringComparison.Ordinal) == true;

    /// <summary>
    /// The first part of the namespace after <paramref name="root"/>; empty for types at the root itself, and
    /// <see langword="null"/> for types that stand elsewhere.
    /// </summary>
    public static string? FolderOf(Type type, string root)
    {
        if (type.Namespace is not { } space || type.FullName!.StartsWith('<'))
        {
            return null;
        }

        return space == root ? "" : space.StartsWith($"{root}.", StringComparison.Ordinal) ? space[(root.Length + 1)..].Split('.')[0] : null;
    }

    /// <summary>The type's name as a person would write it: its compiler-made parts belong to the type around them.</summary>
    public static string NameOf(Type type)
    {
        var written = type;
        while (written.DeclaringType is { } outer)
        {
            written = outer;
        }

        return written.FullName!.Split('`')[0];
    }
}
