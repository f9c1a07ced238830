using ContactPoint.Jobs.Directory;

namespace ContactPoint.Jobs.Publishing;

/// <summary>Says whether a snapshot folder is what its maker signed, and sound in itself. Needs nothing but the folder and a public key.</summary>
/// <remarks>
/// Streams every file, so memory doesn't grow with them. Files are read only after their hash has held: what isn't signed isn't parsed.
/// </remarks>
public static class SnapshotVerifier
{
    /// <summary>Lists everything that is wrong with a folder.</summary>
    /// <param name="folder">The snapshot folder.</param>
    /// <param name="publicPem">The maker's public key, from elsewhere than the folder.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>One sentence a fault, never with a personal value; none when all is well.</returns>
    /// <exception cref="InvalidDataException">The key isn't an RSA key in PEM.</exception>
    public static async Task<IReadOnlyList<string>> VerifyAsync(string folder, string publicPem, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var place = new DirectoryInfo(folder);
        if (!place.Exists || ReadIfThere(folder, SnapshotManifest.FileName) is not { } bytes)
        {
            return [$"There is no {SnapshotManifest.FileName} in the folder."];
        }

        CheckSignature(bytes, ReadIfThere(folder, SnapshotManifest.SignatureName), publicPem, faults);
        SnapshotManifest manifest;
        try
        {
            manifest = SnapshotManifest.Parse(bytes);
        }
        catch (InvalidDataException exception)
        {
            return [.. faults, exception.Message];
        }

        CheckNames(place, manifest, faults);
        await CheckFilesAsync(folder, manifest, faults, cancellationToken);
        if (faults.Count == 0)
        {
            await CheckContentAsync(folder, manifest, faults, cancellationToken);
        }

        return faults;
    }

    private static byte[]? ReadIfThere(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    private static void CheckSignature(byte[] manifest, byte[]? signature, string publicPem, List<string> faults)
    {
        if (signature is null)
        {
            faults.Add($"There is no {SnapshotManifest.SignatureName} in the folder: nobody vouches for it.");
        }
        else if (!SigningKey.Verifies(publicPem, manifest, signature))
        {
            faults.Add("The signature isn't that of this manifest under this key: the manifest was changed, or another key signed it.");
        }
    }

    private static void CheckNames(DirectoryInfo folder, SnapshotManifest manifest, List<string> faults)
    {
        var required = SnapshotTables.All.SelectMany(table => new[] { table.CsvFile, table.ParquetFile }).ToHashSet();
        var listed = manifest.Files.Select(file => file.Name).ToList();
        var known = listed.Concat([SnapshotManifest.FileName, SnapshotManifest.SignatureName]).ToHashSet();
        var present = folder.EnumerateFileSystemInfos().Select(file => file.Name).Order(StringComparer.Ordinal);

        faults.AddRange(required.Except(listed).Order(StringComparer.Ordinal).Select(name => $"The manifest doesn't list {name}."));
        faults.AddRange(listed.Except(required).Order(StringComparer.Ordinal).Select(name => $"The manifest lists {name}, which no snapshot has."));
        faults.AddRange(present.Except(known).Select(name => $"{name} is in the folder but not in the manifest."));
        if (listed.Distinct().Count() != listed.Count)
        {
            faults.Add("The manifest lists a file twice.");
        }
    }

    private static async Task CheckFilesAsync(string folder, SnapshotManifest manifest, List<string> faults, CancellationToken cancellationToken)
    {
        // A name is looked up only if it is a snapshot's own, so that a forged manifest can't have other files read.
        var names = SnapshotTables.All.SelectMany(table => new[] { table.CsvFile, table.ParquetFile }).ToHashSet();
        foreach (var file in manifest.Files.Where(file => names.Contains(file.Name)))
        {
            if (!File.Exists(Path.Combine(folder, file.Name)))
            {
                faults.Add($"{file.Name} is missing.");
                continue;
            }

            var measured = await ManifestFile.MeasureAsync(folder, file.Name, cancellationToken);
            if (measured.Bytes != file.Bytes)
            {
                faults.Add($"{file.Name} has {measured.Bytes} bytes; the manifest says {file.Bytes}.");
            }
            else if (measured.Sha256 != file.Sha256)
            {
                faults.Add($"{file.Name} was changed: its SHA-256 isn't the one in the manifest.");
            }
        }
    }

    private static async Task CheckContentAsync(string folder, SnapshotManifest manifest, List<string> faults, CancellationToken cancellationToken)
    {
        try
        {
            var scan = SnapshotScan.Run(folder, (_, _) => null, _ => Protection.None, cancellationToken);
            faults.AddRange(scan.Faults.Select(fault => fault.ToString()));
            foreach (var table in SnapshotTables.All)
            {
                CheckCount(table, scan.Rows[table.Name], manifest, faults);
                await TwinCheck.RunAsync(folder, table, faults, cancellationToken);
            }
        }
        catch (InvalidDataException exception)
        {
            faults.Add(exception.Message);
        }
    }

    private static void CheckCount(SnapshotTable table, long rows, SnapshotManifest manifest, List<string> faults)
    {
        var stated = manifest.Counts.GetValueOrDefault(table.Name, -1);
        if (rows != stated)
        {
            faults.Add($"{table.CsvFile} has {rows} rows; the manifest says {stated}.");
        }
    }
}
