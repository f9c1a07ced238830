using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Estimating;

/// <summary>Learns how likely two records of two sources are to be one person's, siblings' or twins', before they are compared.</summary>
/// <remarks>
/// λ(s,t) = (E + 2) ÷ (N + 2 ÷ λ of all pairs of that kind), where E adds up the posteriors of the distinct candidate
/// pairs of s and t, N counts all possible ones, and the kinds are two: within one source, and between two. Repeated
/// until λ no longer changes (matching.md, section 1).
/// </remarks>
internal sealed class SourcePriors
{
    /// <summary>
    /// How many pairs' worth of trust the pooled share has where two sources say little. (Fifty, measured, drowned small
    /// sources with many duplicates.)
    /// </summary>
    private const double PooledPairs = 2;
    private const double SmallestChange = 1e-6;
    private const int MostRounds = 50;

    /// <summary>No class's share is smaller: its logarithm must exist.</summary>
    private const double SmallestShare = 1e-15;

    private readonly LinkageModel _model;
    private readonly PatternCounts _counts;
    private readonly PairForming _forming;
    private readonly double[][] _likelihoods;

    private SourcePriors(LinkageModel model, PatternCounts counts, PairForming forming, LevelTable[] tables)
    {
        (_model, _counts, _forming) = (model, counts, forming);
        _likelihoods = [.. counts.Levels.Select(levels => LikelihoodsOf(levels, tables))];
    }

    public static Prior Of(LinkageModel model, PatternCounts counts, PairForming forming, LevelTable[] tables, IReadOnlyList<string> sources) =>
        new SourcePriors(model, counts, forming, tables).Learn(sources);

    private Prior Learn(IReadOnlyList<string> sources)
    {
        var pairs = SourcePairs(sources.Count).ToList();
        var start = StartShares();
        var (within, between) = (start, start);
        var shares = pairs.ToDictionary(pair => pair, _ => start);
        for (var round = 0; round < MostRounds; round++)
        {
            var expected = pairs.ToDictionary(pair => pair, pair => Expect(PairForming.SourcePair(pair.Left, pair.Right), shares[pair]));
            within = Pooled(expected, pair => pair.Left == pair.Right, within);
            between = Pooled(expected, pair => pair.Left != pair.Right, between);
            var change = 0.0;
            foreach (var pair in pairs)
            {
                var before = shares[pair];
                shares[pair] = Shrunk(expected[pair], PairsOf(pair), pair.Left == pair.Right ? within : between);
                change = Math.Max(change, Math.Abs(shares[pair].SamePerson - before.SamePerson) / before.SamePerson);
            }

            if (change < SmallestChange)
            {
                break;
            }
        }

        // A kind of which there are no pairs has nothing to say; what is known of the other serves.
        return new(
            Rounded(pairs.Any(pair => pair.Left == pair.Right) ? within : between),
            Rounded(pairs.Any(pair => pair.Left != pair.Right) ? between : within),
            [.. pairs.Select(pair => new SourcePairPrior(sources[pair.Left], sources[pair.Right], Rounded(shares[pair])))]);
    }

    private IEnumerable<(int Left, int Right)> SourcePairs(int sources) =>
        from left in Enumerable.Range(0, sources)
        from right in Enumerable.Range(left, sources - left)
        where PairsOf((left, right)) > 0
        select (left, right);

    private long PairsOf((int Left, int Right) pair) => _forming.PairsOf(pair.Left, pair.Right);

    /// <summary>About one other record of the same person for each record.</summary>
    private ClassShares StartShares()
    {
        var rows = (double)Enumerable.Range(0, _forming.SourceCount).Sum(_forming.RowsOf);
        return new(0.5 / Math.Max(rows, 2), 0.5 / Math.Max(rows, 2), 0.01 / Math.Max(rows, 2));
    }

    /// <summary>The expected numbers of pairs of one person, of siblings and of twins.</summary>
    private (double SamePerson, double Sibling, double Twin) Expect(int sourcePair, ClassShares shares)
    {
        var (samePerson, sibling, twin) = (0.0, 0.0, 0.0);
        var ofPatterns = _counts.BySourcePair[sourcePair];
        for (var pattern = 0; pattern < ofPatterns.Length; pattern++)
        {
            if (ofPatterns[pattern] == 0)
            {
                continue;
            }

            var likelihoods = _likelihoods[pattern];
            var m = shares.SamePerson * likelihoods[PairClass.SamePerson];
            var siblings = shares.Sibling * likelihoods[PairClass.Sibling];
            var twins = shares.Twin * likelihoods[PairClass.Twin];
            var sum = m + siblings + twins + (shares.Of(Rival.Stranger) * likelihoods[PairClass.Stranger]);
            samePerson += ofPatterns[pattern] * m / sum;
            sibling += ofPatterns[pattern] * siblings / sum;
            twin += ofPatterns[pattern] * twins / sum;
        }

        return (samePerson, sibling, twin);
    }

    private ClassShares Pooled(
        Dictionary<(int Left, int Right), (double SamePerson, double Sibling, double Twin)> expected,
        Func<(int Left, int Right), bool> isOfKind,
        ClassShares before)
    {
        var ofKind = expected.Where(entry => isOfKind(entry.Key)).ToList();
        var possible = (double)ofKind.Sum(entry => PairsOf(entry.Key));
        return possible == 0 ? before : new(
            Share(ofKind.Sum(entry => entry.Value.SamePerson) / possible),
            Share(ofKind.Sum(entry => entry.Value.Sibling) / possible),
            Share(ofKind.Sum(entry => entry.Value.Twin) / possible));
    }

    private static ClassShares Shrunk((double SamePerson, double Sibling, double Twin) expected, long possible, ClassShares pooled)
    {
        return new(
            Of(expected.SamePerson, pooled.SamePerson),
            Of(expected.Sibling, pooled.Sibling),
            Of(expected.Twin, pooled.Twin));

        double Of(double pairs, double share) => Share((pairs + PooledPairs) / (possible + (PooledPairs / share)));
    }

    private static double Share(double share) => Math.Max(share, SmallestShare);

    private ClassShares Rounded(ClassShares shares) => new(
        LevelTable.Rounded(shares.SamePerson),
        _model.Rivals.Contains(Rival.Sibling) ? LevelTable.Rounded(shares.Sibling) : 0,
        _model.Rivals.Contains(Rival.Twin) ? LevelTable.Rounded(shares.Twin) : 0);

    /// <summary>The likelihood of a pattern in each class; 0 for a class that the model does not have.</summary>
    private double[] LikelihoodsOf(byte[] levels, LevelTable[] tables)
    {
        var likelihoods = new double[PairClass.Count];
        foreach (var pairClass in _model.Rivals.Select(PairClass.Of).Prepend(PairClass.SamePerson))
        {
            likelihoods[pairClass] = 1;
            for (var index = 0; index < levels.Length; index++)
            {
                likelihoods[pairClass] *= levels[index] == 0 ? 1 : tables[index][pairClass][levels[index] - 1];
            }
        }

        return likelihoods;
    }
}
