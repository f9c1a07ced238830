using System.Text.Json;

using ContactPoint.Jobs.Tests.Commands;

namespace ContactPoint.Jobs.Tests.Samples;

public sealed class SampleGenerateCommandTests
{
    [Fact]
    public async Task With_json_it_prints_one_object_and_nothing_else_on_standard_output()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("samples");

        var (code, output, _) = await ProgramRun.StartAsync("samples", "generate", "--children", "50", "--seed", "1", "--out", folder.FullName, "--json", "--difficulty", "easy");

        using var report = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        Assert.Equal(50, report.RootElement.GetProperty("children").GetInt32());
        Assert.Equal(5, report.RootElement.GetProperty("files").GetArrayLength());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Numbers_out_of_range_are_a_fault_of_usage_and_write_nothing()
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        var (code, output, errors) = await ProgramRun.StartAsync("samples", "generate", "--children", "0", "--seed", "1", "--days", "0", "--out", folder);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("The number of children must be 1 to", errors, StringComparison.Ordinal);
        Assert.Contains("The number of days must be 1 to", errors, StringComparison.Ordinal);
        Assert.False(System.IO.Directory.Exists(folder));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused_in_one_sentence()
    {
        var file = Path.GetTempFileName();

        var (code, _, errors) = await ProgramRun.StartAsync("samples", "generate", "--children", "5", "--seed", "1", "--out", Path.Combine(file, "below"), "--quiet");

        Assert.Equal(1, code);
        Assert.Contains("can't be written", errors, StringComparison.Ordinal);
        File.Delete(file);
    }
}
