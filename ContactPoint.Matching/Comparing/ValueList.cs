using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Comparing;

/// <summary>
/// The distinct values of the columns that one comparison reads, under one code each, so that columns can be compared with one
/// another.
/// </summary>
internal sealed class ValueList
{
    private ValueList(string[] texts, int[][] codesByColumn)
    {
        Texts = texts;
        CodesByColumn = codesByColumn;
    }

    /// <summary>A list of no values, to ask a kind which levels it knows.</summary>
    public static ValueList Empty { get; } = new([""], []);

    /// <summary>The values by code; the first stands for missing.</summary>
    public string[] Texts { get; }

    /// <summary>For each column, one code for each row.</summary>
    public int[][] CodesByColumn { get; }

    public static ValueList Of(IReadOnlyList<Column> columns)
    {
        if (columns.Count == 1)
        {
            return new(columns[0].Values, [columns[0].Codes]);
        }

        var coder = new ValueCoder();
        var codesByColumn = columns.Select(column =>
        {
            var codeOf = Array.ConvertAll(column.Values, coder.CodeOf);
            return Array.ConvertAll(column.Codes, code => codeOf[code]);
        }).ToArray();
        return new(coder.Values(), codesByColumn);
    }

    /// <summary>Works something out once for each value, missing excepted.</summary>
    public T[] Each<T>(Func<string, T> function)
    {
        var results = new T[Texts.Length];
        for (var code = 1; code < results.Length; code++)
        {
            results[code] = function(Texts[code]);
        }

        return results;
    }

    /// <summary>The words of each value of at least so many letters, by codes: equal words have one code.</summary>
    public int[][] EachTokens(int shortest = 1)
    {
        var coder = new ValueCoder();
        return Each(text => Tokens.Of(text).Where(token => token.Length >= shortest).Select(coder.CodeOf).ToArray());
    }
}

/// <summary>Whether a level holds for two values, by their codes; neither is missing.</summary>
internal delegate bool LevelTest(int left, int right);
