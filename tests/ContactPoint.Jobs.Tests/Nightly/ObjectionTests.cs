using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>A young person objects, and whole nights forget: what was recorded before, and the key of every file that can still tell.</summary>
public sealed class ObjectionTests : IAsyncLifetime
{
    private const string Feed = "youth-services";
    private const string Header = "Participation ID\tFirst Name\tLast Name\tDate of Birth\tSex\tPostcode\tSchool URN\tActivity\tProvider ODS\tWorker\tWorker Phone\tWorker Email\tStarted\tEnded\tYoung Person Objects\n";
    private static readonly (string, string, string) Somebody = ("somebody", "data-quality", "The supplier confirmed it by telephone");

    private readonly string _drop = System.IO.Directory.CreateTempSubdirectory("contactpoint-objection-").FullName;
    private int _night;
    private SampleNights _nights = null!;

    private ExtractInbox Inbox => _nights.Host.Services.GetRequiredService<ExtractInbox>();

    public async Task InitializeAsync() => _nights = await SampleNights.StartAsync();

    public async Task DisposeAsync()
    {
        await _nights.DisposeAsync();
        System.IO.Directory.Delete(_drop, recursive: true);
    }

    [Fact]
    public async Task An_objection_withdraws_what_was_published_and_ends_the_keys_of_all_files_that_tell_of_it()
    {
        var first = await NightAsync(Row("Y1", "Bo") + Row("Y2", "Cy"));
        Assert.Equal(2, first.Counts["children"]);
        Assert.Equal(2, await CountAsync("directory.involvement where valid_to is null"));
        Assert.True(await IsReadableAsync(1));

        var second = await NightAsync(Row("Y1", "Bo", objects: "Y"));

        Assert.Equal(1, second.Counts["children"]);
        Assert.Equal(1, await CountAsync("directory.involvement where valid_to is null"));
        Assert.Equal(1, await CountAsync("directory.child where valid_to is null"));
        Assert.Equal(0, await CountAsync("ingest.record where local_id = 'Y1'"));
        Assert.Equal(1, await CountAsync("ingest.record where local_id = 'Y2'"));
        Assert.Equal([2], await ObjectionsAsync());
        Assert.False(await IsReadableAsync(1) || await IsReadableAsync(2));
        Assert.Empty(System.IO.Directory.GetFiles(Path.Combine(_nights.DataFolder, "inbox", Feed)));
    }

    [Fact]
    public async Task Where_nobody_objects_the_key_lives_its_days()
    {
        await NightAsync(Row("Y1", "Bo"));

        Assert.Empty(await ObjectionsAsync());
        Assert.True(await IsReadableAsync(1));
    }

    [Fact]
    public async Task Rows_that_wait_for_a_person_let_the_key_live_on_but_not_for_ever()
    {
        await NightAsync(Row("Y1", "Bo", objects: "Y") + Row("Y2", "Cy", objects: "perhaps"));
        Assert.Equal([1], await ObjectionsAsync());
        Assert.True(await IsReadableAsync(1));

        var purge = _nights.Host.Services.GetRequiredService<InboxPurge>();
        await ExecuteAsync("update ingest.extract set received_at = now() - interval '29 days'");
        Assert.Empty(await purge.PurgeAsync(CancellationToken.None));
        await ExecuteAsync("update ingest.extract set received_at = now() - interval '31 days'");
        Assert.Equal([1], await purge.PurgeAsync(CancellationToken.None));
        Assert.False(await IsReadableAsync(1));
    }

    [Fact]
    public async Task An_extract_that_is_held_keeps_its_key_until_it_is_decided()
    {
        // One row in a thousand with a bank number is enough to hold it.
        await NightAsync(Row("Y1", "Bo", objects: "Y") + Row("Y2", "Cy", worker: "GB29NWBK60161331926819"));
        Assert.Equal("held", (await Inbox.ListAsync(CancellationToken.None)).Single().State);
        Assert.True(await IsReadableAsync(1));
        Assert.Empty(await ObjectionsAsync());

        await Inbox.ReleaseAsync(1, Somebody, CancellationToken.None);
        await NightAsync();

        Assert.Equal([1], await ObjectionsAsync());
        Assert.False(await IsReadableAsync(1));
    }

    [Fact]
    public async Task What_is_older_than_an_objection_is_never_staged_after_it()
    {
        await NightAsync("no extract at all\n", header: "");
        await NightAsync(Row("Y1", "Bo", objects: "Y"));
        await Inbox.ReleaseAsync(2, Somebody, CancellationToken.None);
        await NightAsync();

        Assert.Equal([2], await ObjectionsAsync());
        await Assert.ThrowsAsync<RefusedException>(() => Inbox.ReleaseAsync(1, Somebody, CancellationToken.None));
    }

    private static string Row(string key, string forename, string objects = "N", string worker = "") =>
        $"{key}\t{forename}\tHill{key[1]}\t{key[1]} Sep 2012\tM\tM57 {key[1]}XN\t\tfamily-support\tRW337\t{worker}\t\t\t15 Feb 2026\t\t{objects}\n".Replace("Hill1", "Hill", StringComparison.Ordinal).Replace("Hill2", "Dale", StringComparison.Ordinal);

    private async Task<NightReport> NightAsync(string rows = "", string header = Header)
    {
        var night = ++_night;
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(_drop, $"night-{night}", Feed)).FullName;
        if (rows.Length > 0)
        {
            var path = Path.Combine(folder, $"{Feed}-2026091{night + 3}.csv");
            await File.WriteAllTextAsync(path, header + rows);

            // A file that was written just now would be watched first.
            File.SetLastWriteTimeUtc(path, new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        var report = await _nights.RunAsync(new(2026, 9, 14), Path.Combine(_drop, $"night-{night}"));
        Assert.True(report.Published, report.Fault);
        return report;
    }

    private async Task<bool> IsReadableAsync(long extractId) =>
        (await Inbox.ListAsync(CancellationToken.None)).Single(extract => extract.ExtractId == extractId).Readable;

    private async Task<IReadOnlyList<long>> ObjectionsAsync()
    {
        await using var connection = await _nights.Host.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<long>("select extract_id from ingest.extract where has_objection order by extract_id")).AsList();
    }

    private async Task<long> CountAsync(string table)
    {
        await using var connection = await _nights.Host.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return await connection.QuerySingleAsync<long>($"select count(*) from {table}");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _nights.Host.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }
}
