using System.Text.Json.Nodes;

using ContactPoint.Jobs.Commands;
using ContactPoint.Jobs.Directory;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;
using ContactPoint.Matching;
using ContactPoint.TestSupport;

using Dapper;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>Whole results of the samples' first night, as committed text: a change of one rule or weight shows in the diff.</summary>
[Collection(TwoNights.Collection)]
public sealed class GoldenNightTests(TwoNights nights)
{
    [Fact]
    public void The_manifest_is_as_committed() =>
        Golden.AssertSame(WithoutParquet(File.ReadAllText(Path.Combine(nights.Reports[0].Folder!, "manifest.json"))), "manifest");

    [Fact]
    public async Task The_issue_report_is_as_committed() => Golden.AssertSame(
        await LinesAsync(
            """
            select concat_ws(',', feed.name, issue.line_number, coalesce(issue.column_name, ''), issue.code)
            from ingest.issue join ingest.extract using (extract_id) join ingest.feed using (feed_id)
            where extract.run_id = 1
            order by feed.name collate "C", issue.line_number, issue.column_name collate "C" nulls first, issue.code
            """),
        "issues");

    [Theory]
    [InlineData("a-child-of-several-feeds", "not child.shielded and (select count(*) from directory.membership m where m.child_number = child.child_number and m.valid_from = 1) >= 4 and exists (select from directory.involvement i where i.child_number = child.child_number and i.lead)")]
    [InlineData("a-shielded-child", "child.shielded")]
    [InlineData("a-child-with-a-sensitive-service", "not child.shielded and exists (select from directory.involvement i where i.child_number = child.child_number and i.service = 'sensitive')")]
    public async Task A_child_is_shown_as_committed(string name, string condition)
    {
        var number = await LinesAsync($"select min(child_number collate \"C\") from directory.child where valid_from = 1 and valid_to is null and {condition}");
        var child = await nights.Program.Host.Services.GetRequiredService<Lookup>()
            .ShowAsync(number, "A Tester", "data-quality", "a golden file is made of this child", CancellationToken.None);

        Golden.AssertSame(Terminal.JsonOf(child), name);
    }

    [Fact]
    public async Task The_explanation_of_the_first_pair_for_review_is_as_committed()
    {
        var pair = (await LinesAsync(
            """
            select a.name || '/' || link.local_id_a || ' ' || b.name || '/' || link.local_id_b
            from matching.link join ingest.feed a on a.feed_id = feed_a join ingest.feed b on b.feed_id = feed_b
            where run_id = 2 and decision = 'review' and not together
            order by a.name collate "C", link.local_id_a collate "C", b.name collate "C", link.local_id_b collate "C" limit 1
            """)).Split(' ');
        var services = nights.Program.Host.Services;
        var (table, names) = await services.GetRequiredService<MatchingTable>().ReadAsync((_, _) => Task.CompletedTask, CancellationToken.None);
        var ids = names.Select(name => $"{name.Feed}/{name.LocalId}").ToList();
        var model = LinkJob.Pinned((await services.GetRequiredService<Linkages>().NewestModelAsync(runId: 0, CancellationToken.None))!);

        var explanation = Linker.Explain(table, model, ids.IndexOf(pair[0]), ids.IndexOf(pair[1]), new Matching.LinkOptions(), CancellationToken.None);

        Golden.AssertSame(Terminal.JsonOf(MatchExplainCommand.JsonOf(explanation)), "an-explanation");
    }

    /// <summary>Parquet bytes change with the library's version, and say nothing that the CSV doesn't.</summary>
    private static string WithoutParquet(string manifest)
    {
        var root = JsonNode.Parse(manifest)!;
        foreach (var file in root["files"]!.AsArray().Where(file => file!["name"]!.GetValue<string>().EndsWith(".parquet", StringComparison.Ordinal)))
        {
            (file!["bytes"], file["sha256"]) = (0, "…");
        }

        return Terminal.JsonOf(root);
    }

    private async Task<string> LinesAsync(string query)
    {
        await using var connection = await nights.Program.Host.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return string.Join('\n', await connection.QueryAsync<string>(query));
    }
}
