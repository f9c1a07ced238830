using System.Numerics;

using ContactPoint.Matching.Blocking;
using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

using CsCheck;

using Xunit;

namespace ContactPoint.Matching.Tests.Blocking;

public sealed class BlockingTests
{
    private static readonly Gen<(string?, string?, string)[]> Rows =
        Gen.Select(Value(4), Value(3), Gen.Char["abc"].Select(source => $"{source}")).Array[0, 40];

    [Fact]
    public void Each_pair_that_agrees_on_some_key_is_new_once_and_no_other_pair_is_seen() =>
        Gen.Select(Rows, Gen.Enum<LinkMode>(), Gen.Int[1, 3]).Sample((rows, mode, threads) =>
        {
            var table = TableOf(rows);
            var (seen, fresh) = Visit(table, TwoFields.Model, mode, threads);
            var wanted = (from i in Enumerable.Range(0, rows.Length)
                          from j in Enumerable.Range(i + 1, rows.Length - i - 1)
                          where MayPair(rows[i].Item3, rows[j].Item3, mode)
                          from rule in Enumerable.Range(0, 2)
                          where Agree(rows[i], rows[j], rule)
                          select (rule, i, j)).ToList();
            Assert.Equal(wanted.Order(), seen.Order());
            Assert.Equal(wanted.Select(pair => (pair.i, pair.j)).Distinct().Order(), fresh.Order());
        });

    [Fact]
    public void A_block_over_the_bound_is_split_by_the_finer_key_and_the_rest_is_reported()
    {
        var rows = Enumerable.Range(0, 10).Select(row => ((string?)"N", (string?)(row < 3 ? "T" : "S"), "a")).ToArray();
        var model = TwoFields.Model with
        {
            LargestBlock = 4,
            Blocking = [TwoFields.Model.Blocking[0] with { Finer = [ColumnExpression.Parse("town")] }],
        };
        var columns = new ModelColumns(TableOf(rows), model);
        var blocks = Blocks.Of(model.Blocking[0], columns, model.LargestBlock);

        Assert.Equal(1, blocks.Count);
        Assert.Equal([0, 1, 2], blocks.Members(0).ToArray());
        Assert.Equal(45 - 3, blocks.PairsNotCompared);
        var pairs = new CandidatePairs(model, columns, new(LinkMode.Both, columns.Table.SourceOfRow, 1), new());
        Assert.True(pairs.Compares(0, 0, 2));
        Assert.False(pairs.Compares(0, 2, 3));
        Assert.False(pairs.Compares(0, 4, 5));
    }

    [Fact]
    public void A_pair_that_an_earlier_rule_could_not_compare_is_new_to_a_later_one()
    {
        var rows = Enumerable.Range(0, 5).Select(row => ((string?)"N", (string?)$"T{row / 2}", "a")).ToArray();
        var (_, fresh) = Visit(TableOf(rows), TwoFields.Model with { LargestBlock = 4 }, LinkMode.Both, 2);
        Assert.Equal([(0, 1), (2, 3)], fresh.Order());
    }

    [Fact]
    public void Keys_are_sorted_and_rows_with_one_key_stay_in_order() =>
        Gen.Select(Gen.Int[0, 60_000], Gen.Int[1, 50], Gen.Int).Sample((count, distinct, seed) =>
        {
            var random = new Random(seed);
            var keys = Enumerable.Range(0, count).Select(_ => (ulong)random.Next(distinct) * 0x9E3779B97F4A7C15).ToArray();
            var rows = Enumerable.Range(0, count).ToArray();
            var wanted = rows.OrderBy(row => keys[row]).ToArray();
            KeySort.Sort(keys, rows);
            Assert.Equal(wanted, rows);
            Assert.Equal(keys.Order(), keys);
        }, iter: 20);

    [Theory]
    [InlineData(LinkMode.Both, 45)]
    [InlineData(LinkMode.Link, 24)]
    [InlineData(LinkMode.Dedupe, 21)]
    public void The_pairs_of_all_sources_are_counted(LinkMode mode, long expected)
    {
        var forming = new PairForming(mode, [0, 0, 0, 0, 1, 1, 1, 1, 1, 1], 2);
        Assert.Equal(expected, forming.PairsOf(0, 0) + forming.PairsOf(0, 1) + forming.PairsOf(1, 1));
    }

    private static Gen<string?> Value(int distinct) => Gen.Int[0, distinct].Select(number => number == 0 ? null : $"V{number}");

    private static bool Agree((string?, string?, string) left, (string?, string?, string) right, int rule) =>
        rule == 0 ? left.Item1 is not null && left.Item1 == right.Item1 : left.Item2 is not null && left.Item2 == right.Item2;

    private static bool MayPair(string left, string right, LinkMode mode) => mode switch
    {
        LinkMode.Dedupe => left == right,
        LinkMode.Link => left != right,
        _ => true,
    };

    private static Table TableOf((string?, string?, string)[] rows) =>
        TwoFields.Table([.. rows.Select((row, index) => ($"{index:0000}", row.Item3, row.Item1, row.Item2))]);

    private static (List<(int, int, int)> Seen, List<(int, int)> Fresh) Visit(Table table, LinkageModel model, LinkMode mode, int threads)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        var forming = new PairForming(mode, table.SourceOfRow, table.Sources.Length);
        var pairs = new CandidatePairs(model, new(table, model), forming, parallel);
        var visitors = pairs.Visit(() => new Recorder(), parallel);
        return ([.. visitors.SelectMany(visitor => visitor.Seen)], [.. visitors.SelectMany(visitor => visitor.Fresh)]);
    }

    private sealed class Recorder : IPairVisitor
    {
        public List<(int, int, int)> Seen { get; } = [];

        public List<(int, int)> Fresh { get; } = [];

        public void See(int rule, int left, int right, ulong rules)
        {
            Assert.Equal(rule, BitOperations.TrailingZeroCount(rules));
            Fresh.Add((left, right));
            Seen.AddRange(Enumerable.Range(0, 64).Where(each => (rules >> each & 1) != 0).Select(each => (each, left, right)));
        }
    }
}
