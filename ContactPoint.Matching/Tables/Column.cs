namespace ContactPoint.Matching.Tables;

/// <summary>One column of a table: each row's code into a list of distinct values. Code 0 is a missing value.</summary>
internal sealed class Column(string name, int[] codes, string[] values)
{
    /// <summary>The code of a missing value.</summary>
    public const int Missing = 0;

    public string Name { get; } = name;

    /// <summary>One code for each row.</summary>
    public int[] Codes { get; } = codes;

    /// <summary>The distinct values by code; the first is empty and stands for missing.</summary>
    public string[] Values { get; } = values;

    /// <summary>The same column without some values, which become missing.</summary>
    public Column Without(IReadOnlyCollection<string> placeholders)
    {
        var unwanted = placeholders.ToHashSet(StringComparer.Ordinal);
        return Derive(Name, value => unwanted.Contains(value) ? null : value);
    }

    /// <summary>A column worked out from this one, once for each distinct value; <see langword="null"/> or empty is missing.</summary>
    public Column Derive(string name, Func<string, string?> function)
    {
        var coder = new ValueCoder();
        var codeOf = new int[Values.Length];
        for (var code = 1; code < codeOf.Length; code++)
        {
            codeOf[code] = coder.CodeOf(function(Values[code]));
        }

        return new(name, Array.ConvertAll(Codes, code => codeOf[code]), coder.Values());
    }

    /// <summary>The values of several columns one after the other, with a space between; missing where all are.</summary>
    public static Column Join(string name, IReadOnlyList<Column> columns)
    {
        var joined = columns[0];
        foreach (var next in columns.Skip(1))
        {
            joined = Join(joined, next);
        }

        return new(name, joined.Codes, joined.Values);
    }

    private static Column Join(Column left, Column right)
    {
        var coder = new ValueCoder();
        var codeOf = new Dictionary<(int, int), int>();
        var codes = new int[left.Codes.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            var pair = (left.Codes[row], right.Codes[row]);
            if (!codeOf.TryGetValue(pair, out codes[row]))
            {
                codes[row] = coder.CodeOf($"{left.Values[pair.Item1]} {right.Values[pair.Item2]}".Trim());
                codeOf.Add(pair, codes[row]);
            }
        }

        return new(left.Name, codes, coder.Values());
    }

    /// <summary>The column with its rows in another order.</summary>
    public Column InOrder(int[] rows) => new(Name, Array.ConvertAll(rows, row => Codes[row]), Values);
}

/// <summary>Gives each distinct value a code, from 1 in the order of appearance; a value that is empty or absent has 0.</summary>
internal sealed class ValueCoder
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<string> _values = [""];

    public int CodeOf(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return Column.Missing;
        }

        if (!_codes.TryGetValue(value, out var code))
        {
            code = _values.Count;
            _codes.Add(value, code);
            _values.Add(value);
        }

        return code;
    }

    public string[] Values() => [.. _values];
}
