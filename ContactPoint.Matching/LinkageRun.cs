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
    /// <summary>By how much a pair's weight may change when persons are counted in place of rows, without all pairs being scored anew.</summary>
    private static readonly MatchWeight FrequencyMargin = MatchWeight.FromBits(4);

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
    /// Scores and clusters. Where the frequencies aren't pinned, what is scored first is scored once more with each person
    /// counted once, not each row; a person is, for that, all rows that links hold together.
    /// </summary>
    public Outcome Link(LinkageModel trained, IReadOnlyCollection<Constraint> constraints, IReadOnlyList<string?>? previousClusters)
    {
        var decisions = new Decisions(Table.RowCount, constraints);
        var previous = new PreviousNight(previousClusters);
        var review = MatchWeight.FromBits(trained.Thresholds.Review);
        if (trained.Frequencies is not null)
        {
            var scorer = ScorerOf(trained);
            return Clustered(trained, scorer, Timed("score", 0.5, () => PairSieve.Sift(_candidates, scorer, review, _parallel)), decisions, previous);
        }

        var byRows = ScorerOf(trained with { Frequencies = FrequencyCounts.Of(_comparer, [.. Enumerable.Range(0, Table.RowCount)]) });
        var sifted = Timed("score", 0.5, () => PairSieve.Sift(_candidates, byRows, review - FrequencyMargin, _parallel));
        var counted = Timed("score", 0.7, () =>
        {
            var persons = Components.Of(Table.RowCount, sifted.Pairs, trained.Thresholds, decisions, previous);
            return trained with { Frequencies = FrequencyCounts.Of(_comparer, persons) };
        });
        var byPersons = ScorerOf(counted);
        return Clustered(counted, byPersons, Timed("score", 0.75, () => byPersons.LargestShift(byRows) <= FrequencyMargin
            ? sifted with { Pairs = PairSieve.Resift(sifted.Pairs, byPersons, review, _parallel) }
            : PairSieve.Sift(_candidates, byPersons, review, _parallel)), decisions, previous);
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

    private Outcome Clustered(LinkageModel trained, PairScorer scorer, SiftedPairs sifted, Decisions decisions, PreviousNight previous)
    {
        var clusters = Timed("cluster", 0.85, () =>
        {
            var exclusivity = new Exclusivity(trained.Prior!, _forming, Table.SourceOfRow, Table.Sources);
            var scores = new MergeScores(scorer, trained.Thresholds, previous, exclusivity);
            var components = Components.Of(Table.RowCount, sifted.Pairs, trained.Thresholds, decisions, previous);
            return Clusters.Of(RowGroups.Of(components), Table.RowCount, decisions, scores, scorer, _parallel);
        });
        return Judged(new(trained, clusters, sifted.Pairs, sifted.NewPairsByRule, [], decisions.Conflicts), scorer);
    }

    /// <summary>The same outcome with the clusters that a person should look at.</summary>
    private Outcome Judged(Outcome outcome, PairScorer scorer) => Timed("judge", 0.95, () =>
    {
        var health = new ClusterHealth(scorer, outcome.Model, _columns);
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
