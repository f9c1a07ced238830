using System.Text.Json;

namespace ContactPoint.Jobs.Tests.Commands;

/// <summary>The measurement itself is run, on few rows; what it measures is the machine's business.</summary>
public sealed class BenchCommandTests : IDisposable
{
    private const int Rows = 2_000;
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-bench-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_small_extract_is_loaded_in_every_way_and_its_rows_are_accounted_for()
    {
        var run = await ProgramRun.StartInAsync(_folder.FullName, "bench", "ingest", "--rows", $"{Rows}", "--runs", "1");

        Assert.True(run.Code == 0, run.Errors);
        var figures = JsonDocument.Parse(run.Output.TrimEnd().Split('\n')[^1]).RootElement;
        Assert.Equal(Rows, figures.GetProperty("n").GetInt64());
        Assert.Equal(
            Rows, new[] { "accepted", "quarantined", "held", "withheld", "duplicate" }.Sum(outcome => figures.GetProperty(outcome).GetInt64()));
        Assert.InRange(figures.GetProperty("accepted").GetInt64(), Rows * 9 / 10, Rows);
        Assert.Equal((1, "ingest"), (figures.GetProperty("runs").GetInt32(), figures.GetProperty("name").GetString()));
        string[] measured = ["median_seconds", "peak_bytes", "rows_per_second", "megabytes_per_second", "ratio_to_floor", "ratio_to_raw", "floor_seconds", "raw_seconds", "checking_seconds", "rescreen_seconds", "rescreen_rows_per_second", "rescreen_peak_bytes", "ratio_of_rescreen_to_load", "file_bytes", "processors"];
        Assert.All(measured, name => Assert.True(figures.GetProperty(name).GetDouble() > 0, name));
        Assert.All(["machine", "runtime", "postgresql"], name => Assert.NotEmpty(figures.GetProperty(name).GetString()!));
    }
}
