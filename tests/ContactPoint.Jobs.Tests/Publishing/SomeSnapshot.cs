using ContactPoint.Jobs.Directory;
using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Tests.Directory;

namespace ContactPoint.Jobs.Tests.Publishing;

/// <summary>A small snapshot in a temporary folder, which goes when the test ends.</summary>
internal sealed class SomeSnapshot : IDisposable
{
    /// <summary>One key for all tests: making a key of 3072 bits takes time.</summary>
    public static readonly SigningKey Key = SigningKey.Create();

    private static readonly EgressScreen NothingFound = (_, _) => null;
    private readonly DirectoryInfo _place = System.IO.Directory.CreateTempSubdirectory("contactpoint-");

    public string Folder => Path.Combine(_place.FullName, "snapshot-1");

    public static SnapshotFacts Facts => new()
    {
        Number = 1,
        AsOf = MadeUp.AsOf,
        Rules = "1",
        Model = new("children", 1),
        Feeds =
        [
            new() { Feed = "school-census", ExtractDate = MadeUp.AsOf, Sha256 = new('0', 64), Rows = 6, Accepted = 1, Quarantined = 1, Held = 1, Withheld = 1, Duplicate = 2 },
            new() { Feed = "late-feed" },
        ],
        Reconciliation = new() { Records = 9, RecordsInClusters = 9, Children = 6, Published = 3, Held = 1, Archived = 1, Dead = 1 },
    };

    public static IReadOnlyList<DirectoryEntry> Children { get; } =
    [
        Entry(1000, Protection.None),
        Entry(2000, Protection.Shielded),
        Entry(3000, Protection.None) with { Forename = "Ann \"Nan\"", Surname = "Reed, Moss", Address = new("Flat 1\nThe Mill", "é", null, null, null), Carers = [] },
    ];

    public static IReadOnlyList<LineageChange> Changes { get; } =
    [
        new(ChildNumber.At(1000), LineageKind.New, null),
        new(ChildNumber.At(1500), LineageKind.Merged, ChildNumber.At(1000)),
        new(ChildNumber.At(3000), LineageKind.Split, ChildNumber.At(1000)),
    ];

    public static async Task<SomeSnapshot> WriteAsync(IEnumerable<DirectoryEntry>? children = null, SnapshotFacts? facts = null)
    {
        var snapshot = new SomeSnapshot();
        await snapshot.WriteAgainAsync(children, facts);
        return snapshot;
    }

    public Task<SnapshotManifest> WriteAgainAsync(IEnumerable<DirectoryEntry>? children = null, SnapshotFacts? facts = null) =>
        SnapshotWriter.WriteAsync(Folder, () => facts ?? Facts, (children ?? Children).ToAsyncEnumerable(), Changes, CancellationToken.None);

    public Task SignAsync() => Key.SignFolderAsync(Folder, CancellationToken.None);

    public Task<IReadOnlyList<string>> VerifyAsync() => SnapshotVerifier.VerifyAsync(Folder, Key.PublicPem, CancellationToken.None);

    public string PathOf(string name) => Path.Combine(Folder, name);

    public SnapshotScanResult Scan(EgressScreen? screen = null, Func<ChildNumber, Protection>? protectionOf = null) =>
        SnapshotScan.Run(Folder, screen ?? NothingFound, protectionOf ?? (_ => Protection.None), CancellationToken.None);

    /// <summary>Changes a file and signs a manifest that fits it: what a fault of our own, not a thief, would leave.</summary>
    public async Task RewriteAndSignAsync(string name, Func<string, string> change)
    {
        await File.WriteAllTextAsync(PathOf(name), change(await File.ReadAllTextAsync(PathOf(name))));
        var manifest = SnapshotManifest.Parse(await File.ReadAllBytesAsync(PathOf(SnapshotManifest.FileName)));
        var files = new List<ManifestFile>();
        foreach (var file in manifest.Files)
        {
            files.Add(await ManifestFile.MeasureAsync(Folder, file.Name, CancellationToken.None));
        }

        await File.WriteAllBytesAsync(PathOf(SnapshotManifest.FileName), (manifest with { Files = files }).ToBytes());
        await SignAsync();
    }

    public void Dispose() => _place.Delete(recursive: true);

    private static DirectoryEntry Entry(long index, Protection protection) =>
        Survivorship.Decide(ChildNumber.At(index), MadeUp.Zoe(), MadeUp.AsOf, protection).Entry!;
}
