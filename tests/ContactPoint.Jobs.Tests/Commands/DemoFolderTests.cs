using ContactPoint.Jobs.Hosting;

namespace ContactPoint.Jobs.Tests.Commands;

/// <summary>What the demo made can be looked at with the key that everybody has; nothing can be added to it.</summary>
public sealed class DemoFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-demo-");

    public DemoFolderTests() => File.SetUnixFileMode(_folder.FullName, (UnixFileMode)0b111_001_001);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_demo_folder_can_be_read_without_a_key_and_not_added_to()
    {
        var file = Path.Combine(_folder.FullName, "extract.csv");
        await File.WriteAllTextAsync(file, "a\n1\n");
        Assert.Equal(3, (await RunAsync("snapshot", "list")).Code);

        DemoFolder.Note(_folder.FullName);

        Assert.Equal(0, (await RunAsync("snapshot", "list")).Code);
        Assert.Equal(3, (await RunAsync("ingest", "load", file, "--feed", "school-census")).Code);
        Assert.Equal(3, (await RunAsync("nightly")).Code);
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.StartAsync(
        new Dictionary<string, string?>
        {
            ["CONTACTPOINT_DATA"] = _folder.FullName,
            ["CONTACTPOINT_KEY_FILE"] = null,
            ["ConnectionStrings__ContactPoint"] = null,
        },
        arguments);
}
