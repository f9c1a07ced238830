using System.Text;

using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

using Xunit;

namespace ContactPoint.Matching.Tests;

public sealed class LinkerTests
{
    private static readonly MadeUpChildren Children = new(400, seed: 2);

    [Fact]
    public void Children_are_found_across_sources_and_twins_and_siblings_kept_apart()
    {
        var table = Children.ToTable();
        var result = Linker.Link(table, SampleModels.Children, new(), CancellationToken.None);
        var clusterOfId = Enumerable.Range(0, table.RowCount).ToDictionary(table.IdOf, row => table.IdOf(result.ClusterOfRow[row]));
        var evaluation = Linker.Evaluate(clusterOfId, Children.ChildOfId);
        Assert.True(evaluation.Pairwise.F1 > 0.98, $"F1 is {evaluation.Pairwise.F1}.");
        Assert.True(evaluation.Pairwise.Precision > 0.995, $"Precision is {evaluation.Pairwise.Precision}.");

        var clustersOfChild = Children.ChildOfId.ToLookup(record => record.Value, record => clusterOfId[record.Key]);
        Assert.True(Children.Twins.Count > 10);
        Assert.All(Children.Twins, twins => Assert.Empty(clustersOfChild[twins.One].Intersect(clustersOfChild[twins.Other])));
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(3, 21L)]
    [InlineData(2, 22L)]
    public void The_outcome_is_the_same_byte_for_byte_whatever_the_threads_and_the_order_of_rows(int threads, long? shuffle) =>
        Assert.Equal(
            Written(Children.ToTable(), new() { Threads = 2 }),
            Written(Children.ToTable(shuffle), new() { Threads = threads }));

    [Fact]
    public void A_trained_model_links_as_the_run_that_trained_it()
    {
        var table = Children.ToTable();
        var first = Linker.Link(table, SampleModels.Children, new(), CancellationToken.None);
        var pinned = ModelFile.Read(ModelFile.Write(first.Model)) with { Frequencies = first.Model.Frequencies };
        var second = Linker.Link(table, pinned, new(), CancellationToken.None);
        Assert.Equal(first.Links, second.Links);
        Assert.Equal(first.ClusterOfRow, second.ClusterOfRow);
    }

    [Theory]
    [InlineData(LinkMode.Dedupe)]
    [InlineData(LinkMode.Link)]
    public void A_mode_forms_only_its_pairs(LinkMode mode)
    {
        var table = Children.ToTable();
        var result = Linker.Link(table, SampleModels.Children, new() { Mode = mode }, CancellationToken.None);
        Assert.All(result.Links, link => Assert.Equal(mode == LinkMode.Dedupe, SourceOf(table, link.RowA) == SourceOf(table, link.RowB)));
    }

    [Fact]
    public void Clusters_are_named_by_their_first_row_and_links_are_sorted()
    {
        var result = Linker.Link(Children.ToTable(shuffle: 5), SampleModels.Children, new(), CancellationToken.None);
        Assert.All(Enumerable.Range(0, result.ClusterOfRow.Count), row => Assert.True(result.ClusterOfRow[row] <= row));
        Assert.All(result.ClusterOfRow, cluster => Assert.Equal(cluster, result.ClusterOfRow[cluster]));
        Assert.Equal(result.ClusterCount, result.ClusterOfRow.Distinct().Count());
        Assert.All(result.Links, link => Assert.True(link.RowA < link.RowB));
        Assert.Equal(result.Links.OrderBy(link => link.RowA).ThenBy(link => link.RowB), result.Links);
        Assert.All(result.Links, link => Assert.Equal(result.ClusterOfRow[link.RowA] == result.ClusterOfRow[link.RowB], link.Together));
    }

    [Fact]
    public void The_steps_are_told_in_order()
    {
        var steps = new List<string>();
        Linker.Link(Children.ToTable(), SampleModels.Children, new() { Progress = new Recorder(steps) }, CancellationToken.None);
        Assert.Equal(["block", "train", "score", "score", "score", "cluster", "judge"], steps);
    }

    [Fact]
    public void Work_stops_when_asked() => Assert.ThrowsAny<OperationCanceledException>(() =>
        Linker.Link(Children.ToTable(), SampleModels.Children, new(), new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Even_the_smallest_tables_can_be_linked(int rows)
    {
        var builder = new TableBuilder(MadeUpChildren.Columns);
        for (var row = 0; row < rows; row++)
        {
            builder.Add($"{row}", "a", new string?[MadeUpChildren.Columns.Length]);
        }

        Assert.Equal(rows, Linker.Link(builder.Build(), SampleModels.Children, new(), CancellationToken.None).ClusterCount);
    }

    /// <summary>Everything that a run says, by ids, so that the order of rows cannot show.</summary>
    private static string Written(Table table, LinkOptions options)
    {
        var result = Linker.Link(table, SampleModels.Children, options, CancellationToken.None);
        var text = new StringBuilder(ModelFile.Write(result.Model));
        foreach (var cluster in Enumerable.Range(0, table.RowCount).GroupBy(row => result.ClusterOfRow[row]).Select(rows => string.Join(' ', rows.Select(table.IdOf).Order())).Order())
        {
            text.AppendLine(cluster);
        }

        foreach (var link in result.Links.Select(link => $"{string.Join(' ', new[] { table.IdOf(link.RowA), table.IdOf(link.RowB) }.Order())} {link.Weight.Units} {link.Together}").Order())
        {
            text.AppendLine(link);
        }

        return text.ToString();
    }

    private static string SourceOf(Table table, int row) => table.IdOf(row).Split('/')[0];

    private sealed class Recorder(List<string> steps) : IProgress<LinkProgress>
    {
        public void Report(LinkProgress value) => steps.Add(value.Step);
    }
}
