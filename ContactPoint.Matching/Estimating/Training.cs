using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Comparing;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Estimating;

/// <summary>Finds what a model leaves open: u, m and h of every level, and the priors.</summary>
internal sealed class Training(LinkageModel model, ModelColumns columns, PairForming forming, PairComparer comparer)
{
    /// <summary>
    /// Learning, and taking the matches among the sampled strangers out of u, are done twice: each makes the other better.
    /// </summary>
    private const int Rounds = 2;

    /// <summary>The model with everything filled in. What the model gives is left as it is.</summary>
    public LinkageModel Train(PatternCounts counts, ParallelOptions parallel)
    {
        var tables = model.Comparisons.Select(comparison => new LevelTable(comparison)).ToArray();
        var random = new Strangers(comparer, forming, columns.Table, model.Sampling).Shares(parallel);
        for (var index = 0; index < tables.Length; index++)
        {
            tables[index][PairClass.Stranger] = random[index];
        }

        var anchors = new Anchors(model.Anchors, [.. comparer.Comparers.Select(SiblingBirthsOf)]);
        var learning = new ExpectationMaximisation(model, counts, anchors);
        for (var round = 0; round < Rounds; round++)
        {
            learning.Run(tables, parallel);
            CorrectStrangers(tables, random, SourcePriors.Of(model, counts, forming, tables, columns.Table.Sources));
        }

        return model with
        {
            Comparisons = [.. tables.Select(table => table.Trained(model))],
            Prior = model.Prior ?? SourcePriors.Of(model, counts, forming, tables, columns.Table.Sources),
            Diagnostics = DiagnosticsOf(learning, tables, counts),
        };
    }

    /// <summary>Among pairs taken at random some are one person's or one household's: u ← (random − λM·m − λH·h) ÷ λU.</summary>
    private void CorrectStrangers(LevelTable[] tables, double[][] random, Prior prior)
    {
        var pooled = PooledOver(prior);
        for (var index = 0; index < tables.Length; index++)
        {
            var table = tables[index];
            var corrected = new double[table.LevelCount];
            for (var level = 0; level < corrected.Length; level++)
            {
                var others = (pooled.SamePerson * table[PairClass.SamePerson][level])
                    + (pooled.Sibling * table[PairClass.Sibling][level])
                    + (pooled.Twin * table[PairClass.Twin][level]);
                corrected[level] = Math.Max((random[index][level] - others) / pooled.Of(Rival.Stranger), RarestSeen());
            }

            table[PairClass.Stranger] = corrected;
        }
    }

    /// <summary>What no pair of the whole table shows cannot be known to be rarer than half of one.</summary>
    private double RarestSeen() => Math.Max(LevelTable.Rarest, 0.5 / Math.Max(PossiblePairs(), 1));

    private double PossiblePairs() => SourcePairs().Sum(pair => (double)forming.PairsOf(pair.Left, pair.Right));

    private ClassShares PooledOver(Prior prior)
    {
        var (pairs, samePerson, sibling, twin) = (0.0, 0.0, 0.0, 0.0);
        foreach (var (left, right) in SourcePairs())
        {
            double possible = forming.PairsOf(left, right);
            var shares = prior.For(columns.Table.Sources[left], columns.Table.Sources[right]);
            pairs += possible;
            samePerson += possible * shares.SamePerson;
            sibling += possible * shares.Sibling;
            twin += possible * shares.Twin;
        }

        return pairs == 0 ? new(0, 0, 0) : new(samePerson / pairs, sibling / pairs, twin / pairs);
    }

    private IEnumerable<(int Left, int Right)> SourcePairs() =>
        from right in Enumerable.Range(0, forming.SourceCount)
        from left in Enumerable.Range(0, right + 1)
        select (left, right);

    private double[]? SiblingBirthsOf(RowComparer row) =>
        row.Comparison.Class == EvidenceClass.Birth && model.Rivals.Contains(Rival.Sibling)
            ? SiblingBirths.Shares(row, columns, model.Sampling.Seed)
            : null;

    private TrainingDiagnostics DiagnosticsOf(ExpectationMaximisation learning, LevelTable[] tables, PatternCounts counts) => new(
        learning.Iterations,
        LevelTable.Rounded(learning.LargestChange),
        LevelTable.Rounded(learning.Drift(tables)),
        [.. model.Blocking.Select((rule, index) => new RuleShares(rule.Name, counts.ByRule[index].Sum(), SharesOf(learning.RuleShares[index])))]);

    private static ClassShares SharesOf(double[] shares) => new(
        LevelTable.Rounded(shares[PairClass.SamePerson]),
        LevelTable.Rounded(shares[PairClass.Sibling]),
        LevelTable.Rounded(shares[PairClass.Twin]));
}
