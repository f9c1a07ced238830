using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Tests.Checking;

namespace ContactPoint.Ingest.Tests.Feeds;

public sealed partial class FeedSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(FeedSchema.Write())!.AsObject();

    [Fact]
    public void The_committed_schema_is_what_the_code_says()
    {
        var path = SampleFeeds.RepositoryFolder("docs/feed.schema.json");
        if (Environment.GetEnvironmentVariable("GOLDEN") == "accept")
        {
            File.WriteAllText(path, FeedSchema.Write());
        }

        Assert.Equal(File.ReadAllText(path), FeedSchema.Write());
    }

    [Fact]
    public void The_samples_name_the_schema() => Assert.All(
        Directory.EnumerateFiles(SampleFeeds.RepositoryFolder("samples/feeds")),
        path => Assert.Equal("# yaml-language-server: $schema=../../docs/feed.schema.json", File.ReadLines(path).First()));

    /// <summary>The reader lists its settings when it meets one that it does not know.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("contact", "contact: { surplus: x }")]
    [InlineData("expected_rows", "expected_rows: { surplus: x }")]
    [InlineData("expected_by", "expected_by: { surplus: x }")]
    [InlineData("file", "file: { surplus: x }")]
    [InlineData("file/properties/trailer", "file: { trailer: { surplus: x } }")]
    [InlineData("columns/items", "columns: [{ surplus: x }]")]
    public void Schema_and_reader_know_the_same_settings(string group, string yaml)
    {
        var faults = Assert.Throws<FeedSpecException>(() => FeedSpec.Parse($"{yaml}\n{(group.Length == 0 ? "surplus: x" : "")}", "x.yaml")).Faults;
        var cure = faults.Single(fault => fault.Cause.StartsWith("\"surplus\" is no setting here", StringComparison.Ordinal)).Cure;
        var known = SettingNames().Match(cure).Groups[1].Value.Split(", ");

        JsonNode node = Schema;
        foreach (var step in group.Length == 0 ? [] : $"properties/{group}".Split('/'))
        {
            node = node[step]!;
        }

        Assert.Equal(known, node["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schema_and_reader_know_the_same_words()
    {
        foreach (var (setting, path) in new[]
        {
            ("file: { format: surplus }", "properties/file/properties/format"), ("file: { encoding: surplus }", "properties/file/properties/encoding"),
            ("kind: surplus", "properties/kind"), ("authority_for: surplus", "properties/authority_for/items"),
            ("expected_by: { days: surplus }", "properties/expected_by/properties/days/items"),
            ("columns: [{ presence: surplus }]", "properties/columns/items/properties/presence"), ("columns: [{ split: surplus }]", "properties/columns/items/properties/split"),
        })
        {
            var faults = Assert.Throws<FeedSpecException>(() => FeedSpec.Parse(setting, "x.yaml")).Faults;
            var cure = faults.Single(fault => fault.Cause.Contains("\"surplus\"", StringComparison.Ordinal)).Cure;
            var words = path.Split('/').Aggregate((JsonNode)Schema, (node, step) => node[step]!)["enum"]!.AsArray().Select(word => (string)word!);

            Assert.EndsWith($"of: {string.Join(", ", words)}.", cure, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"Settings here are: (.*)\.$")]
    private static partial Regex SettingNames();
}
