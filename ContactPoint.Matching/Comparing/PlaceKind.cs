using System.Runtime.InteropServices;

using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Comparing;

/// <summary>
/// Where two people live, as one ordered question over a postcode and address lines. Asked as several, one move would
/// count against the same pair several times.
/// </summary>
internal sealed class PlaceKind : ComparisonKind
{
    private static readonly string[] Levels = ["same house", "same unit", "same sector", "same district"];

    public override string Name => "place";

    public override string LevelsKnown => string.Join(", ", Levels) + " (in this order; the columns are the postcode and then address lines)";

    public override bool Knows(string level) => Levels.Contains(level);

    public override RowComparer Bind(Comparison comparison, ModelColumns columns)
    {
        var unit = columns.Of(ColumnExpression.Parse($"compact({comparison.Columns[0]})"));
        var codes = comparison.Levels.Where(level => !level.IsElse).Select(level => level.Label switch
        {
            "same house" => HousesOf(unit, [.. comparison.Columns.Skip(1).Select(name => columns[name])]),
            "same sector" => columns.Of(ColumnExpression.Parse($"sector({comparison.Columns[0]})")).Codes,
            "same district" => columns.Of(ColumnExpression.Parse($"district({comparison.Columns[0]})")).Codes,
            _ => unit.Codes,
        }).ToArray();
        return new PlaceComparer(comparison, [unit.Codes, .. codes]);
    }

    /// <summary>
    /// One code for each house: a postcode and what tells its fifteen or so houses apart, the numbers in the address, or
    /// its first words where it has no number. Suppliers split and spell the rest of an address each in their own way.
    /// </summary>
    private static int[] HousesOf(Column unit, Column[] lines)
    {
        var coder = new Dictionary<(int Unit, int Mark), int>();
        var marks = Column.Join("address", lines).Derive("house", MarkOf);
        var houses = new int[unit.Codes.Length];
        for (var row = 0; row < houses.Length; row++)
        {
            var key = (unit.Codes[row], marks.Codes[row]);
            if (key.Item1 != Column.Missing && key.Item2 != Column.Missing)
            {
                ref var house = ref CollectionsMarshal.GetValueRefOrAddDefault(coder, key, out var known);
                house = known ? house : coder.Count;
                houses[row] = house;
            }
        }

        return houses;
    }

    private static string? MarkOf(string address)
    {
        var tokens = Tokens.Of(address).ToList();
        var numbers = tokens.Where(token => token.Any(char.IsAsciiDigit)).ToList();
        return string.Join(' ', numbers.Count > 0 ? numbers : tokens.Take(2));
    }

    /// <summary>Tries the codes in order: each finer one implies the coarser.</summary>
    private sealed class PlaceComparer(Comparison comparison, int[][] unitThenLevels) : RowComparer(comparison)
    {
        public override IReadOnlyList<int[]> CountedLevels => unitThenLevels[1..];

        public override IReadOnlyList<int[]> Inputs => unitThenLevels;

        public override int LevelOf(ReadOnlySpan<int> left, ReadOnlySpan<int> right, LevelMemory memory)
        {
            if (left[0] == Column.Missing || right[0] == Column.Missing)
            {
                return Missing;
            }

            for (var level = 1; level < left.Length; level++)
            {
                if (left[level] != Column.Missing && left[level] == right[level])
                {
                    return level;
                }
            }

            return left.Length;
        }
    }
}
