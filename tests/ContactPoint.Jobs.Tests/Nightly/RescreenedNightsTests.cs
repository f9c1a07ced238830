using ContactPoint.Jobs.Commands;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>A value that was let be is withdrawn: its record leaves the directory, everybody else stays; whole nights through the scheduler.</summary>
public sealed class RescreenedNightsTests : IAsyncLifetime
{
    private const string Feed = "health-registrations";
    private const string Rule = "R17A";
    private const string Header = "PATIENT_ID|NHS_NUMBER|FAMILY_NAME|GIVEN_NAMES|PREVIOUS_FAMILY_NAME|BIRTH_DATE|SEX|ADDRESS_1|ADDRESS_2|ADDRESS_3|ADDRESS_4|POSTCODE|GP_PRACTICE|GP_REG_DATE|NAMED_GP|SENSITIVITY|DEATH_DATE|PHONE|DIAGNOSIS|MEDICATION\n";
    private static readonly (string, string, string) Ann = ("Ann Poole", "data-quality", "The family is called so; seen on the certificate");
    private static readonly (string, string, string) Bo = ("Bo Lee", "data-quality", "Checked with the practice by telephone");

    private readonly string _drop = System.IO.Directory.CreateTempSubdirectory("contactpoint-rescreened-").FullName;
    private SampleNights _nights = null!;
    private int _night;

    private AllowList Allowed => _nights.Host.Services.GetRequiredService<AllowList>();

    public async Task InitializeAsync() => _nights = await SampleNights.StartAsync();

    public async Task DisposeAsync()
    {
        await _nights.DisposeAsync();
        System.IO.Directory.Delete(_drop, recursive: true);
    }

    [Fact]
    public async Task What_is_withdrawn_leaves_the_directory_alone_and_comes_back_with_its_number()
    {
        var allowed = await AllowAsync("VIOLENCE");
        await NightAsync(Patients("VIOLENCE"));
        Assert.Equal(["Ash", "Violence"], await SurnamesAsync());
        var number = await NumberOfAsync("Violence");

        await Allowed.WithdrawAsync(allowed, Ann, CancellationToken.None);
        var withdrawn = await NightAsync();
        Assert.Equal(["Ash"], await SurnamesAsync());
        Assert.Equal((2, 1, 0, 1), Rescreened(withdrawn));
        Assert.Equal(1, withdrawn.Counts["set_aside"]);
        Assert.Equal([new HeldRecord(Feed, 1, 3, Rule, ["surname"])], await HeldAsync(), (one, other) => one with { Fields = other.Fields } == other && one.Fields.SequenceEqual(other.Fields));
        Assert.Equal(["1 3 R17A FAMILY_NAME"], await IssuesAsync());

        Assert.Equal((0, 0, 0, 1), Rescreened(await NightAsync()));

        await AllowAsync("VIOLENCE");
        Assert.Equal((2, 0, 1, 0), Rescreened(await NightAsync()));
        Assert.Equal(["Ash", "Violence"], await SurnamesAsync());
        Assert.Equal(number, await NumberOfAsync("Violence"));
    }

    [Fact]
    public async Task A_record_that_is_set_aside_stays_so_while_its_row_is_held_and_is_back_with_a_clean_row()
    {
        var allowed = await AllowAsync("VIOLENCE");
        await NightAsync(Patients("VIOLENCE"));
        await Allowed.WithdrawAsync(allowed, Ann, CancellationToken.None);

        var held = await NightAsync(Patients("VIOLENCE", "1 HILL ROAD"));
        Assert.Equal(1, held.Counts["held"]);
        Assert.Equal((2, 1, 0, 1), Rescreened(held));
        Assert.Equal(["Ash"], await SurnamesAsync());
        Assert.Equal(["1 3 R17A FAMILY_NAME", "2 3 R17A FAMILY_NAME"], await IssuesAsync());

        Assert.Equal((0, 0, 0, 0), Rescreened(await NightAsync(Patients("VIOLET"))));
        Assert.Equal(["Ash", "Violet"], await SurnamesAsync());
    }

    [Fact]
    public async Task A_shielded_child_whose_record_is_set_aside_is_protected_as_before()
    {
        var allowed = await AllowAsync("VIOLENCE");
        await NightAsync(Patients("VIOLENCE", sensitivity: "R", nhsNumber: "9434765919"));
        Assert.Single(await _nights.Host.Services.GetRequiredService<Memberships>().ShieldedAsync(CancellationToken.None));
        await Allowed.WithdrawAsync(allowed, Ann, CancellationToken.None);

        // Another patient number, the same child: the 2009 failure was to publish such a one as a second child, unshielded.
        var report = await NightAsync(Patients("VIOLENCE", sensitivity: "R", nhsNumber: "9434765919") + Patient("P3", "VIOLETTE", "9434765919"));

        Assert.Equal(1, report.Counts["set_aside"]);
        Assert.Empty(await SurnamesAsync("and not shielded and surname <> 'Ash'"));
        Assert.Single(await SurnamesAsync("and shielded"));
    }

