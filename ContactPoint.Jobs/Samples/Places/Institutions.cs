using System.Globalization;

using ContactPoint.Jobs.Samples.Drawing;

namespace ContactPoint.Jobs.Samples.Places;

/// <summary>Made-up schools, practices and telephone numbers of a neighbourhood.</summary>
internal static class Institutions
{
    private static readonly string[] Landlines = ["0161 496 0", "0113 496 0", "0114 496 0", "01632 960", "0191 498 0"];

    public static string Primary(Neighbourhood where) => Text(105_000 + where.Number);

    public static string Secondary(Neighbourhood where) =>
        Text(135_000 + CheckedNumbers.Shuffle((where.Number % 188) / 4 + (where.Number / 188 * 47), 14_000, 5));

    public static string Practice(Neighbourhood where) => $"P{Text(93_001 + (where.Number / 3))}";

    /// <summary>The number of the school that first registers a child of the neighbourhood, in its authority.</summary>
    public static int SchoolInUpn(Neighbourhood where) => 2000 + (int)(where.Number % 8000);

    /// <summary>A number of the ranges that Ofcom keeps for drama: nobody answers.</summary>
    public static string Phone(Neighbourhood where, bool mobile, SampleRandom random)
    {
        var last = random.Below(1000).ToString("D3", CultureInfo.InvariantCulture);
        var exchange = (where.Number + where.Town.FirstOutcode) % 2 == 0 ? 0 : where.Town.Name.Length % Landlines.Length;
        return mobile ? $"07700 900{last}" : Landlines[exchange] + last;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
