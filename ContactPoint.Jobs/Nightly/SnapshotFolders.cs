using System.Globalization;
using System.Security.Cryptography;

using ContactPoint.Jobs.Publishing;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Where snapshots lie: a published one under its number, a run's candidate beside it until it is published.</summary>
internal static class SnapshotFolders
{
    /// <summary>The folder of a published snapshot.</summary>
    public static string Of(string snapshotsFolder, int number) =>
        Path.Combine(snapshotsFolder, number.ToString("D6", CultureInfo.InvariantCulture));

    /// <summary>The folder of what a run proposes; the gates judge it, and no other run writes to it.</summary>
    public static string CandidateOf(string snapshotsFolder, int number, long runId) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(snapshotsFolder, number)}.run-{runId}");

    /// <summary>Signs a candidate and puts it into its place. Safe to run again: what is in its place already is left as it is.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="place">Its place.</param>
    /// <param name="manifestSha256">The hash of the manifest that the gates judged.</param>
    /// <param name="key">Signs.</param>
    /// <param name="cancellationToken">Stops the signing.</param>
    /// <exception cref="InvalidDataException">The candidate isn't what the gates judged.</exception>
    public static async Task PutInPlaceAsync(
        string candidate, string place, byte[] manifestSha256, SigningKey key, CancellationToken cancellationToken)
    {
        if (System.IO.Directory.Exists(place))
        {
            if (await HashOfAsync(place, cancellationToken) is { } there && there.AsSpan().SequenceEqual(manifestSha256))
            {
                return;
            }

            // The pointer never pointed to it: a database that was put back to an earlier day, for example. It is signed, so it is kept.
            System.IO.Directory.Move(place, AsideOf(place));
        }

        if (await HashOfAsync(candidate, cancellationToken) is not { } judged || !judged.AsSpan().SequenceEqual(manifestSha256))
        {
            throw new InvalidDataException("The snapshot's manifest isn't the one that the gates judged. Nothing was signed.");
        }

        await RefuseChangedFilesAsync(candidate, cancellationToken);
        await key.SignFolderAsync(candidate, cancellationToken);
        System.IO.Directory.Move(candidate, place);
    }

    private static async Task RefuseChangedFilesAsync(string candidate, CancellationToken cancellationToken)
    {
        var manifest = SnapshotManifest.Parse(await File.ReadAllBytesAsync(Path.Combine(candidate, SnapshotManifest.FileName), cancellationToken));
        foreach (var file in manifest.Files)
        {
            if (await ManifestFile.MeasureAsync(candidate, file.Name, cancellationToken) != file)
            {
                throw new InvalidDataException($"{file.Name} was changed since the gates judged it. Nothing was signed.");
            }
        }
    }

    private static string AsideOf(string place) =>
        Enumerable.Range(1, int.MaxValue)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"{place}.aside-{number}"))
            .First(aside => !System.IO.Directory.Exists(aside));

    private static async Task<byte[]?> HashOfAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, SnapshotManifest.FileName);
        return File.Exists(path) ? SHA256.HashData(await File.ReadAllBytesAsync(path, cancellationToken)) : null;
    }
}
