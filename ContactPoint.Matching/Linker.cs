using ContactPoint.Matching.Clustering;
using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Evaluating;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching;

/// <summary>The one door to the engine: links the records of a table by a linkage model.</summary>
/// <remarks>
/// The outcome depends on the records, the model, the decisions and the night before, and on nothing else: it is the
/// same, byte for byte, whatever the number of threads and the order of the rows. Memory grows with the number of rows,
/// not of pairs.
/// <threadsafety>Safe for any number of threads.</threadsafety>
/// </remarks>
public static class Linker
{
    /// <summary>
    /// Lists everything that keeps a model from being run on a table with these columns, each with its place and its cure.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="columns">The table's columns; <see langword="null"/> to judge the model alone.</param>
    public static IReadOnlyList<string> FindFaults(LinkageModel model, IEnumerable<string>? columns = null) =>
    [
        .. ModelChecks.FindFaults(model),
        .. ComparisonKinds.FindFaults(model),
        .. columns is null ? [] : ModelChecks.FindUnknownColumns(model, columns),
    ];

    /// <summary>The columns that a table must have to be linked by a model; others play no part.</summary>
    public static IReadOnlyList<string> ColumnsOf(LinkageModel model) => [.. ModelChecks.ColumnsOf(model)];

    /// <summary>Links a table: trains what the model leaves open, scores, and clusters.</summary>
    /// <param name="table">The records.</param>
    /// <param name="model">The model. What it gives is used as it is; a fully trained one is not trained again.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ModelFaultException">The model has faults, or the table lacks columns.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static LinkageResult Link(Table table, LinkageModel model, LinkOptions options, CancellationToken cancellation)
    {
        RefuseFaults(table, model);
        var order = table.StableOrder();
        var run = new LinkageRun(table.InOrder(order), Seeded(model, options), options, cancellation);
        var outcome = run.Link(run.Train(), InOrder(options.Constraints, order), InOrder(options.PreviousClusters, order));
        return ResultOf(outcome, run, order);
    }

    /// <summary>Trains what a model leaves open, without linking; term frequencies are left to be counted.</summary>
    /// <inheritdoc cref="Link"/>
    public static LinkageModel Train(Table table, LinkageModel model, LinkOptions options, CancellationToken cancellation)
    {
        RefuseFaults(table, model);
        return new LinkageRun(table.InOrder(table.StableOrder()), Seeded(model, options), options, cancellation).Train();
    }

    /// <summary>
    /// Explains why two records were or were not linked: the sum that the thresholds tested, and what each blocking rule made
    /// of the two.
    /// </summary>
    /// <param name="table">The records.</param>
    /// <param name="model">The model. If it leaves anything open, or its term frequencies aren't at hand, the table is linked first to find it.</param>
    /// <param name="rowA">One row, counted from 0.</param>
    /// <param name="rowB">The other.</param>
    /// <param name="options">As for <see cref="Link"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ModelFaultException">The model has faults, or the table lacks columns.</exception>
    public static PairExplanation Explain(
        Table table, LinkageModel model, int rowA, int rowB, LinkOptions options, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(rowA, rowB);
        var settled = model is { IsTrained: true, Frequencies: not null } ? model : Link(table, model, options, cancellation).Model;
        RefuseFaults(table, settled);
        var order = table.StableOrder();
        var run = new LinkageRun(table.InOrder(order), settled, options, cancellation);
        var (one, other) = (Array.IndexOf(order, rowA), Array.IndexOf(order, rowB));
        var (left, right) = one < other ? (one, other) : (other, one);
        var columns = run.ScorerOf(settled).Explain(left, right);
        var weight = MatchWeight.OverRivals([.. columns.Select(column => column.Total)]);
        return new(columns, weight, DecisionOf(weight, settled.Thresholds), [.. settled.Blocking.Select(run.VerdictOf(left, right))]);
    }

