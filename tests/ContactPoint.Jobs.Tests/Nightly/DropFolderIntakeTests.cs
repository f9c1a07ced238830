using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;
using ContactPoint.Jobs.Tests.Store;

using Dapper;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>What lies in the drop folder gets into the inbox, and what is safe there lies in the drop folder no more.</summary>
public sealed class DropFolderIntakeTests : IClassFixture<TestDatabase>, IAsyncLifetime, IDisposable
{
    private const int NotTaken = 1013;
    private const int NotDeleted = 1017;
    private const int Kept = 1018;

    private static readonly DateOnly AsOf = new(2026, 9, 14);
    private static readonly string[] Feeds = ["births", "school-census"];

    private readonly TestDatabase _test;
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-intake-");
    private readonly Sealing _sealing = new(KeyFile.Read(ContactPointOptions.Sample("sample-key.json"), allowSample: true));
    private readonly EventLog _log = new();
    private readonly ExtractInbox _inbox;

    public DropFolderIntakeTests(TestDatabase test)
    {
        _test = test;
        _inbox = new(new(test.Database), new(test.Database), _sealing, Places);
    }

    private IOptions<ContactPointOptions> Places => Options.Create(new ContactPointOptions { DataFolder = _folder.FullName });

    private string Own => Path.Combine(_folder.FullName, "drop");

    public async Task InitializeAsync()
    {
        await using var connection = await _test.Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync("truncate ingest.feed restart identity cascade; insert into ingest.feed (name) select unnest(@Feeds)", new { Feeds });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _sealing.Dispose();
    }

    [Fact]
    public async Task A_locked_file_keeps_no_other_feed_from_being_received()
    {
        var locked = Drop(Own, "births", "a.csv", "locked");
        var other = Drop(Own, "births", "b.csv", "of the same feed");
        var next = Drop(Own, "school-census", "c.csv", "of another feed");
        await using (new FileStream(locked, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(2, (await TakeAsync(Own)).Files);
        }

        Assert.Equal([NotTaken], _log.Events);
        Assert.Equal([true, false, false], new[] { locked, other, next }.Select(File.Exists));
        Assert.Equal(1, (await TakeAsync(Own)).Files);
        Assert.False(File.Exists(locked));
    }

    [Fact]
    public async Task What_was_taken_is_deleted_from_the_programs_own_drop_folder_and_from_no_other()
    {
        var named = Path.Combine(_folder.FullName, "named-for-one-night");
        var (own, foreign) = (Drop(Own, "births", "a.csv", "mine"), Drop(named, "births", "a.csv", "theirs"));

        Assert.Equal(new IntakeCounts(1, 0, 4, 0), await TakeAsync(Own + Path.DirectorySeparatorChar));
        Assert.Equal(new IntakeCounts(1, 0, 6, 0), await TakeAsync(named));
        Assert.Equal(new IntakeCounts(1, 1, 0, 0), await TakeAsync(named));

        Assert.Equal([false, true], new[] { own, foreign }.Select(File.Exists));
        Assert.Equal(["mine", "theirs"], await ContentsAsync());
        Assert.Empty(_log.Events);
    }

    [Fact]
    public async Task A_file_that_was_taken_before_a_crash_is_deleted_the_next_time()
    {
        var path = Drop(Own, "births", "a.csv", "mine");
        await _inbox.ReceiveAsync("births", DeliveredFile.At(path), AsOf, byHand: false, CancellationToken.None);

        Assert.Equal(new IntakeCounts(1, 1, 0, 0), await TakeAsync(Own));

        Assert.False(File.Exists(path));
        Assert.Equal(["mine"], await ContentsAsync());
    }

    [Fact]
    public async Task A_file_whose_sealed_copy_is_damaged_is_left()
    {
        var path = Drop(Own, "births", "a.csv", "mine");
        await _inbox.ReceiveAsync("births", DeliveredFile.At(path), AsOf, byHand: false, CancellationToken.None);
        var copy = Assert.Single(System.IO.Directory.GetFiles(Path.Combine(_folder.FullName, "inbox", "births")));
        await File.WriteAllBytesAsync(copy, new byte[20]);

        Assert.Equal(new IntakeCounts(1, 1, 0, 1), await TakeAsync(Own));
        File.Delete(copy);
        Assert.Equal(new IntakeCounts(1, 1, 0, 1), await TakeAsync(Own));

        Assert.True(File.Exists(path));
        Assert.Equal([Kept, Kept], _log.Events);
    }

    [Theory]
    [InlineData("staged", false)]
    [InlineData("superseded", false)]
    [InlineData("refused", true)]
    [InlineData("discarded", true)]
    public async Task What_comes_again_after_its_key_is_gone_is_left_only_if_it_was_never_staged(string state, bool isLeft)
    {
        var path = Drop(Own, "births", "a.csv", "mine");
        await TakeAsync(Own);
        await using (var connection = await _test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("update ingest.extract set state = @state, sealed_key = null", new { state });
        }

        Drop(Own, "births", "a.csv", "mine");
        Assert.Equal(new IntakeCounts(1, 1, 0, isLeft ? 1 : 0), await TakeAsync(Own));

        Assert.Equal(isLeft, File.Exists(path));
        Assert.Equal(isLeft ? [Kept] : [], _log.Events);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_warned_of_once_and_its_files_are_received()
    {
        var file = Drop(Own, "births", "a.csv", "mine");
        Drop(Own, "births", "b.csv", "mine too");
        var folder = Path.GetDirectoryName(file)!;
        File.SetUnixFileMode(folder, (UnixFileMode)0b101_101_101);
        var counts = await TakeAsync(Own);
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);

        // Nothing is read-only for root, whose files are deleted as ever.
        var left = Environment.IsPrivilegedProcess ? 0 : 2;
        Assert.Equal((2L, (long)left), (counts.Files, counts.Left));
        Assert.Equal(left > 0 ? [NotDeleted] : [], _log.Events);
        Assert.Equal(left, System.IO.Directory.GetFiles(folder).Length);
    }

    private Task<IntakeCounts> TakeAsync(string folder) =>
        new DropFolderIntake(_inbox, new(TimeProvider.System, Places, Options.Create(new NightlyOptions { DropFolder = Own })), _log)
            .TakeAsync(folder, Feeds, AsOf, CancellationToken.None);

    private static string Drop(string folder, string feed, string name, string content)
    {
        var path = Path.Combine(System.IO.Directory.CreateDirectory(Path.Combine(folder, feed)).FullName, name);
        File.WriteAllText(path, content);

        // A file that was written just now would be watched first.
        File.SetLastWriteTimeUtc(path, new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        return path;
    }

    private async Task<IReadOnlyList<string>> ContentsAsync()
    {
        var contents = new List<string>();
        foreach (var extract in await new Extracts(_test.Database).ListAsync(CancellationToken.None))
        {
            using var reader = new StreamReader(_inbox.Open(extract));
            contents.Add(await reader.ReadToEndAsync());
        }

        return contents;
    }

    private sealed class EventLog : ILogger<DropFolderIntake>
    {
        public List<int> Events { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Events.Add(eventId.Id);
    }
}
