namespace ContactPoint.Jobs.Tests.Commands;

/// <summary>Whatever people give it wrongly, the program says what is wrong in their words, and ends with the documented code.</summary>
public sealed class WrongInputTests : IDisposable
{
    private static readonly string Model = ContactPointOptions.Sample(Path.Combine("models", "children.json"));

    /// <summary>What shows that .NET speaks, and not the program.</summary>
    private static readonly string[] Machinery = ["System.", "Exception", "   at ", "Int32", "Int64", "DateOnly", "DataAnnotation", "Options'", "Unhandled"];

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-wrong-");

    public WrongInputTests()
    {
        _folder.CreateSubdirectory("folder");
        _folder.CreateSubdirectory("folder.yaml");
        _folder.CreateSubdirectory("no-feeds");
        Write("bad.yaml", "name: [x\n");
        Write("no-feeds/x.yaml", "name: x\n");
        Write("people.csv", "id,name\n1,A\n");
        File.Copy(ContactPointOptions.Sample(Path.Combine("extracts", "day-1", "registrations", "registrations-20260914.csv")), PathOf("registrations.csv"));
        Write("no-json.json", "{ not json");
        Write("workers.json", """{ "Nightly": { "Workers": "many" } }""");
        Write("inbox-days.json", """{ "Retention": { "InboxDays": 31 } }""");
        Write("held-days.json", """{ "Retention": { "HeldDays": "long" } }""");
        Write("connection.json", """{ "ConnectionStrings": { "ContactPoint": "nonsense=1;Password=hush" } }""");
        foreach (var setting in new[] { "FeedsFolder", "RegistersFolder", "ListsFolder", "ModelFile" })
        {
            Write($"{setting}.json", $$"""{ "ContactPoint": { "{{setting}}": "{{PathOf("absent")}}" } }""");
        }

        Write("misspelt.json", """{ "ContactPoint": { "DataFoldr": "x" } }""");
        Write("faulty-feeds.json", $$"""{ "ContactPoint": { "FeedsFolder": "{{PathOf("no-feeds")}}" } }""");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1, "feed", "check", "@absent.csv", "--feed", "registrations")]
    [InlineData(1, "feed", "check", "@folder", "--feed", "registrations")]
    [InlineData(1, "feed", "check", "@registrations.csv", "--feed", "nobody")]
    [InlineData(1, "feed", "check", "@registrations.csv", "--feed", "@bad.yaml")]
    [InlineData(1, "feed", "check", "@registrations.csv", "--feed", "@folder.yaml")]
    [InlineData(1, "feed", "check", "@registrations.csv", "--feed", "registrations", "--report", "@folder")]
    [InlineData(1, "feed", "check", "@registrations.csv", "--feed", "registrations", "--accepted", "@absent/a.csv")]
    [InlineData(2, "feed", "check", "@registrations.csv", "--feed", "registrations", "--as-of", "soon")]
    [InlineData(2, "feed", "check", "@registrations.csv", "--feed", "registrations", "--speed", "9")]
    [InlineData(2, "feed", "check")]
    [InlineData(1, "feed", "lint", "@bad.yaml")]
    [InlineData(1, "feed", "lint", "@folder")]
    [InlineData(1, "feed", "new", "@folder", "--name", "x", "--out", "@x.yaml")]
    [InlineData(1, "match", "link", "@folder", "--model", "@MODEL", "--id", "id", "--out", "@out.csv")]
    [InlineData(1, "match", "link", "@people.csv", "--model", "@folder", "--id", "id", "--out", "@out.csv")]
    [InlineData(1, "match", "link", "@people.csv", "--model", "@bad.yaml", "--id", "id", "--out", "@out.csv")]
    [InlineData(2, "match", "link", "@people.csv", "--model", "@MODEL", "--id", "id", "--out", "@out.csv", "--threads", "-1")]
    [InlineData(2, "match", "link", "@people.csv", "--model", "@MODEL", "--id", "id", "--out", "@out.csv", "--threads", "0")]
    [InlineData(2, "match", "link", "@people.csv", "--model", "@MODEL", "--id", "id", "--out", "@out.csv", "--threads", "some")]
    [InlineData(2, "match", "link", "@people.csv", "--model", "@MODEL", "--id", "id", "--out", "@out.csv", "--mode", "other")]
    [InlineData(2, "samples", "generate", "--children", "5", "--seed", "1", "--out", "@samples", "--threads", "-2")]
    [InlineData(1, "samples", "generate", "--children", "5", "--seed", "1", "--out", "@people.csv")]
    [InlineData(2, "bench", "ingest", "--rows", "3")]
    [InlineData(2, "bench", "ingest", "--runs", "-1")]
    [InlineData(2, "ingest", "release", "one", "--user", "A Tester", "--purpose", "data-quality", "--reason", "The supplier confirmed it")]
    [InlineData(2, "ingest", "release", "1", "--user", "A Tester", "--purpose", "data-quality")]
    [InlineData(2, "ingest", "discard", "1", "--user", "A Tester", "--purpose", "data-quality")]
    [InlineData(2, "feed", "allow", "approve", "1", "--user", "A Tester", "--purpose", "data-quality", "--reason", "Checked with the school")]
    [InlineData(1, "snapshot", "verify", "@folder", "--key", "@absent")]
    [InlineData(1, "keys", "new", "@folder")]
    [InlineData(3, "keys", "public", "@people.csv")]
    public Task Of_a_verb(int code, params string[] arguments) => AssertRefusedAsync(code, arguments);

    [Theory]
    [InlineData("absent.json")]
    [InlineData("folder")]
    [InlineData("no-json.json")]
    [InlineData("workers.json")]
    [InlineData("inbox-days.json")]
    [InlineData("held-days.json")]
    [InlineData("connection.json")]
    [InlineData("FeedsFolder.json")]
    [InlineData("faulty-feeds.json")]
    [InlineData("RegistersFolder.json")]
    [InlineData("ListsFolder.json")]
    [InlineData("ModelFile.json")]
    [InlineData("misspelt.json")]
    public async Task Of_the_configuration_is_code_3(string config)
    {
        await ProgramRun.StartAsync("keys", "new", PathOf("keys.json"));

        await AssertRefusedAsync(3, "nightly", "--config", PathOf(config));
    }

    [Theory]
    [InlineData("absent.json")]
    [InlineData("no-json.json")]
    [InlineData("connection.json")]
    [InlineData("FeedsFolder.json")]
    [InlineData("faulty-feeds.json")]
    [InlineData("RegistersFolder.json")]
    [InlineData("ListsFolder.json")]
    [InlineData("misspelt.json")]
    public Task Of_the_configuration_is_code_3_in_the_dry_run_too(string config) =>
        AssertRefusedAsync(3, "feed", "check", "@registrations.csv", "--feed", "registrations", "--config", PathOf(config));

    [Fact]
    public async Task Every_fault_of_the_configuration_is_told_at_once()
    {
        Write("many.json", $$"""
            {
              "ContactPoint": { "FeedsFolder": "{{PathOf("absent")}}", "ListsFolder": "{{PathOf("absent")}}" },
              "Nightly": { "Workers": "many", "Schedul": "x", "Zzz": 1 },
              "Retention": { "InboxDays": 31, "HeldDays": 31 },
              "ConnectionStrings": { "ContactPoint": "nonsense=1;Password=hush" }
            }
            """);

        var told = await AssertRefusedAsync(3, "nightly", "--config", PathOf("many.json"));

        Assert.All(
            [
                "There is no key file.", "ContactPoint:FeedsFolder", "ContactPoint:ListsFolder", "ConnectionStrings__ContactPoint", "Nightly:Workers has a value of the wrong kind.",
                "Nightly:Schedul is no setting. The nearest is Nightly:Schedule.", "Nightly:Zzz is no setting. There are: Schedule, TimeZone, DropFolder, Workers.",
                "Retention: The field InboxDays must be between 0 and 30.", "Retention: The field HeldDays must be between 0 and 30.",
            ],
            fault => Assert.Contains(fault, told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("contactpoint [command] [options]", "--help")]
    [InlineData("contactpoint feed check <FILE> [options]", "feed", "check", "--help")]
    public async Task The_usage_says_what_people_type(string usage, params string[] arguments)
    {
        var run = await ProgramRun.StartAsync(arguments);

        Assert.Equal(0, run.Code);
        Assert.Contains($"  {usage}", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ContactPoint.Jobs", run.Output, StringComparison.Ordinal);
    }

    private async Task<string> AssertRefusedAsync(int code, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>
        {
            ["CONTACTPOINT_DATA"] = PathOf("data"),
            ["CONTACTPOINT_KEY_FILE"] = PathOf("keys.json"),
            ["ConnectionStrings__ContactPoint"] = null,
        };
        var run = await ProgramRun.StartAsync(
            environment, [.. arguments.Select(argument => argument == "@MODEL" ? Model : argument.StartsWith('@') ? PathOf(argument[1..]) : argument)]);

        Assert.True(code == run.Code, $"{run.Code}: {run.Errors}");
        Assert.NotEmpty(run.Errors);
        Assert.Empty(run.Output);
        Assert.All(Machinery, word => Assert.DoesNotContain(word, run.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("hush", run.Errors, StringComparison.Ordinal);
        return run.Errors;
    }

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
