using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Blocking;

/// <summary>The blocks that one rule makes: runs of rows whose keys agree, split by the finer key where they are over the bound.</summary>
internal sealed class Blocks
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _members = [];

    private Blocks(string rule) => Rule = rule;

    public string Rule { get; }

    public int Count => _starts.Count - 1;

    /// <summary>Pairs in blocks that were over the bound even by the finer key: they are reported, never dropped silently.</summary>
    public long PairsNotCompared { get; private set; }

    /// <summary>The rows of a block, in stable order.</summary>
    public ReadOnlySpan<int> Members(int block) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_members)[_starts[block].._starts[block + 1]];

    /// <summary>Forms the blocks of a rule.</summary>
    public static Blocks Of(BlockingRule rule, ModelColumns columns, int largestBlock)
    {
        var keys = KeysOf(rule.Key, columns);
        var finer = rule.Finer.IsEmpty ? null : KeysOf(rule.Finer, columns);
        var blocks = new Blocks(rule.Name);
        var (sortedKeys, rows) = Sorted(Enumerable.Range(0, keys.Length), keys);
        foreach (var run in Runs(sortedKeys))
        {
            if (run.Length <= largestBlock)
            {
                blocks.Add(rows.AsSpan(run.Start, run.Length));
            }
            else if (finer is null)
            {
                blocks.PairsNotCompared += PairsAmong(run.Length);
            }
            else
            {
                blocks.Split(rows.AsSpan(run.Start, run.Length).ToArray(), finer, largestBlock);
            }
        }

        return blocks;
    }

    /// <summary>How many pairs a number of rows makes.</summary>
    public static long PairsAmong(long rows) => rows * (rows - 1) / 2;

    private void Split(int[] members, ulong[] finer, int largestBlock)
    {
        var compared = 0L;
        var (sortedKeys, rows) = Sorted(members, finer);
        foreach (var run in Runs(sortedKeys))
        {
            if (run.Length <= largestBlock)
            {
                Add(rows.AsSpan(run.Start, run.Length));
                compared += PairsAmong(run.Length);
            }
        }

        PairsNotCompared += PairsAmong(members.Length) - compared;
    }

    private void Add(ReadOnlySpan<int> rows)
    {
        _members.AddRange(rows);
        _starts.Add(_members.Count);
    }

    private static (ulong[] Keys, int[] Rows) Sorted(IEnumerable<int> candidates, ulong[] keyOfRow)
    {
        var rows = candidates.Where(row => keyOfRow[row] != 0).ToArray();
        var keys = Array.ConvertAll(rows, row => keyOfRow[row]);
        KeySort.Sort(keys, rows);
        return (keys, rows);
    }

    /// <summary>The runs of two equal keys or more.</summary>
    private static IEnumerable<(int Start, int Length)> Runs(ulong[] sortedKeys)
    {
        for (var start = 0; start < sortedKeys.Length;)
        {
            var end = start + 1;
            while (end < sortedKeys.Length && sortedKeys[end] == sortedKeys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                yield return (start, end - start);
            }

            start = end;
        }
    }

    /// <summary>Each row's key as a 64-bit hash; 0 if any part is missing.</summary>
    private static ulong[] KeysOf(IReadOnlyList<ColumnExpression> expressions, ModelColumns columns)
    {
        var keys = new ulong[columns.Table.RowCount];
        Array.Fill(keys, 1UL);
        foreach (var column in expressions.Select(columns.Of))
        {
            var hashOfCode = Array.ConvertAll(column.Values, StableHash.Of);
            for (var row = 0; row < keys.Length; row++)
            {
                var code = column.Codes[row];
                keys[row] = code == Column.Missing || keys[row] == 0 ? 0 : StableHash.Join(keys[row], hashOfCode[code]);
            }
        }

        return keys;
    }
}
