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

/// <summary>A restricted child whose row could not be accepted.</summary>
/// <param name="Record">The feed, and the supplier's key or what stands in for it.</param>
/// <param name="Identity">What tells who the child is, sealed.</param>
public sealed record ShadowRecord(RecordName Record, byte[] Identity);

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

    /// <summary>
    /// That the supplier restricts an accepted record: by its row, or by one of the same local id that could not be accepted, in the extract
    /// that the values came from or a later one.
    /// </summary>
    internal const string IsRestricted =
        """
        (record.shielded or exists (
            select from ingest.restriction
            where restriction.feed_id = record.feed_id and restriction.local_id = record.local_id
                and restriction.extract_id >= coalesce(record.kept_from, record.extract_id)))
        """;

    /// <summary>That an accepted record is restricted, or was ever with a child who is shielded or may be a shielded one.</summary>
    private const string IsProtected =
        $"""
        ({IsRestricted} or exists (
            select from directory.membership member
            where member.feed_id = record.feed_id and member.local_id = record.local_id and member.child_number in (
                select child_number from directory.shield
                union all select child_number_a from matching.review_case where kind = 'shield-hold'
                union all select child_number_b from matching.review_case where kind = 'shield-hold')))
        """;

    /// <summary>The restrictions in force under whose local id no record was accepted.</summary>
    internal const string Shadows =
        """
        from ingest.restriction
        join ingest.feed on feed.feed_id = restriction.feed_id
        join ingest.extract on extract.extract_id = restriction.extract_id and extract.state = 'staged'
        where not exists (
            select from ingest.accepted_record record where record.feed_id = restriction.feed_id and record.local_id = restriction.local_id)
        """;

    /// <summary>How many records are in force.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<long>("select count(*) from ingest.current_record");
    }

    /// <summary>The restricted children in force of whom no record could be accepted, by feed and local id in ordinal order.</summary>
    public async Task<IReadOnlyList<ShadowRecord>> ReadShadowsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Feed, string LocalId, byte[] Identity)>(
            $"""
            select distinct on (feed.name collate "C", restriction.local_id collate "C") feed.name, restriction.local_id, restriction.identity
            {Shadows} and restriction.identity is not null
            order by feed.name collate "C", restriction.local_id collate "C", restriction.extract_id desc, restriction.line_number
            """);
        return [.. rows.Select(row => new ShadowRecord(new(row.Feed, row.LocalId), row.Identity))];
    }

    /// <summary>The records of protected children that are set aside, with the fields that they are set aside for, by feed and local id in ordinal order.</summary>
    /// <remarks>
    /// They take part in linking without those fields, and nothing of them is published: without them a record of a shielded child that links
    /// with them alone would be published as another child's.
    /// </remarks>
    public async IAsyncEnumerable<(CurrentRecord Record, IReadOnlyList<string> HeldFields)> ReadProtectedSetAsideAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
            select feed.name, origin.extract_date, record.held_fields, record.match_only, {StagingTables.RecordColumns}
            {Source.Replace("current_record", "accepted_record", StringComparison.Ordinal)}
            where record.held_for is not null and {IsProtected}
            order by feed.name collate "C", record.local_id collate "C"
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return (RecordOf(reader, childNumber: null), reader.GetFieldValue<string[]>(2));
        }
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
            yield return RecordOf(reader, reader.IsDBNull(2) ? null : reader.GetString(2));
        }
    }

    private static CurrentRecord RecordOf(NpgsqlDataReader reader, string? childNumber) => new(
        reader.GetString(0),
        reader.GetFieldValue<DateOnly>(1),
        StagingTables.ReadRecord(reader, at: 4),
        reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3),
        childNumber);
}
