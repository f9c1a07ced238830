using ContactPoint.Jobs.Commands;

namespace ContactPoint.Jobs.Tests.Commands;

/// <summary>Whatever a file holds, a verb says so in a sentence that repeats nothing of it.</summary>
public sealed class UnusualFilesTests : IDisposable
{
    private const string Value = "Zebedee";
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-unusual-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Values_of_a_file_without_a_header_are_not_repeated()
    {
        var table = await WriteAsync("people.csv", $"{Value},2012-01-01\nSomebody,2013-01-01\n");
        var model = ContactPointOptions.Sample(Path.Combine("models", "children.json"));

        await AssertRefusedAsync("match", "link", table, "--model", model, "--id", "id", "--out", PathOf("clusters.csv"));
        await AssertRefusedAsync("match", "link", table, "--model", table, "--id", "id", "--out", PathOf("clusters.csv"));
        await AssertRefusedAsync("match", "evaluate", "--clusters", table, "--truth", table, "--id", "id", "--entity", "entity");
        await AssertRefusedAsync("feed", "check", table, "--feed", table + ".yaml");
        await AssertRefusedAsync("feed", "check", table, "--feed", "registrations");
    }

    [Fact]
    public async Task A_day_at_the_end_of_time_is_no_fault()
    {
        foreach (var day in new[] { "0001-01-01", "1900-01-01", "2200-12-31", "9999-12-31" })
        {
            var run = await ProgramRun.StartAsync("feed", "check", Extract(), "--feed", "registrations", "--as-of", day);

            Assert.True(run.Code != ExitCodes.Fault, run.Errors);
        }
    }

    [Fact]
    public async Task A_verb_does_not_write_over_what_it_reads()
    {
        var table = PathOf("registrations.csv");
        File.Copy(Extract(), table);
        var before = await File.ReadAllBytesAsync(table);

        var link = File.CreateSymbolicLink(PathOf("link.csv"), table);

        Assert.Equal(ExitCodes.Refused, (await ProgramRun.StartAsync("feed", "check", table, "--feed", "registrations", "--accepted", table)).Code);
        Assert.Equal(ExitCodes.Refused, (await ProgramRun.StartAsync("feed", "check", table, "--feed", "registrations", "--report", link.FullName)).Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(table));
    }

    [Fact]
    public async Task What_a_verb_writes_about_children_is_its_owners_alone()
    {
        await ProgramRun.StartAsync("feed", "check", Extract(), "--feed", "registrations", "--accepted", PathOf("accepted.csv"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOf("accepted.csv")));
    }

    private static string Extract() =>
        ContactPointOptions.Sample(Path.Combine("extracts", "day-1", "registrations", "registrations-20260914.csv"));

    private static async Task AssertRefusedAsync(params string[] arguments)
    {
        var run = await ProgramRun.StartAsync(arguments);

        Assert.True(run.Code == ExitCodes.Refused, $"{run.Code}: {run.Errors}");
        Assert.DoesNotContain(Value, run.Errors + run.Output, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        await File.WriteAllTextAsync(PathOf(name), text);
        return PathOf(name);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
