using Dapper;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>How many records in force of a feed a rule would set aside.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Records">The records.</param>
public sealed record FoundRow(string Feed, string Rule, long Records);

/// <summary>Where a record came from that would be set aside.</summary>
/// <param name="ExtractId">The extract that its values came from.</param>
/// <param name="LineNumber">The line there; <see langword="null"/> when that extract was staged again since.</param>
public sealed record FoundPlace(long ExtractId, int? LineNumber);

/// <summary>What a new screening would change, in temporary tables of the hold's transaction: nothing is changed until it is applied.</summary>
/// <remarks><threadsafety>For one thread at a time.</threadsafety></remarks>
public sealed class ScreeningDraft
{
    /// <summary>The records in force that would be set aside.</summary>
    private const string Found =
        """
        from screened join ingest.record using (extract_id, line_number) join ingest.feed on feed.feed_id = record.feed_id
        where screened.held_for is not null and record.held_for is null
        """;

    private readonly NpgsqlConnection _connection;
    private readonly long _runId;

    private ScreeningDraft(NpgsqlConnection connection, long runId)
    {
        _connection = connection;
        _runId = runId;
    }

    /// <summary>Makes an empty one.</summary>
    public static async Task<ScreeningDraft> OpenAsync(StageHold hold, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hold);
        var connection = await hold.WorkAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            create temporary table screened (extract_id bigint, line_number integer, held_for text, held_fields text, restricts boolean) on commit drop;
            create temporary table finding (extract_id bigint, line_number integer, column_name text, code text) on commit drop;
            """);
        return new(connection, hold.Key.RunId);
    }

    /// <summary>Adds what a new screening makes of some records.</summary>
    public async Task AddAsync(IReadOnlyList<RescreenedRecord> records)
    {
        await _connection.ExecuteAsync(
            "insert into screened select * from unnest(@extracts, @lines, @rules, @fields, @restricts)",
            new
            {
                extracts = records.Select(record => record.ExtractId).ToArray(),
                lines = records.Select(record => record.LineNumber).ToArray(),
                rules = records.Select(record => record.HeldFor).ToArray(),
                fields = records.Select(record => string.Join(' ', record.HeldFields)).ToArray(),
                restricts = records.Select(record => record.Restricts).ToArray(),
            });
        var findings = records.SelectMany(record => record.Issues, (record, issue) => (record.ExtractId, record.LineNumber, issue.Column, issue.Code)).ToList();
        await _connection.ExecuteAsync(
            "insert into finding select * from unnest(@extracts, @lines, @columns, @codes)",
            new
            {
                extracts = findings.Select(finding => finding.ExtractId).ToArray(),
                lines = findings.Select(finding => finding.LineNumber).ToArray(),
                columns = findings.Select(finding => finding.Column).ToArray(),
                codes = findings.Select(finding => finding.Code).ToArray(),
            });
    }

    /// <summary>How many records in force would be set aside, by feed and rule; the rule that finds most first.</summary>
    public async Task<IReadOnlyList<FoundRow>> FoundAsync()
    {
        await _connection.ExecuteAsync("analyze screened, finding");
        return (await _connection.QueryAsync<FoundRow>(
            $"select name as feed, screened.held_for as rule, count(*) as records {Found} group by 1, 2 order by name collate \"C\", 3 desc, 2")).AsList();
    }

    /// <summary>How many records of a feed are in force.</summary>
    public Task<long> InForceAsync(string feed) => _connection.QuerySingleAsync<long>(
        "select count(*) from ingest.current_record where feed_id = (select feed_id from ingest.feed where name = @feed)", new { feed });

    /// <summary>The first places of a feed's records that would be set aside.</summary>
    public async Task<IReadOnlyList<FoundPlace>> PlacesAsync(string feed, int most) => (await _connection.QueryAsync<FoundPlace>(
        $"""
        with found as (select record.* {Found} and name = @feed)
        select coalesce(record.kept_from, record.extract_id) as extract_id, origin.line_number from found record left join {ScreenedRecords.Origin}
        order by 1, 2 limit @most
        """,
        new { feed, most })).AsList();

    /// <summary>Restricts the children of records that name a refuge, as their rows do when they are staged: at once, whatever becomes of the night.</summary>
    public Task RestrictAsync() => _connection.ExecuteAsync(
        """
        create temporary table restricting on commit drop as
        select extract_id, line_number, feed_id, local_id from screened join ingest.record using (extract_id, line_number) where restricts;
        insert into ingest.restriction (extract_id, line_number, feed_id, local_id) select * from restricting on conflict do nothing;
        insert into directory.shield (child_number, since_run)
        select distinct child_number, @_runId from restricting join directory.membership using (feed_id, local_id) where valid_to is null
        on conflict do nothing;
        """,
        new { _runId });

    /// <summary>Sets records aside or puts them back in force, with their issues. Whatever was in doubt before is answered.</summary>
    /// <remarks>An issue stands where the values came from, once; it stays when the record is back, since it was found there.</remarks>
    public Task ApplyAsync() => _connection.ExecuteAsync(
        $"""
        update ingest.record set held_for = screened.held_for, held_fields = string_to_array(nullif(screened.held_fields, ''), ' ')
        from screened where record.extract_id = screened.extract_id and record.line_number = screened.line_number;
        insert into ingest.issue (extract_id, line_number, column_name, code)
        select distinct origin.extract_id, origin.line_number, finding.column_name, finding.code
        from finding
        join ingest.record using (extract_id, line_number)
        join {ScreenedRecords.Origin}
        where not exists (
            select from ingest.issue known
            where known.extract_id = origin.extract_id and known.line_number = origin.line_number and known.code = finding.code
                and known.column_name is not distinct from finding.column_name);
        delete from ingest.screening_doubt;
        """);

    /// <summary>Notes what every record of some extracts has been screened by.</summary>
    public Task NoteScreenedAsync(IReadOnlyList<long> extracts, byte[] screenedBy) =>
        _connection.ExecuteAsync("update ingest.extract set screened_by = @screenedBy where extract_id = any(@extracts)", new { extracts, screenedBy });

    /// <summary>Whether a person said that a feed's records may be set aside by this very screening, however many they are.</summary>
    public Task<bool> IsReleasedAsync(string feed, byte[] screenedBy) => _connection.QuerySingleAsync<bool>(
        "select exists (select from ingest.screening_doubt join ingest.feed using (feed_id) where name = @feed and screened_by = @screenedBy and released)",
        new { feed, screenedBy });

    /// <summary>Notes what a person is asked about.</summary>
    public Task NoteDoubtAsync(string feed, byte[] screenedBy) => _connection.ExecuteAsync(
        """
        insert into ingest.screening_doubt (feed_id, screened_by) select feed_id, @screenedBy from ingest.feed where name = @feed
        on conflict (feed_id) do update set screened_by = excluded.screened_by, released = false
        where screening_doubt.screened_by <> excluded.screened_by
        """,
        new { feed, screenedBy });
}
