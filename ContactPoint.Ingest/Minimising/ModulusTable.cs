using System.Globalization;

namespace ContactPoint.Ingest.Minimising;

/// <summary>The check of a UK account number against its sort code: a weight for each of the fourteen digits, by ranges of sort codes.</summary>
/// <remarks>
/// The banks publish the weights and change them, so the table is a file that the operator supplies; without it the other rules do their work.
/// A line has the first and last sort code of a range, a method (MOD10: the weighted sum is a multiple of ten; MOD11: of eleven; DBLAL: the
/// digits of the products, added up, are a multiple of ten) and fourteen weights. A line with an exception number after the weights is left
/// out: its rules are the banks' own, and a number that is not proved is still found by the words beside it.
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
/// </remarks>
public sealed class ModulusTable
{
    private const int Digits = 14;
    private const int Columns = 3 + Digits;

    private readonly Line[] _lines;

    private ModulusTable(Line[] lines) => _lines = lines;

    /// <summary>The lines that are used, in their order.</summary>
    public IEnumerable<string> Lines => _lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"modulus {line.First} {line.Last} {line.Method} {string.Join(' ', line.Weights)}"));

    /// <summary>Reads a table.</summary>
    /// <exception cref="FormatException">A line is not made as it should be; the message says which.</exception>
    public static ModulusTable Parse(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var parsed = new List<Line>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var columns = ColumnsOf(line);
            if (columns.Length is 0 or > Columns)
            {
                continue;
            }

            parsed.Add(TryParse(columns) ?? throw new FormatException($"Line {number} of the modulus table needs two sort codes, MOD10, MOD11 or DBLAL, and fourteen weights."));
        }

        return new([.. parsed]);
    }

    /// <summary>Whether <see cref="Parse"/> can read a line.</summary>
    public static bool IsLine(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var columns = ColumnsOf(line);
        return columns.Length is 0 or > Columns || TryParse(columns) is not null;
    }

    /// <summary>Whether some line has the sort code and every such line is satisfied: then the digits are somebody's account beyond doubt.</summary>
    /// <param name="digits">Sort code and account number, fourteen digits.</param>
    public bool Passes(ReadOnlySpan<char> digits)
    {
        if (digits.Length != Digits)
        {
            return false;
        }

        var sortCode = int.Parse(digits[..6], NumberStyles.None, CultureInfo.InvariantCulture);
        var isListed = false;
        foreach (var line in _lines)
        {
            if (sortCode < line.First || sortCode > line.Last)
            {
                continue;
            }

            isListed = true;
            if (!IsSatisfied(line, digits))
            {
                return false;
            }
        }

        return isListed;
    }

    private static string[] ColumnsOf(string line) => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsSatisfied(Line line, ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var index = 0; index < Digits; index++)
        {
            var product = (digits[index] - '0') * line.Weights[index];
            sum += line.Method == Method.DoubleAlternate ? (product / 10) + (product % 10) : product;
        }

        return sum % (line.Method == Method.Modulus11 ? 11 : 10) == 0;
    }

    private static Line? TryParse(string[] columns)
    {
        var weights = new int[Digits];
        var isWhole = columns.Length == Columns
            && int.TryParse(columns[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && int.TryParse(columns[1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        for (var index = 0; isWhole && index < Digits; index++)
        {
            isWhole = int.TryParse(columns[index + 3], NumberStyles.None, CultureInfo.InvariantCulture, out weights[index]);
        }

        Method? method = !isWhole ? null : columns[2] switch
        {
            "MOD10" => Method.Modulus10,
            "MOD11" => Method.Modulus11,
            "DBLAL" => Method.DoubleAlternate,
            _ => null,
        };
        return method is { } known
            ? new(int.Parse(columns[0], CultureInfo.InvariantCulture), int.Parse(columns[1], CultureInfo.InvariantCulture), known, weights)
            : null;
    }

    private enum Method
    {
        Modulus10,
        Modulus11,
        DoubleAlternate,
    }

    private sealed record Line(int First, int Last, Method Method, int[] Weights);
}
