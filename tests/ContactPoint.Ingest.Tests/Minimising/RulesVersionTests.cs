using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

using ContactPoint.Ingest.Minimising;
using ContactPoint.TestSupport;

namespace ContactPoint.Ingest.Tests.Minimising;

/// <summary>Records in force are screened again when the rules have another version, so the rules may not change under the version that they had.</summary>
public sealed partial class RulesVersionTests
{
    private const string ReleasesFile = "rules-of-releases.txt";

    /// <summary>What every text goes through before a rule sees it, or a record's column as a whole. Values that these or the rules name are added.</summary>
    private static readonly string[] BeforeTheRules =
    [
        "Checking/RecordScreen.cs", "Values/AddressLine.cs", "Values/DoubleDecoding.cs", "Values/EmailAddress.cs", "Values/LetterCase.cs", "Values/LookAlikes.cs",
        "Values/PersonName.cs", "Values/PlainText.cs", "Values/TelephoneNumber.cs",
    ];

    [Fact]
    public void The_code_of_the_rules_is_that_of_their_version() => Golden.AssertSame(
        $"""
        Rules version {MinimisingRules.Version}
        Code {CodeHash()}

        If what some rule finds has changed, MinimisingRules.Version grows in the same commit: else records in force are not screened again,
        and the scan of the next snapshot stops its publication. Until a release has the version ({ReleasesFile}) its code may change.
        Comments of the code do not count; the files of words count whole.

        """,
        "rules-version");

    [Fact]
    public void The_code_of_a_version_that_a_release_had_never_changes_whatever_is_accepted() =>
        Assert.Null(FaultOf(MinimisingRules.Version, CodeHash(), Releases()));

    [Fact]
    public void Every_release_says_which_rules_it_had() => Assert.Equal(
        File.ReadLines(Place("..", "..", "..", "CHANGELOG.md")).Select(line => ReleaseHeading().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal),
        Releases().Select(release => release.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("4", "aa", null)]
    [InlineData("5", "bb", null)]
    [InlineData("4", "bb", "Rules version 4 was released with other code: raise MinimisingRules.Version.")]
    [InlineData("3", "cc", "Rules version 3 is older than that of a release: raise MinimisingRules.Version.")]
    public void Other_code_under_a_released_version_is_seen(string version, string code, string? fault) =>
        Assert.Equal(fault, FaultOf(version, code, [new("1.0.0", "3", "cc"), new("1.1.0", "4", "aa"), new("1.1.1", "4", "aa")]));

    [Theory]
    [InlineData("Minimising/Screen.cs")]
    [InlineData("Values/PlainText.cs")]
    [InlineData("Values/LetterCase.cs")]
    [InlineData("Values/LookAlikes.cs")]
    [InlineData("Values/DoubleDecoding.cs")]
    [InlineData("Values/LatinComposition.cs")]
    [InlineData("Minimising/Words/severe.txt")]
    public void Whatever_decides_what_a_rule_finds_counts(string file) => Assert.Contains(Path.GetFullPath(Product(file)), Files().Select(Path.GetFullPath));

    private static string? FaultOf(string version, string code, IReadOnlyList<Release> releases)
    {
        if (releases.Any(release => release.Version == version && release.Code != code))
        {
            return $"Rules version {version} was released with other code: raise MinimisingRules.Version.";
        }

        return releases.Any(release => Number(release.Version) > Number(version))
            ? $"Rules version {version} is older than that of a release: raise MinimisingRules.Version."
            : null;
    }

    private static int Number(string version) => int.Parse(version, CultureInfo.InvariantCulture);

    private static List<Release> Releases() =>
        [.. File.ReadLines(Place(ReleasesFile)).Where(line => !line.StartsWith('#')).Select(line => line.Split(' ')).Select(parts => new Release(parts[0], parts[1], parts[2]))];

    private static string CodeHash()
    {
        var code = Files().SelectMany(CodeOf);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code))));
    }

    private static IEnumerable<string> CodeOf(string file) =>
        File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));

    /// <summary>The rules, their words, and every value's file that they name, or that such a file names.</summary>
    private static List<string> Files()
    {
        var files = Directory.EnumerateFiles(Product("Minimising"), "*.cs").Concat(BeforeTheRules.Select(Product)).Order(StringComparer.Ordinal).ToList();
        var others = Directory.EnumerateFiles(Product("Values"), "*.cs").Order(StringComparer.Ordinal).Where(file => !files.Contains(file)).ToList();
        for (var index = 0; index < files.Count; index++)
        {
            var code = string.Join('\n', CodeOf(files[index]));
            var named = others.Where(file => Regex.IsMatch(code, $@"\b{Path.GetFileNameWithoutExtension(file)}\b")).ToList();
            files.AddRange(named);
            others.RemoveAll(named.Contains);
        }

        return [.. files, .. Directory.EnumerateFiles(Product("Minimising/Words")).Order(StringComparer.Ordinal)];
    }

    private static string Product(string file) => Place(["..", "..", "..", "ContactPoint.Ingest", .. file.Split('/')]);

    private static string Place(params string[] path) => Path.Combine([Folder(), .. path]);

    private static string Folder([CallerFilePath] string testFile = "") => Path.GetDirectoryName(testFile)!;

    [GeneratedRegex(@"^## \[(\d[^\]]*)\]")]
    private static partial Regex ReleaseHeading();

    private sealed record Release(string Name, string Version, string Code);
}
