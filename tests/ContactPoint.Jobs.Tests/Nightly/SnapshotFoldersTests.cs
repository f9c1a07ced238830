using System.Security.Cryptography;

using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Publishing;
using ContactPoint.Jobs.Tests.Publishing;

namespace ContactPoint.Jobs.Tests.Nightly;

public sealed class SnapshotFoldersTests : IAsyncLifetime, IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-folders-").FullName;
    private readonly SigningKey _key = SigningKey.Create();
    private SomeSnapshot _snapshot = null!;

    private string Candidate => SnapshotFolders.CandidateOf(_folder, 1, runId: 7);

    private string Place => SnapshotFolders.Of(_folder, 1);

    public async Task InitializeAsync()
    {
        _snapshot = await SomeSnapshot.WriteAsync();
        System.IO.Directory.Move(_snapshot.Folder, Candidate);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        System.IO.Directory.Delete(_folder, recursive: true);
        _key.Dispose();
    }

    [Fact]
    public async Task What_the_gates_judged_is_signed_and_put_in_its_place_and_a_second_time_changes_nothing()
    {
        var judged = ManifestHash(Candidate);
        await PutInPlaceAsync(judged);
        await PutInPlaceAsync(judged);

        Assert.Empty(await SnapshotVerifier.VerifyAsync(Place, _key.PublicPem, CancellationToken.None));
        Assert.False(System.IO.Directory.Exists(Candidate));
    }

    [Fact]
    public async Task A_file_that_was_changed_since_is_not_signed()
    {
        var judged = ManifestHash(Candidate);
        await File.AppendAllTextAsync(Path.Combine(Candidate, "children.csv"), "one more");

        await Assert.ThrowsAsync<InvalidDataException>(() => PutInPlaceAsync(judged));
        Assert.False(File.Exists(Path.Combine(Candidate, SnapshotManifest.SignatureName)));
    }

    [Fact]
    public async Task A_signed_folder_that_stands_in_the_place_is_kept_beside_it()
    {
        System.IO.Directory.CreateDirectory(Place);
        await File.WriteAllTextAsync(Path.Combine(Place, SnapshotManifest.FileName), "another snapshot");

        await PutInPlaceAsync(ManifestHash(Candidate));

        Assert.Equal("another snapshot", await File.ReadAllTextAsync(Path.Combine($"{Place}.aside-1", SnapshotManifest.FileName)));
    }

    private Task PutInPlaceAsync(byte[] judged) => SnapshotFolders.PutInPlaceAsync(Candidate, Place, judged, _key, CancellationToken.None);

    private static byte[] ManifestHash(string folder) => SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, SnapshotManifest.FileName)));
}
