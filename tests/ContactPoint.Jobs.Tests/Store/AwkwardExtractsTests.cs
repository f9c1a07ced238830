using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;
using ContactPoint.Jobs.Tests.Nightly;

namespace ContactPoint.Jobs.Tests.Store;

/// <summary>One whole night on two small extracts in which everything contradicts something.</summary>
public sealed class AwkwardExtractsTests : IAsyncLifetime
{
    private const string Health =
        "PATIENT_ID|NHS_NUMBER|FAMILY_NAME|GIVEN_NAMES|PREVIOUS_FAMILY_NAME|BIRTH_DATE|SEX|ADDRESS_1|ADDRESS_2|ADDRESS_3|ADDRESS_4|POSTCODE|GP_PRACTICE|GP_REG_DATE|NAMED_GP|SENSITIVITY|DEATH_DATE|PHONE|DIAGNOSIS|MEDICATION\n"
        + "P1||LEE|ANN||20120903|2|1 MILL LANE||||M57 1XN|P93001|20180727||U||+49 2345||\n"
        + "P1||LEE|ANNA||20120903|2|1 MILL LANE||||M57 1XN|P93001|20180727||R||||\n";

    private const string Youth =
        "Participation ID\tFirst Name\tLast Name\tDate of Birth\tYear of Birth\tSex\tPostcode\tSchool URN\tActivity\tProvider ODS\tWorker\tWorker Phone\tWorker Email\tStarted\tEnded\tYoung Person Objects\tMobile\tNotes\tNotes\n"
        + "Y1\tBo\tHill\t3 Sep 2012\t2012\tM\tM57 1XN\t\tfamily-support\tRW337\t\t\t\t15 Feb 2026\t\t\t\tone\ttwo\n"
        + "Y1\tBo\tHill\t3 Sep 2012\t2012\tM\tM57 1XN\t\tfamily-support\tRW337\t\t\t\t15 Feb 2026\t\tY\t\tone\ttwo\n";

    private readonly string _inbox = System.IO.Directory.CreateTempSubdirectory("contactpoint-awkward-").FullName;
    private SampleNights _nights = null!;
    private NightReport _report = null!;

    public async Task InitializeAsync()
    {
        Deliver("health-registrations", Health);
        Deliver("youth-services", Youth);
        _nights = await SampleNights.StartAsync();
        _report = await _nights.RunAsync(new(2026, 9, 14), _inbox);
    }

    public async Task DisposeAsync()
    {
        await _nights.DisposeAsync();
        System.IO.Directory.Delete(_inbox, recursive: true);
    }

    [Fact]
    public async Task The_night_reaches_its_end_and_its_counts_are_what_was_staged()
    {
        Assert.Null(_report.Fault);
        Assert.True(_report.Published);
        Assert.Equal((4, 1, 1, 2), (_report.Counts["rows"], _report.Counts["accepted"], _report.Counts["quarantined"], _report.Counts["withheld"]));
        Assert.Equal(2, _report.Stages.Single(stage => stage.Stage == "minimise").Counts["withheld"]);
        Assert.Equal(1, await _nights.Host.Services.GetRequiredService<CurrentRecords>().CountAsync(CancellationToken.None));

        // the second row of P1, which was quarantined, restricts what the first said
        Assert.Single(await _nights.Host.Services.GetRequiredService<Memberships>().ShieldedAsync(CancellationToken.None));
    }

    private void Deliver(string feed, string text)
    {
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(_inbox, feed)).FullName;
        File.WriteAllText(Path.Combine(folder, $"{feed}-20260914.csv"), text);
    }
}
