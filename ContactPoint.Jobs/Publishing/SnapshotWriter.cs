using ContactPoint.Ingest;
using ContactPoint.Jobs.Directory;

namespace ContactPoint.Jobs.Publishing;

/// <summary>Writes a snapshot folder: the tables as CSV and Parquet, and the manifest. Signing comes after the gates.</summary>
/// <remarks>
/// The children are read once, so memory holds one Parquet row group of each table, however many there are. The same children and facts
/// give the same bytes. The folder appears whole or not at all: it is written beside its place and moved there.
/// </remarks>
public static class SnapshotWriter
{
    /// <summary>Writes the folder.</summary>
    /// <param name="folder">Where; a candidate has a folder of its own, and what an earlier try left there is replaced.</param>
    /// <param name="facts">Tells what the snapshot says of itself; asked once, when the children have been read.</param>
    /// <param name="children">The published children, sorted by number.</param>
    /// <param name="changes">What happened to numbers, sorted by number.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="InvalidOperationException">Rows aren't sorted.</exception>
    public static async Task<SnapshotManifest> WriteAsync(
        string folder,
        Func<SnapshotFacts> facts,
        IAsyncEnumerable<DirectoryEntry> children,
        IEnumerable<LineageChange> changes,
        CancellationToken cancellationToken)
    {
        var part = new DirectoryInfo($"{Path.TrimEndingDirectorySeparator(folder)}.part");
        Remove(part);
        part.Create();

        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await WriteChildrenAsync(part.FullName, children, counts, cancellationToken);
        await WriteChangesAsync(part.FullName, changes, counts, cancellationToken);
        var manifest = await ManifestAsync(part.FullName, facts(), counts, cancellationToken);
        await WriteThroughAsync(Path.Combine(part.FullName, SnapshotManifest.FileName), manifest.ToBytes(), cancellationToken);
        Remove(new(folder));
        part.MoveTo(folder);
        return manifest;
    }

    private static async Task WriteChildrenAsync(
        string folder,
        IAsyncEnumerable<DirectoryEntry> entries,
        SortedDictionary<string, long> counts,
        CancellationToken cancellationToken)
    {
        await using var children = await TableFiles<DirectoryEntry>.CreateAsync(SnapshotTables.ChildrenTable, folder, cancellationToken);
        await using var carers = await TableFiles<(ChildNumber, Carer)>.CreateAsync(SnapshotTables.CarersTable, folder, cancellationToken);
        await using var involvements =
            await TableFiles<(ChildNumber, Involvement)>.CreateAsync(SnapshotTables.InvolvementsTable, folder, cancellationToken);

        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            await children.WriteAsync(entry, cancellationToken);
            foreach (var carer in entry.Carers)
            {
                await carers.WriteAsync((entry.Number, carer), cancellationToken);
            }

            foreach (var involvement in entry.Involvements)
            {
                await involvements.WriteAsync((entry.Number, involvement), cancellationToken);
            }
        }

        await children.CompleteAsync(cancellationToken);
        await carers.CompleteAsync(cancellationToken);
        await involvements.CompleteAsync(cancellationToken);
        counts[SnapshotTables.Children.Name] = children.Count;
        counts[SnapshotTables.Carers.Name] = carers.Count;
        counts[SnapshotTables.Involvements.Name] = involvements.Count;
    }

    private static async Task WriteChangesAsync(
        string folder,
        IEnumerable<LineageChange> changes,
        SortedDictionary<string, long> counts,
        CancellationToken cancellationToken)
    {
        await using var files = await TableFiles<LineageChange>.CreateAsync(SnapshotTables.ChangesTable, folder, cancellationToken);
        foreach (var change in changes)
        {
            await files.WriteAsync(change, cancellationToken);
        }

        await files.CompleteAsync(cancellationToken);
        counts[SnapshotTables.Changes.Name] = files.Count;
    }

    private static async Task<SnapshotManifest> ManifestAsync(
        string folder,
        SnapshotFacts facts,
        SortedDictionary<string, long> counts,
        CancellationToken cancellationToken)
    {
        var files = new List<ManifestFile>();
        foreach (var name in SnapshotTables.All.SelectMany(table => new[] { table.CsvFile, table.ParquetFile }).Order(StringComparer.Ordinal))
        {
            files.Add(await ManifestFile.MeasureAsync(folder, name, cancellationToken));
        }

        return new()
        {
            Snapshot = facts.Number,
            AsOf = facts.AsOf,
            Rules = facts.Rules,
            Model = facts.Model,
            Feeds = [.. facts.Feeds.OrderBy(feed => feed.Feed, StringComparer.Ordinal)],
            Reconciliation = facts.Reconciliation,
            Counts = counts,
            Files = files,
        };
    }

    /// <summary>Writes a file and sees it onto the disk.</summary>
    internal static async Task WriteThroughAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await file.WriteAsync(bytes, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private static void Remove(DirectoryInfo folder)
    {
        folder.Refresh();
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }
}
