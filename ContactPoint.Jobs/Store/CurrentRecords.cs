using System.Runtime.CompilerServices;

using ContactPoint.Ingest;

using Dapper;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>What one feed says now about one child.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="ExtractDate">The day the extract that it came from speaks of.</param>
/// <param name="Record">The values, without those that are sealed.</param>
/// <param name="MatchOnly">The sealed identifiers and former names.</param>
/// <param name="ChildNumber">The child that the run makes of it, where the run has come so far.</param>
public sealed record CurrentRecord(string Feed, DateOnly ExtractDate, ChildRecord Record, byte[]? MatchOnly, string? ChildNumber);

/// <summary>Reads the records in force.</summary>
/// <remarks><threadsafety>Safe for any number of threads; each reading has a connection of its own.</threadsafety></remarks>
public sealed class CurrentRecords(Database database)
{
    private const string Source =
        """
        from ingest.current_record record
        join ingest.feed on feed.feed_id = record.feed_id
        join ingest.extract origin on origin.extract_id = coalesce(record.kept_from, record.extract_id)
        """;

    /// <summary>How many records are in force.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<long>("select count(*) from ingest.current_record");
    }

    /// <summary>Every record in force, by feed and local id in ordinal order.</summary>
    public IAsyncEnumerable<CurrentRecord> ReadAsync(CancellationToken cancellationToken) => ReadAsync(
        $"""
        select feed.name, origin.extract_date, null::text, record.match_only, {StagingTables.RecordColumns}
        {Source}
        order by feed.name collate "C", record.local_id collate "C"
        """,
        [],
        cancellationToken);

    /// <summary>Every record in force with the child that a run makes of it, by child number, feed and local id in ordinal order.</summary>
    public IAsyncEnumerable<CurrentRecord> ReadByChildAsync(long runId, CancellationToken cancellationToken) => ReadAsync(
        $"""
        select feed.name, origin.extract_date, member.child_number, record.match_only, {StagingTables.RecordColumns}
        {Source}
        join directory.candidate_membership member
            on member.run_id = $1 and member.feed_id = record.feed_id and member.local_id = record.local_id
        order by member.child_number collate "C", feed.name collate "C", record.local_id collate "C"
        """,
        [runId],
        cancellationToken);

    private async IAsyncEnumerable<CurrentRecord> ReadAsync(
        string query, object[] arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(query, connection);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new() { Value = argument });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new(
                reader.GetString(0),
                reader.GetFieldValue<DateOnly>(1),
                StagingTables.ReadRecord(reader, at: 4),
                reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3),
                reader.IsDBNull(2) ? null : reader.GetString(2));
        }
    }
}
