using System.Globalization;

using ContactPoint.Jobs.Commands;
using ContactPoint.Matching.Evaluating;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>Suppliers join one by one, so the first night may see next to nothing; what it learns must not bind the nights that follow.</summary>
public sealed class SmallFirstNightTests : IAsyncLifetime
{
    private const double LeastF1 = 0.98;

    private readonly string _drop = System.IO.Directory.CreateTempSubdirectory("contactpoint-small-").FullName;
    private SampleNights _nights = null!;

    public async Task InitializeAsync() => _nights = await SampleNights.StartAsync();

    public async Task DisposeAsync()
    {
        await _nights.DisposeAsync();
        System.IO.Directory.Delete(_drop, recursive: true);
    }

    [Fact]
    public async Task The_first_whole_night_after_one_of_a_few_rows_is_as_good_as_any()
    {
        var (asOf, whole) = DemoCommand.Days()[0];
        var few = await DeliverFewAsync(Path.Combine(whole, "youth-services"), rows: 199);

        await RunAsync(asOf, few);
        await RunAsync(asOf, whole);

        var records = (await TrueRecord.ReadAsync(_nights, run: 2, CancellationToken.None)).Where(record => record.Child is not null).ToList();
        var evaluation = Evaluation.Of(
            records.ToDictionary(record => record.Id, record => record.Cluster.ToString(CultureInfo.InvariantCulture)),
            records.ToDictionary(record => record.Id, record => record.Child!));
        Assert.True(records.Count > 8_000, $"only {records.Count} records with a truth");
        Assert.True(evaluation.Pairwise.F1 >= LeastF1, $"{evaluation.Pairwise}");
        Assert.Empty(await TrueRecord.UnprotectedAsync(_nights, CancellationToken.None));
    }

    private async Task RunAsync(DateOnly asOf, string inbox)
    {
        var report = await _nights.RunAsync(asOf, inbox);
        Assert.True(report.Published, report.Fault);
    }

    /// <summary>The header and the first rows of a feed's extract; of the samples' youth services, a delta feed, which may grow as it likes; a line is a row.</summary>
    private async Task<string> DeliverFewAsync(string feedFolder, int rows)
    {
        var source = System.IO.Directory.GetFiles(feedFolder).Single();
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(_drop, Path.GetFileName(feedFolder))).FullName;
        var target = Path.Combine(folder, "few-20260913.csv");
        await File.WriteAllLinesAsync(target, (await File.ReadAllLinesAsync(source)).Take(rows + 1));
        File.SetLastWriteTimeUtc(target, new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        return _drop;
    }
}
