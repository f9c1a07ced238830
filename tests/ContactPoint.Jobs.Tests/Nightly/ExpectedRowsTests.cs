using ContactPoint.Jobs.Nightly;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>A specification says how many rows are usual, and what has others waits for a person; whole nights on a real database.</summary>
public sealed class ExpectedRowsTests : IAsyncLifetime
{
    private const string Feed = "registrations";
    private static readonly (string, string, string) Somebody = ("somebody", "data-quality", "The supplier confirmed it by telephone");

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-volume-").FullName;
    private SampleNights _nights = null!;

    public async Task InitializeAsync()
    {
        var feeds = System.IO.Directory.CreateDirectory(Path.Combine(_folder, "feeds")).FullName;
        var spec = await File.ReadAllTextAsync(ContactPointOptions.Sample(Path.Combine("feeds", $"{Feed}.yaml")));
        await File.WriteAllTextAsync(
            Path.Combine(feeds, $"{Feed}.yaml"), spec.Replace("\nrank:", "\nexpected_rows: { usual: 10, within_percent: 20 }\nrank:", StringComparison.Ordinal));
        _nights = await SampleNights.StartAsync(new Dictionary<string, string?> { ["ContactPoint:FeedsFolder"] = feeds });
    }

    public async Task DisposeAsync()
    {
        await _nights.DisposeAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    [InlineData(12, false)]
    [InlineData(13, true)]
    public async Task An_extract_with_other_rows_than_are_expected_waits_and_is_staged_when_it_is_released(int rows, bool isHeld)
    {
        var report = await NightAsync(1, rows);
        Assert.Equal(isHeld ? ["extract 1, registrations: It has " + rows + " rows, and the specification expects 8 to 12."] : [], report.HeldExtracts);
        Assert.Equal(isHeld ? 0 : rows, report.Counts["rows"]);
        if (!isHeld)
        {
            return;
        }

        await _nights.Host.Services.GetRequiredService<ExtractInbox>().ReleaseAsync(1, Somebody, CancellationToken.None);
        Assert.Equal(rows, (await NightAsync(2, rows: 0)).Counts["rows"]);
    }

    private async Task<NightReport> NightAsync(int night, int rows)
    {
        var inbox = Path.Combine(_folder, $"night-{night}");
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(inbox, Feed)).FullName;
        if (rows > 0)
        {
            var sample = await File.ReadAllLinesAsync(ContactPointOptions.Sample(Path.Combine("extracts", "day-1", Feed, $"{Feed}-20260914.csv")));
            await File.WriteAllLinesAsync(Path.Combine(folder, $"{Feed}-20260914.csv"), sample.Take(rows + 1));
        }

        var report = await _nights.RunAsync(new(2026, 9, 14), inbox);
        Assert.True(report.Published, report.Fault);
        return report;
    }
}
