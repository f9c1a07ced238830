using ContactPoint.Jobs.Samples.Feeds;

namespace ContactPoint.Jobs.Samples.Writing;

/// <summary>All files of one call, open at once.</summary>
internal sealed class ExtractFiles : IDisposable
{
    private readonly SampleOptions _options;
    private readonly List<ExtractFile[]> _days = [];
    private readonly PartFile? _flat;
    private long _families;
    private long _flatRows;

    public ExtractFiles(SampleOptions options, IReadOnlyList<SampleFeed> feeds)
    {
        _options = options;
        System.IO.Directory.CreateDirectory(options.OutFolder);
        for (var day = 1; day <= options.Days; day++)
        {
            var date = options.FirstDay.AddDays(day - 1);
            _days.Add(feeds.Select(feed => new ExtractFile(options.OutFolder, feed, day, date)).ToArray());
        }

        if (options.FlatFile is not null)
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.FlatFile))!);
            _flat = new PartFile(options.FlatFile);
            _flat.Stream.Write(FlatTable.Layout.Encoding.GetBytes(FlatTable.Layout.Row(FlatTable.Columns)));
        }
    }

    public long Children { get; private set; }

    private IEnumerable<ExtractFile> All => _days.SelectMany(files => files);

    public void Append(NeighbourhoodExtracts neighbourhood)
    {
        for (var day = 0; day < _days.Count; day++)
        {
            for (var feed = 0; feed < _days[day].Length; feed++)
            {
                _days[day][feed].Append(neighbourhood.Parts[day][feed]);
            }
        }

        _flat?.Stream.Write(neighbourhood.Flat);
        _flatRows += neighbourhood.FlatRows;
        Children += neighbourhood.Children;
        _families += neighbourhood.Families;
    }

    public SampleCounts Complete()
    {
        foreach (var file in All)
        {
            file.Complete();
        }

        Join("truth.csv", ["feed", "day", "file", "local_id", "line", "child"], All.Select(file => file.TruthPath));
        Join("planted.csv", ["feed", "day", "line", "kind", "text", "expected"], All.Select(file => file.PlantedPath));
        _flat?.Complete();
        return new SampleCounts(
            _options.OutFolder,
            Children,
            _families,
            All.Select(file => file.Count).ToArray(),
            All.Sum(file => file.RowCount),
            All.Sum(file => file.PlantedCount),
            _flatRows);
    }

    public void Dispose()
    {
        foreach (var file in All)
        {
            file.Dispose();
        }

        _flat?.Dispose();
    }

    private void Join(string name, string[] columns, IEnumerable<string> parts)
    {
        using var joined = new PartFile(Path.Combine(_options.OutFolder, name));
        joined.Stream.Write(FlatTable.Layout.Encoding.GetBytes(ExtractFile.Csv(columns)));
        foreach (var path in parts)
        {
            using var part = File.OpenRead(path);
            part.CopyTo(joined.Stream);
        }

        joined.Complete();
    }
}
