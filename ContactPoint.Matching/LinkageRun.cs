using System.Diagnostics;

using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Clustering;
using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Estimating;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Scoring;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching;

/// <summary>One table, one model, one run, in the order of the folders. Rows are in stable order here.</summary>
internal sealed class LinkageRun
{
    private readonly LinkageModel _model;
    private readonly LinkOptions _options;
    private readonly ParallelOptions _parallel;
    private readonly ModelColumns _columns;
    private readonly PairForming _forming;
    private readonly CandidatePairs _candidates;
    private readonly PairComparer _comparer;
    private readonly Dictionary<string, TimeSpan> _times = [];

    public LinkageRun(Table table, LinkageModel model, LinkOptions options, CancellationToken cancellation)
    {
        _model = model;
        _options = options;
        _parallel = new() { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = cancellation };
        _forming = new(options.Mode, table.SourceOfRow, table.Sources.Length);
        (_columns, _candidates, _comparer) = Timed("block", 0, () =>
        {
            var columns = new ModelColumns(table, model);
            return (columns, new CandidatePairs(model, columns, _forming, _parallel), new PairComparer(model, columns));
        });
    }

    public IReadOnlyList<Blocks> Rules => _candidates.Rules;

    private Table Table => _columns.Table;

    public LinkTimes Times => new(TimeOf("block"), TimeOf("train"), TimeOf("score"), TimeOf("cluster") + TimeOf("judge"));

    /// <summary>The model with what it left open.</summary>
    public LinkageModel Train() => _model.IsTrained ? _model : Timed("train", 0.1, () =>
        new Training(_model, _columns, _forming, _comparer)
            .Train(PatternCounts.Of(_candidates, _comparer, _forming, _parallel), _parallel));

    /// <summary>
    /// Scores and clusters; and where the frequencies aren't pinned, once more with each person counted once, not each row.
    /// </summary>
    public Outcome Link(LinkageModel trained, IReadOnlyCollection<Constraint> constraints, IReadOnlyList<string?>? previousClusters)
    {
        var decisions = new Decisions(Table.RowCount, constraints);
        var previous = new PreviousNight(previousClusters);
        if (trained.Frequencies is not null)
        {
            return Judged(LinkOnce(trained, decisions, previous, 0.5));
        }

        var byRows = trained with { Frequencies = FrequencyCounts.Of(_comparer, [.. Enumerable.Range(0, Table.RowCount)]) };
        var first = LinkOnce(byRows, decisions, previous, 0.5);
        return Judged(LinkOnce(trained with { Frequencies = FrequencyCounts.Of(_comparer, first.ClusterOfRow) }, decisions, previous, 0.75));
    }

    /// <summary>A scorer for pairs of this run's rows.</summary>
    public PairScorer ScorerOf(LinkageModel trained) => new(trained, _comparer, _forming, Table.Sources);

    /// <summary>What each blocking rule made of two rows.</summary>
    public Func<BlockingRule, int, RuleVerdict> VerdictOf(int left, int right) => (rule, index) => new(rule.Name,
        !_forming.MayPair(left, right) ? RuleOutcome.NotPaired
        : rule.Key.Select(_columns.Of).Any(key => key.Codes[left] == Column.Missing || key.Codes[right] == Column.Missing) ? RuleOutcome.KeyMissing
        : rule.Key.Select(_columns.Of).Any(key => key.Codes[left] != key.Codes[right]) ? RuleOutcome.KeysDiffer
        : _candidates.Compares(index, left, right) ? RuleOutcome.Compared
        : RuleOutcome.BlockTooLarge);

    private Outcome LinkOnce(LinkageModel trained, Decisions decisions, PreviousNight previous, double share)
    {
        var scorer = ScorerOf(trained);
        var (pairs, newPairs) = Timed("score", share, () =>
            PairSieve.Sift(_candidates, scorer, MatchWeight.FromBits(trained.Thresholds.Review), _parallel));
        return Timed("cluster", share + 0.15, () =>
        {
            var exclusivity = new Exclusivity(trained.Prior!, _forming, Table.SourceOfRow, Table.Sources);
            var scores = new MergeScores(scorer, trained.Thresholds, previous, exclusivity);
            var components = Components.Of(Table.RowCount, pairs, trained.Thresholds, decisions, previous);
            var clusters = Clusters.Of(components, Table.RowCount, decisions, scores, scorer, _parallel);
            return new Outcome(trained, clusters, pairs, newPairs, [], decisions.Conflicts);
        });
    }

    /// <summary>The same outcome with the clusters that a person should look at.</summary>
    private Outcome Judged(Outcome outcome) => Timed("judge", 0.95, () =>
    {
        var health = new ClusterHealth(ScorerOf(outcome.Model), outcome.Model, _columns);
        var clusters = RowGroups.Of(outcome.ClusterOfRow);
        var doubts = new AmbiguousCluster?[clusters.Count];
        Parallel.For(0, clusters.Count, _parallel, _comparer.NewMemory, (index, _, memory) =>
        {
            doubts[index] = health.Doubts(clusters[index], memory);
            return memory;
        }, _ => { });
        return outcome with { Ambiguous = [.. doubts.OfType<AmbiguousCluster>()] };
    });

    private T Timed<T>(string step, double share, Func<T> work)
    {
        _options.Progress?.Report(new(step, share));
        var start = Stopwatch.GetTimestamp();
        var result = work();
        _times[step] = TimeOf(step) + Stopwatch.GetElapsedTime(start);
        return result;
    }

    private TimeSpan TimeOf(string step) => _times.GetValueOrDefault(step);
}

/// <summary>What linking gave, by rows in stable order.</summary>
internal sealed record Outcome(
    LinkageModel Model,
    int[] ClusterOfRow,
    ScoredPair[] Pairs,
    long[] NewPairsByRule,
    IReadOnlyList<AmbiguousCluster> Ambiguous,
    IReadOnlyList<ConstraintConflict> Conflicts);
