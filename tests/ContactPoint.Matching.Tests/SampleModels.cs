using System.Runtime.CompilerServices;

using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Tests;

/// <summary>The models that stand under samples/models.</summary>
internal static class SampleModels
{
    public static readonly string[] Names = ["children", "febrl", "rldata"];

    public static LinkageModel Children => Read("children");

    public static LinkageModel Read(string name) => ModelFile.Read(File.ReadAllText(Path.Combine(Folder(), $"{name}.json")));

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "samples", "models"));
}
