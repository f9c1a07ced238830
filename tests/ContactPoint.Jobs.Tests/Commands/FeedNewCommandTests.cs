using System.Text.Json;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Jobs.Commands;

namespace ContactPoint.Jobs.Tests.Commands;

public sealed class FeedNewCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-new-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_specification_that_was_written_checks_the_file_that_it_was_written_for()
    {
        var extract = ContactPointOptions.Sample(Path.Combine("extracts", "day-1", "registrations", "registrations-20260914.csv"));
        var written = PathOf("births.yaml");

        Assert.Equal(ExitCodes.Done, (await ProgramRun.StartAsync("feed", "new", extract, "--name", "births", "--out", written)).Code);
        var lint = await ProgramRun.StartAsync("feed", "lint", written);
        Assert.Equal(ExitCodes.Done, lint.Code);
        Assert.Contains("still the draft's", lint.Output + lint.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, (await ProgramRun.StartAsync("feed", "check", extract, "--feed", written)).Code);

        var again = await ProgramRun.StartAsync("feed", "new", extract, "--out", written);
        Assert.Equal(ExitCodes.Refused, again.Code);
        Assert.Contains("not written over", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feeds_name_is_made_from_the_files()
    {
        var run = await ProgramRun.StartAsync("feed", "new", await WriteAsync("Youth_Work-20260914.csv", "Id,Surname\n1,Zebedee\n2,Ray\n"), "--json");
        using var json = JsonDocument.Parse(run.Output);
        var spec = FeedSpec.Parse(json.RootElement.GetProperty("specification").GetString()!, "draft");

        Assert.Equal(("youth-work", "Id"), (spec.Name, spec.LocalId.Single()));
        Assert.Equal(0, json.RootElement.GetProperty("faults").GetArrayLength());
        Assert.DoesNotContain("Zebedee", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_header_is_refused_and_not_shown()
    {
        var run = await ProgramRun.StartAsync("feed", "new", await WriteAsync("people.csv", "Zebedee,2012-01-01\nZebedee,2013-01-01\n"));

        Assert.Equal(ExitCodes.Refused, run.Code);
        Assert.DoesNotContain("Zebedee", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_register_that_is_configured_is_asked_and_one_with_faults_is_refused()
    {
        var extract = await WriteAsync("pupils.csv", "Id,Surname,URN\n1,Zebedee,100009\n2,Ray,100001\n");
        await ProgramRun.StartAsync("feed", "new", extract, "--out", PathOf("pupils.yaml"));
        await WriteAsync("schools.csv", "code,name\n100001,Oldfield School\n");
        var environment = new Dictionary<string, string?> { ["ContactPoint__RegistersFolder"] = _folder.FullName };

        var asked = await ProgramRun.StartAsync(environment, "feed", "check", extract, "--feed", PathOf("pupils.yaml"), "--json");
        Assert.Equal(1, JsonDocument.Parse(asked.Output).RootElement.GetProperty("issues").GetProperty("CP0161").GetInt32());

        await WriteAsync("schools.csv", "code,name\nOldfield,Oldfield School\n");
        var refused = await ProgramRun.StartAsync(environment, "feed", "check", extract, "--feed", PathOf("pupils.yaml"));
        Assert.Equal(ExitCodes.Missing, refused.Code);
        Assert.Contains("schools.csv, line 2: the code is none of this register", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transfer_file_gets_a_specification_and_other_xml_one_clear_error()
    {
        const string Transfer = "<CTfile><Header/><CTFpupilData><Pupil><UPN>B801200005001</UPN><Surname>Zebedee</Surname><Forename>Ann</Forename><DOB>2014-03-04</DOB></Pupil></CTFpupilData></CTfile>";
        var extract = await WriteAsync("820_CTF_820.xml", Transfer);
        var written = PathOf("transfers.yaml");

        Assert.Equal(ExitCodes.Done, (await ProgramRun.StartAsync("feed", "new", extract, "--out", written)).Code);
        Assert.Equal(ExitCodes.Done, (await ProgramRun.StartAsync("feed", "lint", written)).Code);
        var check = await ProgramRun.StartAsync("feed", "check", extract, "--feed", written, "--json");
        Assert.Equal(1, JsonDocument.Parse(check.Output).RootElement.GetProperty("accepted").GetInt32());

        var other = await ProgramRun.StartAsync("feed", "new", await WriteAsync("pupils.xml", "<?xml version=\"1.0\"?><Pupils><Pupil>Zebedee</Pupil></Pupils>"));
        Assert.Equal(ExitCodes.Refused, other.Code);
        Assert.Contains("XML with the root element Pupils", other.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Zebedee", other.Output + other.Errors, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private async Task<string> WriteAsync(string name, string text)
    {
        await File.WriteAllTextAsync(PathOf(name), text);
        return PathOf(name);
    }
}
