using System.Runtime.CompilerServices;

using ContactPoint.Ingest;

using Dapper;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>An accepted record, with what it is set aside for.</summary>
/// <param name="ExtractId">The extract that it stands in.</param>
/// <param name="LineNumber">Its line there; negative where it was kept from an extract before.</param>
/// <param name="Open">The values that lie open.</param>
/// <param name="MatchOnly">The sealed identifiers and former names.</param>
/// <param name="Sensitive">The sealed contact of a sensitive service.</param>
/// <param name="HeldFor">The rule that it is set aside for; <see langword="null"/> while it is in force.</param>
/// <param name="HeldFields">The fields in which rules found something; empty while it is in force.</param>
public sealed record ScreenedRecord(
    long ExtractId, int LineNumber, ChildRecord Open, byte[]? MatchOnly, byte[]? Sensitive, string? HeldFor, IReadOnlyList<string> HeldFields);

/// <summary>What a new screening makes of a record.</summary>
/// <param name="ExtractId">The extract that it stands in.</param>
/// <param name="LineNumber">Its line there.</param>
/// <param name="HeldFor">The rule that it is set aside for; <see langword="null"/> when it is in force (again).</param>
/// <param name="HeldFields">The fields in which rules found something.</param>
/// <param name="Issues">The supplier's column and the rule of each; the column is <see langword="null"/> where nobody knows it.</param>
/// <param name="Restricts">Whether it restricts its child from now on, and its row did not.</param>
public sealed record RescreenedRecord(
    long ExtractId, int LineNumber, string? HeldFor, IReadOnlyList<string> HeldFields, IReadOnlyList<(string? Column, string Code)> Issues, bool Restricts);

/// <summary>A record that is set aside, by the place that it came from.</summary>
/// <param name="Feed">Its feed.</param>
/// <param name="ExtractId">The extract that its values came from.</param>
/// <param name="LineNumber">The line there; <see langword="null"/> when that extract was staged again since.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Fields">The fields in which rules found something.</param>
public sealed record SetAsideRecord(string Feed, long ExtractId, int? LineNumber, string Rule, IReadOnlyList<string> Fields);

/// <summary>Accepted records as they were screened, and what a new screening makes of them.</summary>
/// <remarks><threadsafety>Safe for any number of threads; what takes a hold belongs to its transaction.</threadsafety></remarks>
public sealed class ScreenedRecords(Database database)
{
    /// <summary>The accepted row that a record's values came from, while it is stored.</summary>
    internal const string Origin =
        """
        ingest.record origin on origin.feed_id = record.feed_id and origin.local_id = record.local_id
            and origin.extract_id = coalesce(record.kept_from, record.extract_id) and origin.line_number > 0
        """;

    /// <summary>The feeds that have records in force or set aside, by name.</summary>
    public async Task<IReadOnlyList<string>> FeedsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<string>(
            "select name from ingest.feed where feed_id in (select feed_id from ingest.extract where state = 'staged') order by name collate \"C\"")).AsList();
    }

    /// <summary>The extracts in force of a feed with records that were not, or may not have been, screened by this; and how many records stand in them.</summary>
    public async Task<(IReadOnlyList<long> Extracts, long Records)> StaleAsync(string feed, byte[] screenedBy, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var extracts = (await connection.QueryAsync<long>(
            """
            select extract_id from ingest.extract join ingest.feed using (feed_id)
            where name = @feed and state = 'staged' and screened_by is distinct from @screenedBy order by extract_id
            """,
            new { feed, screenedBy })).AsList();
        var records = extracts.Count == 0
            ? 0
            : await connection.QuerySingleAsync<long>("select count(*) from ingest.accepted_record where extract_id = any(@extracts)", new { extracts });
        return (extracts, records);
    }

    /// <summary>Every accepted record that stands in some extracts, one after the other and in no order.</summary>
    public async IAsyncEnumerable<ScreenedRecord> ReadAsync(IReadOnlyList<long> extracts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
            select record.extract_id, record.line_number, record.match_only, record.sensitive, record.held_for, record.held_fields, {StagingTables.RecordColumns}
            from ingest.accepted_record record where record.extract_id = any($1)
            """,
            connection);
        command.Parameters.Add(new() { Value = extracts.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        byte[]? Bytes(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new(
                reader.GetInt64(0),
                reader.GetInt32(1),
                StagingTables.ReadRecord(reader, at: 6),
                Bytes(2),
                Bytes(3),
                reader.IsDBNull(4) ? null : reader.GetString(4),
                reader.IsDBNull(5) ? [] : reader.GetFieldValue<string[]>(5));
        }
    }

    /// <summary>Every record that is set aside, of one feed or of all, by place.</summary>
    public async Task<IReadOnlyList<SetAsideRecord>> ListSetAsideAsync(string? feed, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Feed, long ExtractId, int? LineNumber, string Rule, string[] Fields)>(
            $"""
            select feed.name, coalesce(record.kept_from, record.extract_id), origin.line_number, record.held_for, record.held_fields
            from ingest.accepted_record record join ingest.feed on feed.feed_id = record.feed_id left join {Origin}
            where record.held_for is not null and (@feed::text is null or feed.name = @feed)
            order by feed.name collate "C", 2, 3, record.local_id collate "C"
            """,
            new { feed });
        return [.. rows.Select(row => new SetAsideRecord(row.Feed, row.ExtractId, row.LineNumber, row.Rule, row.Fields))];
    }

    /// <summary>How many records are set aside, as the hold's transaction sees them.</summary>
    public static async Task<long> CountSetAsideAsync(StageHold hold, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        return await connection.QuerySingleAsync<long>("select count(*) from ingest.accepted_record where held_for is not null");
    }

    /// <summary>Says that a feed's records may be set aside by the screening that was in doubt, however many they are; stored with its entry in the audit trail.</summary>
    /// <returns><see langword="false"/> when none of the feed waits.</returns>
    public async Task<bool> ReleaseAsync(string feed, Access access, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.ExecuteAsync(
            "update ingest.screening_doubt set released = true from ingest.feed where feed.feed_id = screening_doubt.feed_id and name = @feed and not released",
            new { feed }) == 0)
        {
            return false;
        }

        await Audit.AppendAsync(connection, access, $"feed release {feed}", childNumber: null);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
