using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>Extracts that would harm their feed wait for a person, who stages them or puts them away; whole nights through the scheduler.</summary>
public sealed class HeldExtractsTests : IAsyncLifetime
{
    private static readonly string[] Surnames = ["ASH", "BIRCH", "CEDAR", "ELDER", "HAZEL", "LINDEN", "MAPLE", "WILLOW"];
    private static readonly string[] Endings = ["", "BROOK", "DALE", "FIELD", "GATE", "HOUSE", "MOUTH", "STONE"];
    private static readonly string[] Forenames = ["AMINA", "BORIS", "CHLOE", "DIYA", "EWAN", "FARAH", "GRETA"];
    private static readonly (string, string, string) Somebody = ("somebody", "data-quality", "The supplier confirmed it by telephone");

    private readonly string _drop = System.IO.Directory.CreateTempSubdirectory("contactpoint-held-").FullName;
    private SampleNights _nights = null!;

    private ExtractInbox Inbox => _nights.Host.Services.GetRequiredService<ExtractInbox>();

    public async Task InitializeAsync() => _nights = await SampleNights.StartAsync();

    public async Task DisposeAsync()
    {
        await _nights.DisposeAsync();
        System.IO.Directory.Delete(_drop, recursive: true);
    }

    [Fact]
    public async Task Half_a_file_withdraws_nobody_until_a_person_says_so()
    {
        Assert.Equal(60, await ChildrenAfterAsync(1, "20260914", Patients(60)));

        var report = await NightAsync(2, "20260915", Patients(20));
        Assert.Equal(60, report.Counts["children"]);
        var held = Assert.Single(report.HeldExtracts);
        Assert.StartsWith("extract 2, health-registrations: ", held, StringComparison.Ordinal);

        await Inbox.ReleaseAsync(2, Somebody, CancellationToken.None);
        Assert.Equal(20, (await NightAsync(3)).Counts["children"]);

        // and back again: the extract before comes into force once more
        await Inbox.ReleaseAsync(1, Somebody, CancellationToken.None);
        Assert.Equal(60, (await NightAsync(4)).Counts["children"]);
        Assert.Equal(["extract 1 release", "extract 2 release"], await ActionsAsync());
    }

    [Fact]
    public async Task A_file_with_nothing_but_its_header_is_refused_and_can_be_put_away_for_good()
    {
        Assert.Equal(5, await ChildrenAfterAsync(1, "20260914", Patients(5)));
        var report = await NightAsync(2, "20260915", Patients(0));
        Assert.Single(report.Refused);
        Assert.Equal(5, report.Counts["children"]);

        await Inbox.DiscardAsync(2, Somebody, CancellationToken.None);

        var extract = (await Inbox.ListAsync(CancellationToken.None)).Single(each => each.ExtractId == 2);
        Assert.Equal(("discarded", false), (extract.State, extract.Readable));
        Assert.Single(System.IO.Directory.GetFiles(Path.Combine(_nights.DataFolder, "inbox", "health-registrations")));
        await Assert.ThrowsAsync<RefusedException>(() => Inbox.ReleaseAsync(2, Somebody, CancellationToken.None));
        await Assert.ThrowsAsync<RefusedException>(() => Inbox.DiscardAsync(1, Somebody, CancellationToken.None));
    }

    [Fact]
    public async Task A_refused_extract_is_read_again_once_it_is_released()
    {
        var report = await NightAsync(1, "20260914", "Something|Else\n1|2\n");
        Assert.Single(report.Refused);

        await Inbox.ReleaseAsync(1, Somebody, CancellationToken.None);
        Assert.Single((await NightAsync(2)).Refused);
    }

    [Fact]
    public async Task An_extract_whose_key_is_gone_comes_into_force_again_when_a_person_brings_its_file_and_releases_it()
    {
        Assert.Equal(20, await ChildrenAfterAsync(1, "20260914", Patients(20)));
        Assert.Equal(15, await ChildrenAfterAsync(2, "20260915", Patients(15)));
        await _nights.Host.Services.GetRequiredService<InboxDecisions>().DestroyKeysAsync([1], CancellationToken.None);
        await Assert.ThrowsAsync<RefusedException>(() => Inbox.ReleaseAsync(1, Somebody, CancellationToken.None));

        var file = DeliveredFile.At(Path.Combine(_drop, "night-1", "health-registrations", "health-registrations-20260914.csv"));
        var brought = await Inbox.ReceiveAsync("health-registrations", file, new(2026, 9, 14), byHand: true, CancellationToken.None);
        Assert.Equal((3L, false, "held"), (brought.ExtractId, brought.Duplicate, brought.State));
        Assert.Equal(15, (await NightAsync(3)).Counts["children"]);

        await Inbox.ReleaseAsync(3, Somebody, CancellationToken.None);
        Assert.Equal(20, (await NightAsync(4)).Counts["children"]);
    }

    private static string Patients(int children) =>
        "PATIENT_ID|NHS_NUMBER|FAMILY_NAME|GIVEN_NAMES|PREVIOUS_FAMILY_NAME|BIRTH_DATE|SEX|ADDRESS_1|ADDRESS_2|ADDRESS_3|ADDRESS_4|POSTCODE|GP_PRACTICE|GP_REG_DATE|NAMED_GP|SENSITIVITY|DEATH_DATE|PHONE|DIAGNOSIS|MEDICATION\n"
        + string.Concat(Enumerable.Range(1, children).Select(child =>
            $"P{child}||{Surnames[child % 8]}{Endings[child / 8]}|{Forenames[child % 7]}||{2009 + (child % 13)}{(child % 12) + 1:00}{(child % 28) + 1:00}|2|{child} MILL LANE||||M57 {child % 10}{(char)('A' + (child % 8))}D|P93001|20180727||U||||\n"));

    private async Task<long> ChildrenAfterAsync(int night, string date, string extract) => (await NightAsync(night, date, extract)).Counts["children"];

    private async Task<NightReport> NightAsync(int night, string? date = null, string extract = "")
    {
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(_drop, $"night-{night}", "health-registrations")).FullName;
        if (date is not null)
        {
            var path = Path.Combine(folder, $"health-registrations-{date}.csv");
            await File.WriteAllTextAsync(path, extract);

            // A file that was written just now would be watched first.
            File.SetLastWriteTimeUtc(path, new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        var report = await _nights.RunAsync(new(2026, 9, 14), Path.Combine(_drop, $"night-{night}"));
        Assert.True(report.Published, report.Fault);
        return report;
    }

    private async Task<IReadOnlyList<string>> ActionsAsync()
    {
        await using var connection = await _nights.Host.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<string>("select action from audit.entry order by action")).AsList();
    }
}
