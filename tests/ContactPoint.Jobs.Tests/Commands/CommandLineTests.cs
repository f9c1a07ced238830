using System.Text.Json;

namespace ContactPoint.Jobs.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-verbs-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("no-such-verb")]
    [InlineData("match", "link", "people.csv")]
    [InlineData("demo", "--nights", "3")]
    [InlineData("serve", "--urls", "http://0.0.0.0:5080")]
    [InlineData("child", "show", "4711", "--user", "A Tester", "--purpose", "curiosity", "--reason", "to have a look at it")]
    [InlineData("child", "show", "4711", "--user", "A Tester", "--purpose", "safeguard", "--reason", "xxxxxxxxxxxx")]
    public async Task A_wrong_command_line_is_code_2_and_says_what_is_wrong(params string[] arguments)
    {
        var run = await ProgramRun.StartAsync(arguments);

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("--help", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_key_file_is_code_3_and_names_the_cure()
    {
        var environment = new Dictionary<string, string?> { ["CONTACTPOINT_DATA"] = _folder.FullName, ["CONTACTPOINT_KEY_FILE"] = null };

        var run = await ProgramRun.StartAsync(environment, "nightly");

        Assert.Equal(3, run.Code);
        Assert.Contains("keys new", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_code_1() =>
        Assert.Equal(1, (await ProgramRun.StartAsync("feed", "check", PathOf("absent.csv"), "--feed", "school-census")).Code);

    [Fact]
    public async Task A_table_is_linked_evaluated_and_explained_without_a_database()
    {
        await File.WriteAllLinesAsync(PathOf("people.csv"), People());
        await File.WriteAllTextAsync(PathOf("model.json"), Model);

        var link = await ProgramRun.StartAsync("match", "link", PathOf("people.csv"), "--model", PathOf("model.json"), "--id", "id", "--out", PathOf("clusters.csv"), "--links", PathOf("links.csv"), "--json");
        var evaluate = await ProgramRun.StartAsync("match", "evaluate", "--clusters", PathOf("clusters.csv"), "--truth", PathOf("people.csv"), "--id", "id", "--entity", "person", "--json");
        var explain = await ProgramRun.StartAsync("match", "explain", PathOf("people.csv"), "--model", PathOf("model.json"), "--id", "id", "a0", "b0", "--json");

        Assert.True(link.Code == 0, link.Errors);
        Assert.Equal(400, Json(link).GetProperty("records").GetInt32());
        Assert.Equal("id,cluster", (await File.ReadAllLinesAsync(PathOf("clusters.csv")))[0]);
        Assert.Equal("id_a,id_b,weight,probability,decision,together", (await File.ReadAllLinesAsync(PathOf("links.csv")))[0]);
        Assert.Equal(1, Json(evaluate).GetProperty("pairwise").GetProperty("f1").GetDouble());
        Assert.Equal("link", Json(explain).GetProperty("decision").GetString());
    }

    [Fact]
    public async Task A_model_with_faults_is_refused_with_all_of_them()
    {
        await File.WriteAllLinesAsync(PathOf("people.csv"), People());
        await File.WriteAllTextAsync(PathOf("model.json"), Model.Replace("\"columns\": [\"town\"]", "\"columns\": [\"village\"]", StringComparison.Ordinal));

        var run = await ProgramRun.StartAsync("match", "link", PathOf("people.csv"), "--model", PathOf("model.json"), "--id", "id", "--out", PathOf("clusters.csv"));

        Assert.Equal(1, run.Code);
        Assert.Contains("village", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("clusters.csv")));
    }

    private const string Model =
        """
        {
          "name": "towns", "version": 1, "thresholds": { "join": 0, "fracture": -2, "review": -6 },
          "blocking": [ { "name": "name", "key": ["name"] }, { "name": "day", "key": ["day"] } ],
          "comparisons": [
            { "name": "name", "kind": "exact", "columns": ["name"], "class": "personal", "levels": ["exact", "else"] },
            { "name": "day", "kind": "exact", "columns": ["day"], "class": "birth", "levels": ["exact", "else"] },
            { "name": "town", "kind": "exact", "columns": ["town"], "class": "household", "levels": ["exact", "else"] }
          ]
        }
        """;

    /// <summary>200 made-up people, each twice, with nothing in common.</summary>
    private static IEnumerable<string> People() =>
    [
        "id,person,name,day,town",
        .. from person in Enumerable.Range(0, 200)
           from copy in "ab"
           select $"{copy}{person},{person},Name{person},{2000 + (person % 20)}-01-{1 + (person / 10):00},Town{person % 50}",
    ];

    private static JsonElement Json(ProgramRun run) => JsonDocument.Parse(run.Output).RootElement;

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
