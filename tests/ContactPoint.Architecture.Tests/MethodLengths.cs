using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ContactPoint.Architecture.Tests;

/// <summary>How many lines each method has from its first statement to its last, from the compiler's record of which line became what.</summary>
/// <remarks>Constructors are left out: to the compiler, a table that initialises a field is a part of one.</remarks>
internal static class MethodLengths
{
    /// <summary>The written methods of an assembly as <c>Type.Method</c>, with their lines.</summary>
    public static IReadOnlyList<(string Method, int Lines)> In(Assembly assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb")));
        var names = image.GetMetadataReader();
        var lines = symbols.GetMetadataReader();

        return
        [
            .. from handle in names.MethodDefinitions
               let name = NameOf(names, names.GetMethodDefinition(handle))
               where name is not null
               let count = CountLines(lines, handle)
               where count > 0
               select (name, count),
        ];
    }

    private static int CountLines(MetadataReader lines, MethodDefinitionHandle method)
    {
        var points = lines.GetMethodDebugInformation(method.ToDebugInformationHandle()).GetSequencePoints()
            .Where(point => !point.IsHidden && IsWritten(lines, point.Document))
            .ToList();
        return points.Count == 0 ? 0 : points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1;
    }

    private static bool IsWritten(MetadataReader lines, DocumentHandle handle)
    {
        var path = lines.GetString(lines.GetDocument(handle).Name).Replace('\\', '/');
        return path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal);
    }

    /// <summary>An async method's or an iterator's body is in MoveNext of a type that the compiler names after it.</summary>
    private static string? NameOf(MetadataReader names, MethodDefinition method)
    {
        var name = names.GetString(method.Name);
        var type = names.GetTypeDefinition(method.GetDeclaringType());
        var typeName = names.GetString(type.Name);
        if (name == "MoveNext" && typeName.StartsWith('<') && !type.GetDeclaringType().IsNil)
        {
            name = typeName[1..].Split('>')[0];
            typeName = names.GetString(names.GetTypeDefinition(type.GetDeclaringType()).Name);
        }

        return name is ".ctor" or ".cctor" || (name.StartsWith('<') && name != "<Main>$") ? null : $"{typeName}.{name}";
    }
}