    /// <summary>Judges clusters by a truth: pairwise and whole clusters.</summary>
    /// <param name="clusterOfId">The cluster of each record.</param>
    /// <param name="entityOfId">The entity of each record whose truth is known; the others are left out and counted.</param>
    public static Evaluation Evaluate(IReadOnlyDictionary<string, string> clusterOfId, IReadOnlyDictionary<string, string> entityOfId) =>
        Evaluation.Of(clusterOfId, entityOfId);

    private static LinkageResult ResultOf(Outcome outcome, LinkageRun run, int[] order)
    {
        var clusterOfRow = InTableOrder(outcome.ClusterOfRow, order);
        return new()
        {
            ClusterOfRow = clusterOfRow,
            ClusterCount = clusterOfRow.Where((cluster, row) => cluster == row).Count(),
            Links = LinksOf(outcome, clusterOfRow, order),
            Model = outcome.Model,
            Blocking = [.. run.Rules.Select((blocks, rule) =>
                new BlockingCount(blocks.Rule, outcome.NewPairsByRule[rule], blocks.PairsNotCompared))],
            Ambiguous = [.. outcome.Ambiguous
                .Select(doubt => doubt with { Cluster = clusterOfRow[order[doubt.Cluster]] })
                .OrderBy(doubt => doubt.Cluster)],
            Conflicts = [.. outcome.Conflicts
                .Select(conflict => new ConstraintConflict([.. conflict.Rows.Select(row => order[row]).Order()]))
                .OrderBy(conflict => conflict.Rows[0])],
            Times = run.Times,
        };
    }

    /// <summary>Names each cluster by its first row in the table.</summary>
    private static int[] InTableOrder(int[] clusterOfRow, int[] order)
    {
        var firstOfCluster = new int[order.Length];
        Array.Fill(firstOfCluster, int.MaxValue);
        for (var row = 0; row < order.Length; row++)
        {
            ref var first = ref firstOfCluster[clusterOfRow[row]];
            first = Math.Min(first, order[row]);
        }

        var named = new int[order.Length];
        for (var row = 0; row < order.Length; row++)
        {
            named[order[row]] = firstOfCluster[clusterOfRow[row]];
        }

        return named;
    }

    private static Link[] LinksOf(Outcome outcome, int[] clusterOfRow, int[] order)
    {
        var links = Array.ConvertAll(outcome.Pairs, pair =>
        {
            var (rowA, rowB) = (Math.Min(order[pair.Left], order[pair.Right]), Math.Max(order[pair.Left], order[pair.Right]));
            return new Link(rowA, rowB, pair.Weight, DecisionOf(pair.Weight, outcome.Model.Thresholds), clusterOfRow[rowA] == clusterOfRow[rowB]);
        });
        Array.Sort(links, (one, other) => (one.RowA, one.RowB).CompareTo((other.RowA, other.RowB)));
        return links;
    }

    private static LinkDecision DecisionOf(MatchWeight weight, Thresholds thresholds) =>
        weight >= MatchWeight.FromBits(thresholds.Join) ? LinkDecision.Link
        : weight >= MatchWeight.FromBits(thresholds.Review) ? LinkDecision.Review
        : LinkDecision.NoLink;

    private static void RefuseFaults(Table table, LinkageModel model)
    {
        if (FindFaults(model, table.ColumnNames) is { Count: > 0 } faults)
        {
            throw new ModelFaultException(faults);
        }
    }

    private static LinkageModel Seeded(LinkageModel model, LinkOptions options) =>
        options.Seed is { } seed ? model with { Sampling = model.Sampling with { Seed = seed } } : model;

    private static Constraint[] InOrder(IReadOnlyCollection<Constraint> constraints, int[] order)
    {
        if (constraints.Count == 0)
        {
            return [];
        }

        var placeOfRow = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            placeOfRow[order[place]] = place;
        }

        return [.. constraints.Select(constraint => constraint with { RowA = placeOfRow[constraint.RowA], RowB = placeOfRow[constraint.RowB] })];
    }

    private static string?[]? InOrder(IReadOnlyList<string?>? clusterOfRow, int[] order) =>
        clusterOfRow is null ? null : Array.ConvertAll(order, row => clusterOfRow[row]);
}
