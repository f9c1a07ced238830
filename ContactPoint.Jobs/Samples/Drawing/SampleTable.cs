using System.Globalization;

namespace ContactPoint.Jobs.Samples.Drawing;

/// <summary>The generator's own tables of names, streets and texts, embedded as tab-separated files with a header row.</summary>
internal static class SampleTable
{
    public static IReadOnlyList<string[]> Rows(string name)
    {
        var resource = $"ContactPoint.Jobs.Samples.Tables.{name}.tsv";
        using var stream = typeof(SampleTable).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The table {resource} is not embedded in the program.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(line.Split('\t'));
        }

        return rows;
    }

    public static long Whole(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
