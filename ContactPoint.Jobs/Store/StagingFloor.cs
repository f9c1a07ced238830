using Dapper;

namespace ContactPoint.Jobs.Store;

/// <summary>What PostgreSQL itself needs to take an extract: the floor under staging, measured beside it.</summary>
/// <remarks>For a database whose content can be made again: it empties the staging tables.</remarks>
public sealed class StagingFloor(Database database)
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>The version of the server.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<string>("show server_version");
    }

    /// <summary>
    /// Forgets every run and extract, makes one extract of a feed, number 1, to stage under, and lets the server write out what it has, so
    /// that no measurement pays for the one before.
    /// </summary>
    public async Task StartOverAsync(string feed, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("truncate run.run, ingest.extract restart identity cascade");
        await connection.ExecuteAsync(
            """
            insert into ingest.extract (feed_id, sha256, size_bytes, extract_date)
            select feed_id, sha256(convert_to(name, 'UTF8')), 1, date '2026-09-14' from ingest.feed where name = @feed
            """,
            new { feed });
        await connection.ExecuteAsync("drop table if exists raw_extract");

        // Dapper takes a single word for a procedure; the semicolon says that it is a statement.
        await connection.ExecuteAsync("checkpoint;");
    }

    /// <summary>Sends accepted rows as they were packed before, in one transaction that waits for the disk.</summary>
    /// <param name="command">The COPY that takes them.</param>
    /// <param name="packed">The rows, with the header and the trailer of a binary COPY.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    public async Task SendAsync(string command, Stream packed, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync("set local synchronous_commit = on");
        await using (var copy = await connection.BeginRawBinaryCopyAsync(command, cancellationToken))
        {
            await packed.CopyToAsync(copy, ChunkBytes, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Sends a file as it is into an unlogged table of text columns: what <c>\copy</c> of psql does.</summary>
    /// <param name="columns">How many columns it has.</param>
    /// <param name="csv">The rows: comma, quotes, no header; Windows-1252.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    public async Task SendRawAsync(int columns, Stream csv, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var definition = string.Join(", ", Enumerable.Range(1, columns).Select(column => $"c{column} text"));
        await connection.ExecuteAsync($"create unlogged table raw_extract ({definition})");

        // Npgsql offers text to write to, and it is the bytes under it that the file is copied to.
        await using var copy = (StreamWriter)await connection.BeginTextImportAsync(
            "COPY raw_extract FROM STDIN (FORMAT csv, ENCODING 'WIN1252')", cancellationToken);
        await csv.CopyToAsync(copy.BaseStream, ChunkBytes, cancellationToken);
    }

    /// <summary>Begins a binary COPY file.</summary>
    internal static ValueTask BeginAsync(Stream file, CancellationToken cancellationToken) => file.WriteAsync(PackedStream.Header, cancellationToken);

    /// <summary>Ends a binary COPY file.</summary>
    internal static ValueTask EndAsync(Stream file, CancellationToken cancellationToken) => file.WriteAsync(PackedStream.Trailer, cancellationToken);
}
