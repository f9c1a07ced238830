using System.Collections.Concurrent;
using System.Numerics;

using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Blocking;

/// <summary>Is shown the pairs that one thread goes through.</summary>
internal interface IPairVisitor
{
    /// <summary>Sees a pair, each once.</summary>
    /// <param name="rule">The index of the first rule that brings the two together.</param>
    /// <param name="left">The row that comes first in stable order.</param>
    /// <param name="right">The other row.</param>
    /// <param name="rules">All rules that bring the two together, one bit each; <paramref name="rule"/> is the lowest.</param>
    void See(int rule, int left, int right, ulong rules);
}

/// <summary>All pairs that the model's rules bring together, streamed; none is ever stored.</summary>
internal sealed class CandidatePairs
{
    /// <summary>About how many pairs a part holds: enough to be worth a thread's while, few enough to share out evenly.</summary>
    private const long PairsInPart = 100_000;

    /// <summary>The block of a row that a rule compares with no other.</summary>
    private const int None = -1;

    private readonly Blocks[] _blocks;
    private readonly PairForming _forming;
    private readonly List<(int Rule, int FirstBlock, int EndBlock)> _parts = [];

    /// <summary>Row by row each rule's block, so that to ask which rules bring two rows together reads one place for each.</summary>
    private readonly int[] _blocksOfRow;

    public CandidatePairs(LinkageModel model, ModelColumns columns, PairForming forming, ParallelOptions parallel)
    {
        _forming = forming;
        _blocks = new Blocks[model.Blocking.Length];

        // Expressions are worked out first, one after the other: the columns are for one thread at a time.
        foreach (var expression in model.Blocking.SelectMany(rule => rule.Key.Concat(rule.Finer)))
        {
            columns.Of(expression);
        }

        Parallel.For(0, _blocks.Length, parallel, rule => _blocks[rule] = Blocks.Of(model.Blocking[rule], columns, model.LargestBlock));
        _blocksOfRow = new int[checked(columns.Table.RowCount * _blocks.Length)];
        Array.Fill(_blocksOfRow, None);
        for (var rule = 0; rule < _blocks.Length; rule++)
        {
            AddParts(rule);
            Note(rule);
        }
    }

    /// <summary>The blocks of each rule.</summary>
    public IReadOnlyList<Blocks> Rules => _blocks;

    /// <summary>Whether a rule brings two rows together.</summary>
    public bool Compares(int rule, int left, int right) => (RulesOf(left, right) >> rule & 1) != 0;

    /// <summary>
    /// Shows every pair to a visitor. How the pairs are shared out over the visitors depends on the threads: what is gathered
    /// must not.
    /// </summary>
    /// <param name="visitor">Makes a visitor for one thread.</param>
    /// <param name="parallel">How many threads, and when to stop.</param>
    public IReadOnlyCollection<TVisitor> Visit<TVisitor>(Func<TVisitor> visitor, ParallelOptions parallel)
        where TVisitor : IPairVisitor
    {
        var visitors = new ConcurrentBag<TVisitor>();
        Parallel.For(0, _parts.Count, parallel, visitor, (part, _, mine) =>
        {
            Visit(_parts[part], mine);
            return mine;
        }, visitors.Add);
        return visitors;
    }

    private void Visit<TVisitor>((int Rule, int FirstBlock, int EndBlock) part, TVisitor visitor)
        where TVisitor : IPairVisitor
    {
        for (var block = part.FirstBlock; block < part.EndBlock; block++)
        {
            var rows = _blocks[part.Rule].Members(block);
            for (var i = 0; i < rows.Length; i++)
            {
                for (var j = i + 1; j < rows.Length; j++)
                {
                    if (_forming.MayPair(rows[i], rows[j]))
                    {
                        // each pair is the first rule's
                        var rules = RulesOf(rows[i], rows[j]);
                        if (BitOperations.TrailingZeroCount(rules) == part.Rule)
                        {
                            visitor.See(part.Rule, rows[i], rows[j], rules);
                        }
                    }
                }
            }
        }
    }

    private ulong RulesOf(int left, int right)
    {
        var leftBlocks = _blocksOfRow.AsSpan(left * _blocks.Length, _blocks.Length);
        var rightBlocks = _blocksOfRow.AsSpan(right * _blocks.Length, _blocks.Length);
        var rules = 0UL;
        for (var rule = 0; rule < leftBlocks.Length; rule++)
        {
            rules |= leftBlocks[rule] == rightBlocks[rule] && leftBlocks[rule] != None ? 1UL << rule : 0;
        }

        return rules;
    }

    private void Note(int rule)
    {
        for (var block = 0; block < _blocks[rule].Count; block++)
        {
            foreach (var row in _blocks[rule].Members(block))
            {
                _blocksOfRow[(row * _blocks.Length) + rule] = block;
            }
        }
    }

    private void AddParts(int rule)
    {
        var blocks = _blocks[rule];
        var (first, pairs) = (0, 0L);
        for (var block = 0; block < blocks.Count; block++)
        {
            pairs += Blocks.PairsAmong(blocks.Members(block).Length);
            if (pairs >= PairsInPart || block == blocks.Count - 1)
            {
                _parts.Add((rule, first, block + 1));
                (first, pairs) = (block + 1, 0);
            }
        }
    }
}
