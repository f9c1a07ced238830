using System.Globalization;

using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;
using ContactPoint.Jobs.Tests.Store;

using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Tests.Nightly;

public sealed class ExtractInboxTests(TestDatabase test) : IClassFixture<TestDatabase>, IAsyncLifetime, IDisposable
{
    private static readonly DateOnly AsOf = new(2026, 9, 14);

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-inbox-");
    private readonly Sealing _sealing = new(KeyFile.Read(ContactPointOptions.Sample("sample-key.json"), allowSample: true));

    private ExtractInbox Inbox => new(new(test.Database), new(test.Database), _sealing, Options.Create(new ContactPointOptions { DataFolder = _folder.FullName }));

    public Task InitializeAsync() => new Extracts(test.Database).AddFeedsAsync(["school-census"], CancellationToken.None);

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

            var received = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Inbox.ReceiveAsync("school-census", file, AsOf, CancellationToken.None))));

            Assert.Single(received.Select(each => each.ExtractId).Distinct());
            Assert.Single(received, each => !each.Duplicate);
            Assert.Equal(content, await ReadAsync(received[0].ExtractId));
        }

        Assert.Equal(20, System.IO.Directory.GetFiles(Path.Combine(_folder.FullName, "inbox", "school-census")).Length);
    }

    [Fact]
    public async Task What_an_extract_speaks_of_is_the_day_in_its_name_or_else_the_nights()
    {
        await Inbox.ReceiveAsync("school-census", Drop("school-census-20260901.csv", "named"), AsOf, CancellationToken.None);
        await Inbox.ReceiveAsync("school-census", Drop("latest.csv", "unnamed"), AsOf, CancellationToken.None);

        var dates = (await Inbox.ListAsync(CancellationToken.None)).Select(extract => extract.ExtractDate).ToList();
        Assert.Contains(new DateOnly(2026, 9, 1), dates);
        Assert.Contains(AsOf, dates);
    }

    [Fact]
    public Task A_feed_that_nobody_knows_is_refused() => Assert.ThrowsAsync<RefusedException>(
        () => Inbox.ReceiveAsync("no-such-feed", Drop("b.csv", "anything"), AsOf, CancellationToken.None));

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
