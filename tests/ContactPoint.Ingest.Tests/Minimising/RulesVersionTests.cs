using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

using ContactPoint.Ingest.Minimising;
using ContactPoint.TestSupport;

namespace ContactPoint.Ingest.Tests.Minimising;

/// <summary>Records in force are screened again when the rules have another version, so the rules may not change under the version that they had.</summary>
public sealed class RulesVersionTests
{
    [Fact]
    public void The_code_of_the_rules_is_that_of_their_version() => Golden.AssertSame(
        $"""
        Rules version {MinimisingRules.Version}
        Code {CodeHash()}

        If what some rule finds has changed, MinimisingRules.Version grows in the same commit: else records in force are not screened again,
        and the scan of the next snapshot stops its publication. Comments of the code do not count; the files of words count whole.

        """,
        "rules-version");

    private static string CodeHash([CallerFilePath] string testFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "..", "ContactPoint.Ingest", "Minimising");
        var code = Directory.EnumerateFiles(folder, "*.cs").Concat(Directory.EnumerateFiles(Path.Combine(folder, "Words"))).Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code))));
    }
}
