using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;
using ContactPoint.Jobs.Tests.Store;

using Dapper;

using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Tests.Nightly;

public sealed class ExtractInboxTests(TestDatabase test) : IClassFixture<TestDatabase>, IAsyncLifetime, IDisposable
{
    private static readonly DateOnly AsOf = new(2026, 9, 14);

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-inbox-");
    private readonly Sealing _sealing = new(KeyFile.Read(ContactPointOptions.Sample("sample-key.json"), allowSample: true));

    private ExtractInbox Inbox => new(new(test.Database), new(test.Database), _sealing, Options.Create(new ContactPointOptions { DataFolder = _folder.FullName }));

    public async Task InitializeAsync()
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync("truncate ingest.feed restart identity cascade; insert into ingest.feed (name) values ('school-census')");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _sealing.Dispose();
    }

    [Fact]
    public async Task The_same_bytes_received_by_many_at_once_are_one_extract_that_can_be_read()
    {
        for (var round = 0; round < 20; round++)
        {
            var content = $"round {round}";
            var file = Drop("a.csv", content);

            var received = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ReceiveAsync(file))));

            Assert.Single(received.Select(each => each.ExtractId).Distinct());
            Assert.Single(received, each => !each.Duplicate);
            Assert.Equal(content, await ReadAsync(received[0].ExtractId));
        }

        Assert.Equal(20, System.IO.Directory.GetFiles(Path.Combine(_folder.FullName, "inbox", "school-census")).Length);
    }

    [Fact]
    public async Task What_an_extract_speaks_of_is_the_day_in_its_name_or_else_the_nights()
    {
        await ReceiveAsync(Drop("school-census-20260901.csv", "named"));
        await ReceiveAsync(Drop("latest.csv", "unnamed"));

        var dates = (await Inbox.ListAsync(CancellationToken.None)).Select(extract => extract.ExtractDate).ToList();
        Assert.Contains(new DateOnly(2026, 9, 1), dates);
        Assert.Contains(AsOf, dates);
    }

    [Fact]
    public Task A_feed_that_nobody_knows_is_refused() => Assert.ThrowsAsync<RefusedException>(
        () => Inbox.ReceiveAsync("no-such-feed", DeliveredFile.At(Drop("b.csv", "anything")), AsOf, byHand: true, CancellationToken.None));

    [Theory]
    [InlineData("census-20260914.csv", "2026-09-14")]
    [InlineData("census-20260915T0230.csv", "2026-09-15")]
    [InlineData("census-20000101.csv", "2000-01-01")]
    [InlineData("batch-99991231.csv", "2026-09-14")]
    [InlineData("census-20260916.csv", "2026-09-14")]
    [InlineData("invoice-19991231.csv", "2026-09-14")]
    [InlineData("census-20260231.csv", "2026-09-14")]
    [InlineData("batch-99991231-20260901.csv", "2026-09-01")]
    [InlineData("census.csv", "2026-09-14")]
    public void Eight_digits_that_are_no_day_of_now_are_no_day(string name, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), ExtractInbox.DayOf($"/20260101/{name}", AsOf));

    [Fact]
    public async Task A_file_that_somebody_writes_to_is_not_taken_in_part()
    {
        var path = Drop("growing.csv", "the first half");
        var seen = DeliveredFile.At(path);
        await File.AppendAllTextAsync(path, " and the second");

        var refused = await Assert.ThrowsAsync<FileNotTakenException>(() => Inbox.ReceiveAsync("school-census", seen, AsOf, byHand: true, CancellationToken.None));

        Assert.Contains("was written to while it was taken in", refused.Message, StringComparison.Ordinal);
        await AssertNothingReceivedAsync();
    }

    [Fact]
    public async Task A_file_that_never_stands_still_is_taken_whole_or_not_at_all()
    {
        var path = Drop("busy.csv", Content('0'));
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var letter = 'a'; !stop.IsCancellationRequested; letter = letter == 'z' ? 'a' : (char)(letter + 1))
            {
                // as long as before, and of the same time: only the bytes tell
                var written = File.GetLastWriteTimeUtc(path);
                await File.WriteAllTextAsync(path, Content(letter));
                File.SetLastWriteTimeUtc(path, written);
            }
        });
        for (var round = 0; round < 100; round++)
        {
            try
            {
                var received = await ReceiveAsync(path);
                var whole = await ReadAsync(received.ExtractId);
                Assert.Equal(received.Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole))));
            }
            catch (FileNotTakenException)
            {
                // what is wanted
            }
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task A_locked_file_is_refused_in_words_of_its_own()
    {
        var path = Drop("locked.csv", "anything");
        await using var other = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var refused = await Assert.ThrowsAsync<FileNotTakenException>(() => ReceiveAsync(path));

        Assert.Equal("IOException", refused.Fault);
        await AssertNothingReceivedAsync();
    }

    [Fact]
    public async Task What_goes_wrong_in_the_inbox_is_no_fault_of_the_file()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "inbox"), "a file where the folder should be");

        var fault = await Assert.ThrowsAnyAsync<IOException>(() => ReceiveAsync(Drop("a.csv", "anything")));
        Assert.IsNotType<FileNotTakenException>(fault);
    }

    [Theory]
    [InlineData("refused", true)]
    [InlineData("discarded", true)]
    [InlineData("superseded", true)]
    [InlineData("staged", false)]
    public async Task Bytes_that_nobody_can_read_any_more_and_that_are_not_in_force_can_be_brought_again_by_hand(string state, bool isAnew)
    {
        var path = Drop("again.csv", $"the same bytes, {state}");
        var first = await ReceiveAsync(path);
        Assert.True((await ReceiveAsync(path)).Duplicate);
        await ForgetAsync(first.ExtractId, state);

        Assert.True((await ReceiveAsync(path, byHand: false)).Duplicate);
        var again = await ReceiveAsync(path);

        Assert.Equal(isAnew, !again.Duplicate);
        Assert.Equal(isAnew, again.ExtractId > first.ExtractId);
        if (isAnew)
        {
            Assert.Equal("held", again.State);
            Assert.Equal($"the same bytes, {state}", await ReadAsync(again.ExtractId));
            Assert.Equal((true, again.ExtractId), ((await ReceiveAsync(path)).Duplicate, (await ReceiveAsync(path)).ExtractId));
        }
    }

    private Task<Received> ReceiveAsync(string path, bool byHand = true) =>
        Inbox.ReceiveAsync("school-census", DeliveredFile.At(path), AsOf, byHand, CancellationToken.None);

    private static string Content(char letter) => new(letter, 200_000);

    private async Task AssertNothingReceivedAsync()
    {
        Assert.Empty(await Inbox.ListAsync(CancellationToken.None));
        var folder = Path.Combine(_folder.FullName, "inbox", "school-census");
        Assert.Empty(System.IO.Directory.Exists(folder) ? System.IO.Directory.GetFiles(folder) : []);
    }

    /// <summary>What an objection does to an extract's key, and the purge to its file.</summary>
    private async Task ForgetAsync(long extractId, string state)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync("update ingest.extract set state = @state, sealed_key = null where extract_id = @extractId", new { state, extractId });
        ExtractInbox.Delete(Inbox.SealedFilesOf("school-census", (await new Extracts(test.Database).FindAsync(extractId, CancellationToken.None)).Sha256));
    }

    [Fact]
    public async Task A_sealing_that_is_stopped_leaves_nothing_behind()
    {
        var file = Path.Combine(_folder.FullName, "large.csv");
        await using (var large = File.Create(file))
        {
            large.SetLength(1L << 29);
        }

        using var stop = new CancellationTokenSource();
        var receiving = Task.Run(() => Inbox.ReceiveAsync("school-census", DeliveredFile.At(file), AsOf, byHand: true, stop.Token));
        Assert.True(SpinWait.SpinUntil(() => Unfinished().Length > 0 || receiving.IsCompleted, TimeSpan.FromMinutes(1)));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving);
        Assert.Empty(Unfinished());
    }

    [Fact]
    public void What_a_crash_left_is_swept_and_what_is_being_written_is_not()
    {
        var feed = System.IO.Directory.CreateDirectory(Path.Combine(_folder.FullName, "inbox", "school-census")).FullName;
        File.WriteAllText(Path.Combine(feed, "old.part"), "");
        File.SetLastWriteTimeUtc(Path.Combine(feed, "old.part"), DateTime.UnixEpoch);
        File.WriteAllText(Path.Combine(feed, "new.part"), "");

        Inbox.DeleteUnfinished(before: DateTime.UnixEpoch.AddDays(1));

        Assert.Equal(["new.part"], Unfinished().Select(Path.GetFileName));
    }

    private string[] Unfinished() => System.IO.Directory.Exists(Path.Combine(_folder.FullName, "inbox"))
        ? System.IO.Directory.GetFiles(Path.Combine(_folder.FullName, "inbox"), "*.part", SearchOption.AllDirectories)
        : [];

    private string Drop(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private async Task<string> ReadAsync(long extractId)
    {
        using var reader = new StreamReader(Inbox.Open(await new Extracts(test.Database).FindAsync(extractId, CancellationToken.None)));
        return await reader.ReadToEndAsync();
    }
}
