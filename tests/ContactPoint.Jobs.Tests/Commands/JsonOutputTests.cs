using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ContactPoint.Jobs.Tests.Commands;

/// <summary>With --json, a script reads exactly one object, whatever the verb and however it ends.</summary>
public sealed class JsonOutputTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-json-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Verbs_that_have_little_to_tell_tell_it_in_one_object()
    {
        var made = await RunAsync(0, "keys", "new", PathOf("keys.json"));
        var shown = await RunAsync(0, "keys", "public", PathOf("keys.json"));
        var stopped = await RunAsync(0, "db", "stop");
        var linted = await RunAsync(0, "feed", "lint", Spec("registrations"));

        Assert.Equal(PathOf("keys.json"), made.GetProperty("file").GetString());
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", shown.GetProperty("publicKey").GetString(), StringComparison.Ordinal);
        Assert.False(stopped.GetProperty("stopped").GetBoolean());
        Assert.True(linted.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_specification_with_faults_lists_them_in_the_object()
    {
        await File.WriteAllTextAsync(PathOf("bad.yaml"), "name: x\n");

        var linted = await RunAsync(1, "feed", "lint", PathOf("bad.yaml"));

        Assert.False(linted.GetProperty("ok").GetBoolean());
        Assert.NotEqual(0, linted.GetProperty("faults").GetArrayLength());
    }

    [Fact]
    public async Task Refused_wrong_missing_and_unreachable_are_an_object_with_the_message_and_the_code()
    {
        await File.WriteAllTextAsync(PathOf("text.csv"), "this is no extract\n");
        await RunAsync(0, "keys", "new", PathOf("keys.json"));

        await AssertErrorAsync(1, "feed", "check", PathOf("text.csv"), "--feed", Spec("registrations"));
        await AssertErrorAsync(1, "feed", "check", PathOf("text.csv"), "--feed", Spec("registrations"), "--report", Path.Combine(PathOf("absent"), "issues.csv"));
        await AssertErrorAsync(2, "no-such-verb");
        await AssertErrorAsync(2, "samples", "generate", "--children", "0", "--seed", "1", "--out", PathOf("samples"));
        await AssertErrorAsync(3, "db", "migrate");
        _environment["CONTACTPOINT_KEY_FILE"] = PathOf("keys.json");
        await AssertErrorAsync(3, "db", "migrate");
    }

    [Theory]
    [InlineData(1, "this is no extract\n", "CP0903")]
    [InlineData(0, "Entry No,Child Surname,Child Forenames,Date of Birth\nR1,Lee,Ann,2012-09-03\n", null)]
    public async Task The_dry_run_names_the_extract_by_its_hash_however_it_ends(int code, string text, string? refusal)
    {
        await File.WriteAllTextAsync(PathOf("text.csv"), text);
        _environment["ConnectionStrings__ContactPoint"] = null;

        var answer = await RunAsync(code, "feed", "check", PathOf("text.csv"), "--feed", Spec("registrations"));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), answer.GetProperty("sha256").GetString());
        Assert.Equal(("registrations", "text.csv"), (answer.GetProperty("feed").GetString(), answer.GetProperty("file").GetString()));
        Assert.Equal(refusal, refusal is null ? null : answer.GetProperty("refusals")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task No_configuration_makes_the_sample_key_acceptable()
    {
        _environment["CONTACTPOINT_KEY_FILE"] = ContactPointOptions.Sample("sample-key.json");
        var refusal = await RunAsync(3, "db", "migrate");
        Assert.Contains("sample key", refusal.GetProperty("error").GetString(), StringComparison.Ordinal);

        _environment["ContactPoint__AllowSampleKey"] = "true";
        refusal = await RunAsync(3, "db", "migrate");
        Assert.Contains("ContactPoint:AllowSampleKey is no setting.", refusal.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private readonly Dictionary<string, string?> _environment = new()
    {
        ["CONTACTPOINT_KEY_FILE"] = null,
        ["ConnectionStrings__ContactPoint"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=none",
    };

    private static string Spec(string feed) => ContactPointOptions.Sample(Path.Combine("feeds", $"{feed}.yaml"));

    private async Task AssertErrorAsync(int code, params string[] arguments)
    {
        var refusal = await RunAsync(code, arguments);

        Assert.Equal(code, refusal.GetProperty("code").GetInt32());
        Assert.NotEmpty(refusal.GetProperty("error").GetString()!);
    }

    private async Task<JsonElement> RunAsync(int code, params string[] arguments)
    {
        _environment["CONTACTPOINT_DATA"] = PathOf("data");
        var run = await ProgramRun.StartAsync(_environment, [.. arguments, "--json"]);

        Assert.True(code == run.Code, $"{run.Code}: {run.Errors}");
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
