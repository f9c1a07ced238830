using System.Runtime.CompilerServices;

using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Tests;

/// <summary>The models that stand under samples/models.</summary>
internal static class SampleModels
{
    /// <summary>The product's own model, with fewer sampled strangers: a test's table is small.</summary>
    public static LinkageModel Children => Read("children") with { Sampling = new() { Pairs = 100_000 } };

    public static LinkageModel Read(string name) => ModelFile.Read(File.ReadAllText(Path.Combine(Folder(), $"{name}.json")));

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "samples", "models"));
}
