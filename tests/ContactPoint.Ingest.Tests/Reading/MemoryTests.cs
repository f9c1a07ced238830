using System.Diagnostics;
using System.Globalization;

namespace ContactPoint.Ingest.Tests.Reading;

/// <summary>Memory does not grow with the file, whatever stands in it.</summary>
public sealed class MemoryTests
{
    /// <summary>What docs/benchmarks.md promises for the whole program.</summary>
    private const long MostBytes = 300L << 20;

    /// <summary>Less than the ordinary file alone has: whoever held one would have no room for it, and the process would end.</summary>
    private const long MostHeapBytes = 64L << 20;

    [Fact]
    public async Task Large_files_are_read_in_less_memory_than_one_of_them_has()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(MemoryTests).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = MostHeapBytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var lines = (await process.StandardOutput.ReadToEndAsync(CancellationToken.None)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(CancellationToken.None);

        Assert.Equal("", await error);
        Assert.Equal(LargeFiles.All.Select(file => $"{file.What}: {file.Expected}"), lines.SkipLast(1));
        Assert.InRange(long.Parse(lines[^1], CultureInfo.InvariantCulture), 1, MostBytes);
    }
}
