using System.Globalization;
using System.Text;

using ContactPoint.Jobs.Samples.Feeds;

namespace ContactPoint.Jobs.Samples.Writing;

/// <summary>One extract while it is written, with its share of truth.csv and planted.csv beside it.</summary>
internal sealed class ExtractFile : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly SampleFeed _feed;
    private readonly int _day;
    private readonly PartFile _file;
    private readonly StreamWriter _truth;
    private readonly StreamWriter _planted;
    private long _lines;

    public ExtractFile(string folder, SampleFeed feed, int day, DateOnly date)
    {
        _feed = feed;
        _day = day;
        RelativePath = string.Create(CultureInfo.InvariantCulture, $"day-{day}/{feed.Name}/{feed.Name}-{date:yyyyMMdd}.csv");
        var path = Path.Combine(folder, RelativePath);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = new PartFile(path);
        TruthPath = path + ".truth.part";
        PlantedPath = path + ".planted.part";
        _truth = new StreamWriter(TruthPath, append: false, Utf8);
        _planted = new StreamWriter(PlantedPath, append: false, Utf8);
        WriteHead();
    }

    public string RelativePath { get; }

    public string TruthPath { get; }

    public string PlantedPath { get; }

    public long RowCount { get; private set; }

    public long PlantedCount { get; private set; }

    public SampleFileCount Count => new(_day, _feed.Name, RelativePath, RowCount);

    public void Append(ExtractPart part)
    {
        _file.Stream.Write(part.Bytes);
        foreach (var (at, row) in part.Rows)
        {
            var line = (_lines + at + 1).ToString(CultureInfo.InvariantCulture);
            _truth.Write(Csv(_feed.Name, Day, RelativePath, row.LocalId, line, row.Entity));
            foreach (var planting in row.Planted)
            {
                _planted.Write(Csv(_feed.Name, Day, line, planting.Kind.Code, planting.Text, planting.Kind.Expected));
                PlantedCount++;
            }
        }

        _lines += part.Lines;
        RowCount += part.Rows.Count;
    }

    /// <summary>Ends the file and gives it its name.</summary>
    public void Complete()
    {
        if (_feed.Layout.Trailer)
        {
            _file.Stream.Write(_feed.Layout.Encoding.GetBytes(string.Create(CultureInfo.InvariantCulture, $"END,{RowCount}{_feed.Layout.NewLine}")));
        }

        _truth.Dispose();
        _planted.Dispose();
        _file.Complete();
    }

    public void Dispose()
    {
        _truth.Dispose();
        _planted.Dispose();
        _file.Dispose();
        File.Delete(TruthPath);
        File.Delete(PlantedPath);
    }

    /// <summary>One row of truth.csv or planted.csv.</summary>
    public static string Csv(params string[] cells) => FlatTable.Layout.Row(cells);

    private string Day => _day.ToString(CultureInfo.InvariantCulture);

    private void WriteHead()
    {
        var layout = _feed.Layout;
        _file.Stream.Write(layout.Encoding.GetPreamble());
        foreach (var line in layout.Preamble)
        {
            _file.Stream.Write(layout.Encoding.GetBytes(line + layout.NewLine));
        }

        _file.Stream.Write(layout.Encoding.GetBytes(string.Join(layout.Delimiter, layout.Columns) + layout.NewLine));
        _lines = layout.Preamble.Count + 1;
    }
}
