using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Estimating;

/// <summary>Learns m and h, and each rule's class shares, from pattern counts, without knowing any pair's class.</summary>
/// <remarks>
/// Dempster, Laird, Rubin (1977), with latent classes M, siblings, twins and U and Dirichlet priors. u is fixed, which
/// also fixes which class is which. m and h are shared over rules; class shares are each rule's own. A comparison that a
/// rule leaves out takes no part in that rule's likelihood.
/// </remarks>
internal sealed class ExpectationMaximisation(LinkageModel model, PatternCounts counts, Anchors anchors)
{
    private const int MostIterations = 300;
    private const double SmallestChange = 1e-6;

    /// <summary>The pseudo-count, in pairs, that holds m to its start where hardly any pair tells.</summary>
    private const double StartPairs = 2;

    private readonly int[] _classes = [PairClass.SamePerson, .. model.Rivals.Select(PairClass.Of)];
    private readonly int[][] _scopes = [.. model.Blocking.Select(rule => ScopeOf(model, rule))];

    /// <summary>Each rule's class shares, by class.</summary>
    public double[][] RuleShares { get; } = [.. model.Blocking.Select(_ => StartShares(model))];

    public int Iterations { get; private set; }

    public double LargestChange { get; private set; }

    /// <summary>Runs until nothing changes, and leaves what was learnt in the tables.</summary>
    public void Run(LevelTable[] tables, ParallelOptions parallel)
    {
        MoveHouseholds(tables, null);
        for (Iterations = 1; Iterations <= MostIterations; Iterations++)
        {
            var expected = Expect(tables, parallel);
            LargestChange = Maximise(tables, expected);
            if (LargestChange < SmallestChange)
            {
                break;
            }
        }
    }

    /// <summary>How far h has moved from its centre: the largest difference of a share.</summary>
    public double Drift(LevelTable[] tables) => model.Rivals.Length == 1 ? 0 : tables
        .Where(table => table.Comparison.Class != EvidenceClass.Birth)
        .Max(table => LargestDifference(table[PairClass.Sibling], anchors.CentreOf(Array.IndexOf(tables, table), table, PairClass.Sibling)));

    /// <summary>The expected number of pairs of each class at each level, over all rules.</summary>
    private double[][][] Expect(LevelTable[] tables, ParallelOptions parallel)
    {
        var byRule = new double[_scopes.Length][][][];
        Parallel.For(0, _scopes.Length, parallel, rule => byRule[rule] = ExpectRule(rule, tables));

        // Added up in the rules' order: a sum of doubles depends on it.
        var sum = NewCounts(tables);
        foreach (var expected in byRule)
        {
            foreach (var pairClass in _classes)
            {
                for (var comparison = 0; comparison < tables.Length; comparison++)
                {
                    for (var level = 0; level < sum[pairClass][comparison].Length; level++)
                    {
                        sum[pairClass][comparison][level] += expected[pairClass][comparison][level];
                    }
                }
            }
        }

        return sum;
    }

    private double[][][] ExpectRule(int rule, LevelTable[] tables)
    {
        var (expected, scope, ofPatterns) = (NewCounts(tables), _scopes[rule], counts.ByRule[rule]);
        var members = new double[PairClass.Count];
        Span<double> posterior = stackalloc double[PairClass.Count];
        for (var pattern = 0; pattern < ofPatterns.Length; pattern++)
        {
            if (ofPatterns[pattern] == 0)
            {
                continue;
            }

            Posterior(counts.Levels[pattern], RuleShares[rule], scope, tables, posterior);
            foreach (var pairClass in _classes)
            {
                var pairs = posterior[pairClass] * ofPatterns[pattern];
                members[pairClass] += pairs;
                foreach (var comparison in scope)
                {
                    var level = counts.Levels[pattern][comparison];
                    if (level > 0)
                    {
                        expected[pairClass][comparison][level - 1] += pairs;
                    }
                }
            }
        }

        // One pair of each class more keeps a rule that happens to have none of a class from ruling it out.
        var total = members.Sum() + _classes.Length;
        foreach (var pairClass in _classes)
        {
            RuleShares[rule][pairClass] = (members[pairClass] + 1) / total;
        }

        return expected;
    }

    /// <summary>The probability of each class, given a pattern's levels in the comparisons of the scope.</summary>
    private void Posterior(byte[] levels, double[] shares, int[] scope, LevelTable[] tables, Span<double> posterior)
    {
        var sum = 0.0;
        foreach (var pairClass in _classes)
        {
            var likelihood = shares[pairClass];
            foreach (var comparison in scope)
            {
                likelihood *= levels[comparison] == 0 ? 1 : tables[comparison][pairClass][levels[comparison] - 1];
            }

            posterior[pairClass] = likelihood;
            sum += likelihood;
        }

        foreach (var pairClass in _classes)
        {
            posterior[pairClass] = sum > 0 ? posterior[pairClass] / sum : pairClass == PairClass.Stranger ? 1 : 0;
        }
    }

    private double Maximise(LevelTable[] tables, double[][][] expected)
    {
        var change = 0.0;
        for (var index = 0; index < tables.Length; index++)
        {
            var table = tables[index];
            var before = table[PairClass.SamePerson];
            table[PairClass.SamePerson] = Blend(expected[PairClass.SamePerson][index], LevelTable.Start(table.LevelCount), StartPairs);
            change = Math.Max(change, LargestDifference(before, table[PairClass.SamePerson]));
        }

        return Math.Max(change, MoveHouseholds(tables, expected));
    }

    /// <summary>Siblings and twins share one h but for the dates of birth, which follow from m.</summary>
    private double MoveHouseholds(LevelTable[] tables, double[][][]? expected)
    {
        var change = 0.0;
        for (var index = 0; index < tables.Length && _classes.Length > 2; index++)
        {
            var table = tables[index];
            var strength = anchors.StrengthOf(table);
            foreach (var pairClass in new[] { PairClass.Sibling, PairClass.Twin })
            {
                var before = table[pairClass];
                var centre = anchors.CentreOf(index, table, pairClass);
                table[pairClass] = expected is null || double.IsInfinity(strength)
                    ? centre
                    : Blend(Sum(expected[PairClass.Sibling][index], expected[PairClass.Twin][index]), centre, strength);
                change = Math.Max(change, LargestDifference(before, table[pairClass]));
            }
        }

        return change;
    }

    private static double[] Sum(double[] left, double[] right) => [.. left.Zip(right, (one, other) => one + other)];

    private static double[] Blend(double[] expected, double[] centre, double strength) =>
        [.. expected.Zip(centre, (pairs, share) => pairs + (strength * share))];

    private static double LargestDifference(double[] left, double[] right) => left.Zip(right, (one, other) => Math.Abs(one - other)).Max();

    private static double[][][] NewCounts(LevelTable[] tables) =>
        [.. Enumerable.Range(0, PairClass.Count).Select(_ => tables.Select(table => new double[table.LevelCount]).ToArray())];

    private static int[] ScopeOf(LinkageModel model, BlockingRule rule) =>
        [.. Enumerable.Range(0, model.Comparisons.Length).Where(index => !TrainingScope.LeavesOut(model, rule, model.Comparisons[index]))];

    private static double[] StartShares(LinkageModel model)
    {
        var shares = new double[PairClass.Count];
        shares[PairClass.SamePerson] = 0.3;
        foreach (var rival in model.Rivals)
        {
            shares[PairClass.Of(rival)] = rival == Rival.Stranger ? 0.6 : 0.05;
        }

        return shares;
    }
}
