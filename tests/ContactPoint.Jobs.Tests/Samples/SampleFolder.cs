using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

using ContactPoint.Jobs.Samples;

namespace ContactPoint.Jobs.Tests.Samples;

/// <summary>A folder of generated extracts, read in a way of its own: nothing here is taken from the generator.</summary>
public sealed class SampleFolder : IDisposable
{
    public static readonly string Committed = Path.GetFullPath(Path.Combine(Root(), "samples", "extracts"));

    private readonly bool _temporary;

    private SampleFolder(string path, bool temporary) => (FullName, _temporary) = (path, temporary);

    public string FullName { get; }

    public string FlatFile => Path.Combine(FullName, "flat.csv");

    public IReadOnlyList<string[]> Truth => Table("truth.csv");

    public IReadOnlyList<string[]> Planted => Table("planted.csv");

    public static SampleFolder Open(string path) => new(path, temporary: false);

    public static SampleFolder Generate(int children, long seed, int days = 1, int threads = 0, SampleDifficulty difficulty = SampleDifficulty.Realistic)
    {
        var folder = new SampleFolder(System.IO.Directory.CreateTempSubdirectory("samples").FullName, temporary: true);
        SampleGenerator.Generate(
            new SampleOptions
            {
                Children = children,
                Seed = seed,
                Days = days,
                OutFolder = folder.FullName,
                Threads = threads,
                Difficulty = difficulty,
                FlatFile = folder.FlatFile,
            },
            null,
            CancellationToken.None);
        return folder;
    }

    public IReadOnlyDictionary<string, byte[]> Files() => System.IO.Directory
        .EnumerateFiles(FullName, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(FullName, path).Replace('\\', '/'), File.ReadAllBytes);

    public IReadOnlyList<string[]> Flat => Rows(File.ReadAllText(FlatFile), ',').Skip(1).Select(row => row.Cells).ToList();

    /// <summary>The extract's data rows with the physical line, counted from 1, on which each begins.</summary>
    public IReadOnlyList<(int Line, string[] Cells)> Extract(int day, string feed)
    {
        var path = System.IO.Directory.GetFiles(Path.Combine(FullName, string.Create(CultureInfo.InvariantCulture, $"day-{day}"), feed)).Single();
        var census = feed == "school-census";
        var encoding = census ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : new UTF8Encoding(false, throwOnInvalidBytes: true);
        var text = encoding.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        var delimiter = feed switch
        {
            "health-registrations" => '|',
            "childrens-services" => ';',
            "youth-services" => '\t',
            _ => ',',
        };
        var rows = Rows(text, delimiter);
        return rows.Skip(census ? 4 : 1).Take(rows.Count - (census ? 5 : 1)).ToList();
    }

    public string RawExtract(int day, string feed) =>
        System.IO.Directory.GetFiles(Path.Combine(FullName, string.Create(CultureInfo.InvariantCulture, $"day-{day}"), feed)).Single();

    /// <summary>The local id of a row as its feed defines it.</summary>
    public static string LocalId(string feed, string[] cells) => feed == "school-census" ? $"{cells[0]}/{cells[1]}" : cells[0];

    public void Dispose()
    {
        if (_temporary)
        {
            System.IO.Directory.Delete(FullName, recursive: true);
        }
    }

    private List<string[]> Table(string name) =>
        Rows(File.ReadAllText(Path.Combine(FullName, name)), ',').Skip(1).Select(row => row.Cells).ToList();

    private static List<(int Line, string[] Cells)> Rows(string text, char delimiter)
    {
        var rows = new List<(int, string[])>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, first, quoted) = (1, 1, false);
        foreach (var letter in text)
        {
            line += letter == '\n' ? 1 : 0;
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || (letter != delimiter && letter is not ('\n' or '\r')))
            {
                cell.Append(letter);
            }
            else if (letter != '\r')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (letter == '\n')
                {
                    rows.Add((first, cells.ToArray()));
                    cells.Clear();
                    first = line;
                }
            }
        }

        return rows;
    }

    private static string Root([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..");
}
