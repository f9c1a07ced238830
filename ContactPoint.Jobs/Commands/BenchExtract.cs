using System.Globalization;

using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Samples;

namespace ContactPoint.Jobs.Commands;

/// <summary>The school census that is measured: made up once, then kept in the data folder.</summary>
internal static class BenchExtract
{
    private const string FeedFolder = "school-census";
    private const int LinesBeforeRows = 4;
    private const long Seed = 7;

    /// <summary>Of a hundred children of the samples some 78 are of school age.</summary>
    private const double ChildrenOfARow = 1.32;

    /// <summary>Most rows, by what the generator can make up.</summary>
    public static int MostRows => (int)(SampleOptions.MostChildren / ChildrenOfARow);

    /// <summary>Makes the files unless they are there.</summary>
    /// <param name="folder">Where they are kept.</param>
    /// <param name="rows">Exactly how many rows.</param>
    /// <param name="cancellationToken">Stops the making.</param>
    public static MeasuredExtract Prepare(string folder, int rows, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"census-{rows}");
        var extract = Path.Combine(folder, $"{name}.csv");
        var rowsAlone = Path.Combine(folder, $"{name}.rows");
        if (!File.Exists(extract))
        {
            System.IO.Directory.CreateDirectory(folder);
            var world = Path.Combine(folder, "world");
            SampleGenerator.Generate(
                new() { Children = Math.Min(SampleOptions.MostChildren, (int)(rows * ChildrenOfARow) + 200), Seed = Seed, OutFolder = world }, null, cancellationToken);
            var census = System.IO.Directory.GetFiles(Path.Combine(world, "day-1", FeedFolder)).Single();
            Cut(census, rowsAlone, extract + ".part", rows);
            File.Move(extract + ".part", extract);
            System.IO.Directory.Delete(world, recursive: true);
        }

        return new(extract, rowsAlone, ColumnsOf(extract), rows);
    }

    /// <summary>
    /// Takes the first rows of a census, and writes a trailer that counts them. A line break inside quotes ends no row. The rows alone are
    /// those that have as many columns as the header: a COPY of the raw file ends at the first of the others.
    /// </summary>
    private static void Cut(string census, string rowsAlone, string extract, int rows)
    {
        using var source = new BufferedStream(File.OpenRead(census), 1 << 20);
        using var whole = new BufferedStream(File.Create(extract), 1 << 20);
        using var alone = new BufferedStream(File.Create(rowsAlone), 1 << 20);
        var row = new MemoryStream();
        var headerDelimiters = 0;
        for (var taken = -LinesBeforeRows; taken < rows; taken++)
        {
            row.SetLength(0);
            if (ReadRow(source, row) is not { } delimiters)
            {
                throw new RefusedException($"The generator made only {taken} rows of the census; ask for fewer.");
            }

            headerDelimiters = taken < 0 ? delimiters : headerDelimiters;
            row.WriteTo(whole);
            if (taken >= 0 && delimiters == headerDelimiters)
            {
                row.WriteTo(alone);
            }
        }

        whole.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"END,{rows}\n")));
    }

    /// <returns>How many delimiters stand in the row, outside quotes; <see langword="null"/> at the end.</returns>
    private static int? ReadRow(Stream source, MemoryStream row)
    {
        var isQuoted = false;
        var delimiters = 0;
        for (var next = source.ReadByte(); next >= 0; next = source.ReadByte())
        {
            row.WriteByte((byte)next);
            isQuoted ^= next == '"';
            delimiters += next == ',' && !isQuoted ? 1 : 0;
            if (next == '\n' && !isQuoted)
            {
                return delimiters;
            }
        }

        return null;
    }

    private static int ColumnsOf(string extract) => File.ReadLines(extract).Skip(LinesBeforeRows - 1).First().Split(',').Length;
}
