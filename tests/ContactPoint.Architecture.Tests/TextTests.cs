using System.Text.RegularExpressions;

using Xunit;

namespace ContactPoint.Architecture.Tests;

/// <summary>What no committed text may hold.</summary>
public sealed class TextTests
{
    /// <summary>Patterns are written so that none finds itself.</summary>
    private static readonly (string What, Regex Pattern)[] NowhereInTheTree =
    [
        ("an intention: do it, or open an issue", new(@"\b(TO[D]O|FIX[M]E|HA[C]K)\b", RegexOptions.None)),
        ("a package registry's host", new(@"(nuget[.]org|npm[j]s|registry[.][a-z]|pypi[.]|ghcr[.]io|artifactor[y]|/index[.]json)", RegexOptions.IgnoreCase)),
        ("a path of one machine", new(@"(?<![\w.~])(/roo[t]/|/hom[e]/\w|/Use[r]s/\w|/wor[k]/|[A-Z]:\\\\?Users)", RegexOptions.None)),
        ("how the text was made", new("(co-authored[-]by|generated[ ]with|language[ ]model[^s]|chat[ ]?bot|co[p]ilot)", RegexOptions.IgnoreCase)),
    ];

    private static readonly (string What, Regex Pattern)[] NowhereInCode =
    [
        ("code that is not there", new("NotImplemented[E]xception", RegexOptions.None)),
        ("a test that is skipped", new(@"\bSkip(Unless|When)?[ ]*=[^=>]|Assert[.]Skip", RegexOptions.None)),
        ("a rule switched off without a reason beside it", new(@"#pragma warning disable [\w, ]+$|#nullable[ ]disable|SuppressMessage\((?!.*Justification)", RegexOptions.Multiline)),
        ("a region", new(@"^\s*#[r]egion", RegexOptions.Multiline)),
    ];

    [Fact]
    public void Committed_text_says_nothing_of_machines_registries_or_intentions() => Offences.AssertNone(
        Repository.Files.Where(IsOurs).SelectMany(file => Found(file.Path, file.Text, NowhereInTheTree)), "Committed text holds what it may not.");

    [Theory]
    [InlineData("// {0}: later", "TOD", "O")]
    [InlineData("see https://api.{0}/v3", "nuget", ".org")]
    [InlineData("\"resolved\": \"https://registry.{0}\"", "npm", "js.org/x.tgz")]
    [InlineData("opened {0}/project", "/home", "/someone")]
    [InlineData("{0}: somebody", "Co-Authored", "-By")]
    public void Text_that_may_not_be_committed_is_seen(string line, string first, string second) => Assert.NotEmpty(
        Found("some.txt", line.Replace("{0}", first + second, StringComparison.Ordinal), NowhereInTheTree));

    [Fact]
    public void Code_is_all_there_and_every_test_runs() => Offences.AssertNone(
        Repository.Files.Where(file => file.IsCode).SelectMany(file => Found(file.Path, file.Text, NowhereInCode)), "Code holds what it may not.");

    [Theory]
    [InlineData("throw new NotImplemented{0}", "Exception();")]
    [InlineData("[Fact({0} = \"slow\")]", "Skip")]
    [InlineData("#pragma warning {0}", "disable CA1031")]
    [InlineData("#nullable {0}", "disable")]
    public void Code_that_may_not_be_committed_is_seen(string line, string missing) => Assert.NotEmpty(
        Found("some.cs", line.Replace("{0}", missing, StringComparison.Ordinal), NowhereInCode));

    [Fact]
    public void A_switched_off_rule_with_its_reason_is_allowed() =>
        Assert.Empty(Found("some.cs", "#pragma warning disable CA1031 // the stage's fault is written down, then thrown on", NowhereInCode));

    [Fact]
    public void Lock_files_name_versions_and_hashes_but_no_host() => Offences.AssertNone(
        Repository.Files.Where(file => file.Name is "packages.lock.json" or "package-lock.json").SelectMany(file => Addresses(file.Path, file.Text)),
        "A lock file carries an address.");

    [Fact]
    public void An_address_in_a_lock_file_is_seen() =>
        Assert.NotEmpty(Addresses("packages.lock.json", "\"resolved\": \"https://example.org/a.tgz\""));

    [Fact]
    public void Every_project_that_takes_packages_has_its_lock_file() => Offences.AssertNone(
        from project in Repository.Files
        where project.Path.EndsWith(".csproj", StringComparison.Ordinal)
        let folder = Path.GetDirectoryName(project.Path)
        where Repository.Files.All(file => file.Path != $"{folder}/packages.lock.json")
        select project.Path,
        "A project has no packages.lock.json: restore it and commit the file.");

    [Fact]
    public void No_file_chooses_where_packages_come_from() => Offences.AssertNone(
        from file in Repository.Files
        where file.Name.Equals("nuget.config", StringComparison.OrdinalIgnoreCase)
            || (file.Name == ".npmrc" && file.Text.Contains("registry=", StringComparison.Ordinal))
        select file.Path,
        "Where packages come from is the machine's affair.");

    /// <summary>Other people's files, kept as they came, are not ours to word.</summary>
    private static bool IsOurs(SourceFile file) =>
        !file.Path.Contains("/wwwroot/lib/", StringComparison.Ordinal) && file.Name is not "packages.lock.json";

    private static IEnumerable<string> Found(string path, string text, (string What, Regex Pattern)[] rules) =>
        from rule in rules
        from found in rule.Pattern.Matches(text)
        select $"{path}:{1 + text.AsSpan(0, found.Index).Count('\n')} holds {rule.What}";

    private static IEnumerable<string> Addresses(string path, string text) =>
        text.Contains("://", StringComparison.Ordinal) ? [path] : [];
}
