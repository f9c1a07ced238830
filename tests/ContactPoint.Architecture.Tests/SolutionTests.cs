using System.Text.RegularExpressions;

using Xunit;

namespace ContactPoint.Architecture.Tests;

/// <summary>What the solution, the launcher and the documents say of each other.</summary>
public sealed partial class SolutionTests
{
    private static readonly string Solution = TextOf("ContactPoint.sln");

    [Fact]
    public void Every_project_is_in_the_solution() => Offences.AssertNone(
        Repository.Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).SelectMany(file => Outside(file.Path, Solution)),
        "A project outside the solution is neither built nor tested.");

    [Fact]
    public void A_project_outside_the_solution_is_seen() => Assert.NotEmpty(Outside("tests/ContactPoint.Lost.Tests/ContactPoint.Lost.Tests.csproj", Solution));

    [Fact]
    public void A_project_of_tests_ends_in_Tests_so_that_the_launcher_runs_it() => Offences.AssertNone(
        Repository.Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).SelectMany(file => UnrunTests(file.Path, file.Text)),
        "The launcher runs tests/*/*.Tests.dll and nothing else.");

    [Fact]
    public void A_project_of_tests_by_another_name_is_seen() =>
        Assert.NotEmpty(UnrunTests("tests/Other/Other.csproj", "<PackageReference Include=\"Microsoft.NET.Test.Sdk\" />"));

    [Fact]
    public void Versions_of_packages_stand_in_one_place() => Offences.AssertNone(
        Repository.Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).SelectMany(file => OwnVersions(file.Path, file.Text)),
        "Versions stand in Directory.Packages.props.");

    [Fact]
    public void A_version_in_a_project_is_seen() =>
        Assert.NotEmpty(OwnVersions("some.csproj", "<PackageReference Include=\"Dapper\" Version=\"2.1.0\" />"));

    [Fact]
    public void The_house_rules_name_tests_that_exist() => Offences.AssertNone(
        NamedButMissing(TextOf("CONTRIBUTING.md"), Repository.Files.Select(file => file.Name)),
        "CONTRIBUTING.md names a test or a file that is not there.");

    [Fact]
    public void A_rule_kept_by_a_test_that_is_gone_is_seen() =>
        Assert.NotEmpty(NamedButMissing("kept by `GoneTests` and `.editorconfig`", [".editorconfig"]));

    [Fact]
    public void A_generated_document_is_named_by_the_test_that_keeps_it_fresh() => Offences.AssertNone(
        from file in Repository.Files
        where file.Path.StartsWith("docs/", StringComparison.Ordinal)
        from offence in Unkept(file.Path, file.Text, TestCode())
        select offence,
        "A generated document goes stale unless a test compares it with its source.");

    [Fact]
    public void A_generated_document_without_a_test_is_seen() =>
        Assert.NotEmpty(Unkept("docs/lost.md", "<!-- Generated from code; a test fails when it is stale. -->\n# Lost\n", "nothing"));

    [Fact]
    public void Links_between_documents_lead_somewhere() => Offences.AssertNone(
        from file in Repository.Files
        where file.Path.EndsWith(".md", StringComparison.Ordinal) && !file.Path.Contains("/wwwroot/", StringComparison.Ordinal)
        from offence in DeadLinks(file.Path, file.Text)
        select offence,
        "A document links to a file that is not there.");

    [Fact]
    public void A_dead_link_is_seen() => Assert.NotEmpty(DeadLinks("docs/some.md", "see [the rules](../NOWHERE.md#top)"));

    private static string TextOf(string path) => Repository.Files.Single(file => file.Path == path).Text;

    private static string TestCode() => string.Concat(
        Repository.Files.Where(file => file.IsCode && file.Path.StartsWith("tests/", StringComparison.Ordinal)).Select(file => file.Text));

    private static IEnumerable<string> Outside(string path, string solution) =>
        solution.Replace('\\', '/').Contains($"\"{path}\"", StringComparison.Ordinal) ? [] : [path];

    private static IEnumerable<string> UnrunTests(string path, string text) =>
        text.Contains("Microsoft.NET.Test.Sdk", StringComparison.Ordinal)
            && !(path.StartsWith("tests/", StringComparison.Ordinal) && path.EndsWith(".Tests.csproj", StringComparison.Ordinal))
            ? [path]
            : [];

    private static IEnumerable<string> OwnVersions(string path, string text) =>
        OwnVersion().IsMatch(text) ? [path] : [];

    private static IEnumerable<string> NamedButMissing(string text, IEnumerable<string> fileNames)
    {
        var names = fileNames.ToHashSet(StringComparer.Ordinal);
        return from named in Named().Matches(text)
               let name = named.Groups[1].Value
               where !names.Contains(name.EndsWith("Tests", StringComparison.Ordinal) ? $"{name}.cs" : name)
               select name;
    }

    private static IEnumerable<string> Unkept(string path, string text, string tests) =>
        text.Split('\n')[0].Contains("enerated", StringComparison.Ordinal) && !tests.Contains(Path.GetFileName(path), StringComparison.Ordinal)
            ? [path]
            : [];

    private static IEnumerable<string> DeadLinks(string path, string text) =>
        from link in Link().Matches(text)
        let target = link.Groups[1].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        let found = Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, Uri.UnescapeDataString(target))
        where !Path.Exists(found)
        select $"{path} links to {target}";

    [GeneratedRegex("<PackageReference [^>]*Version=")]
    private static partial Regex OwnVersion();

    /// <summary>A test class, or a file of settings, between backticks.</summary>
    [GeneratedRegex(@"`(\w+Tests|\.?\w[\w.]*\.(?:props|txt|json|sln)|\.editorconfig)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