    [Fact]
    public async Task A_night_that_would_lose_too_many_is_held_and_the_next_one_publishes_what_a_person_released()
    {
        var allowed = await AllowAsync("VIOLENCE");
        var first = await NightAsync(Header + string.Concat(Enumerable.Range(1, 12).Select(child => Patient($"P{child}", "VIOLENCE", ""))));

        await Allowed.WithdrawAsync(allowed, Ann, CancellationToken.None);
        var held = await RunAsync();
        Assert.Equal(("held", false), (held.State, held.Published));
        Assert.Equal((12, 0, 0, 0), Rescreened(held));
        Assert.Equal("rescreen", held.Stages[^1].Stage);
        var gate = Assert.Single(held.Gates);
        Assert.Equal(("records stay in force", GateOutcome.Red, "12 records to be set aside"), (gate.Name, gate.Outcome, gate.Figure));
        Assert.StartsWith($"{Feed}: of 12 records in force 12 by {Rule} (", gate.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("violence", gate.Explanation, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await HeldAsync());
        Assert.Equal(first.Counts["children"], (await SurnamesAsync()).Count);

        await _nights.Host.Services.GetRequiredService<Rescreening>().ReleaseAsync(Feed, Bo, CancellationToken.None);
        var released = await NightAsync();
        Assert.Equal((12, 12, 0, 12), Rescreened(released));
        Assert.Empty(await SurnamesAsync());
    }

    [Fact]
    public async Task What_the_rules_let_in_on_the_samples_night_they_let_be_when_it_is_screened_again()
    {
        var (asOf, folder) = DemoCommand.Days()[0];
        var first = await _nights.RunAsync(asOf, folder);
        Assert.Equal((0, 0, 0, 0), Rescreened(first));
        await QueryAsync("update ingest.extract set screened_by = null returning ''");

        var again = await NightAsync();

        Assert.Equal((first.Counts["accepted"], 0, 0, 0), Rescreened(again));
        Assert.Equal(first.Counts["children"], again.Counts["children"]);
    }

    private static (long, long, long, long) Rescreened(NightReport report)
    {
        var counts = report.Stages.Single(stage => stage.Stage == "rescreen").Counts;
        return (counts["records"], counts["found"], counts["returned"], counts["set_aside"]);
    }

    private static string Patients(string surname, string address = "2 MILL LANE", string sensitivity = "U", string nhsNumber = "") =>
        Header + Patient("P1", "ASH", "") + Patient("P2", surname, nhsNumber, address, sensitivity);

    private static string Patient(string key, string surname, string nhsNumber, string address = "2 MILL LANE", string sensitivity = "U") =>
        $"{key}|{nhsNumber}|{surname}|{(key == "P1" ? "BORIS" : "AMINA")}||{(key == "P1" ? "20120304" : "20150511")}|2|{address}||||M57 1AD|P93001|20180727||{sensitivity}||||\n";

    private async Task<long> AllowAsync(string value)
    {
        var id = await Allowed.ProposeAsync(Feed, Rule, value, Ann, CancellationToken.None);
        await Allowed.ApproveAsync(id, value, Bo, CancellationToken.None);
        return id;
    }

    private async Task<NightReport> NightAsync(string? extract = null)
    {
        var report = await RunAsync(extract);
        Assert.True(report.Published, report.Fault ?? string.Join(", ", report.Gates.Where(gate => gate.Outcome != GateOutcome.Green).Select(gate => gate.Explanation)));
        return report;
    }

    private async Task<NightReport> RunAsync(string? extract = null)
    {
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(_drop, $"night-{++_night}", Feed)).FullName;
        if (extract is not null)
        {
            var path = Path.Combine(folder, $"{Feed}-202609{13 + _night}.csv");
            await File.WriteAllTextAsync(path, extract);

            // A file that was written just now would be watched first.
            File.SetLastWriteTimeUtc(path, new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        return await _nights.RunAsync(new(2026, 9, 13 + _night), Path.Combine(_drop, $"night-{_night}"));
    }

    private Task<IReadOnlyList<HeldRecord>> HeldAsync() => _nights.Host.Services.GetRequiredService<Rescreening>().ListAsync(feed: null, CancellationToken.None);

    private Task<IReadOnlyList<string>> SurnamesAsync(string condition = "") => QueryAsync($"select surname from directory.child where valid_to is null {condition} order by surname");

    private async Task<string> NumberOfAsync(string surname) => Assert.Single(await QueryAsync($"select child_number from directory.child where valid_to is null and surname = '{surname}'"));

    private Task<IReadOnlyList<string>> IssuesAsync() =>
        QueryAsync("select concat_ws(' ', extract_id, line_number, code, column_name) from ingest.issue where code like 'R%' and code <> 'R00' order by 1");

    private async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = await _nights.Host.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<string>(sql)).AsList();
    }
}
