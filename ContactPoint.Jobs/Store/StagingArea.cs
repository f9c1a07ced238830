using ContactPoint.Ingest.Checking;

using Dapper;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>What staging an extract counted; rows is the sum of the five, which the database checks again.</summary>
/// <param name="Encoding">The encoding that was decided for the file.</param>
/// <param name="SpecSha256">The specification that it was read by.</param>
/// <param name="ScreenedBy">What its rows were screened by, 32 bytes.</param>
/// <param name="Rows">Rows in the file.</param>
/// <param name="Accepted">Rows staged.</param>
/// <param name="Quarantined">Rows with a fault.</param>
/// <param name="Held">Rows that wait for a person.</param>
/// <param name="Withheld">Rows of which the rules leave nothing.</param>
/// <param name="Duplicate">Rows that stood in the extract before.</param>
/// <param name="HasObjection">Whether somebody objects in it to being recorded.</param>
public sealed record StagingCounts(
    string Encoding, byte[] SpecSha256, byte[] ScreenedBy, long Rows, long Accepted, long Quarantined, long Held, long Withheld, long Duplicate, bool HasObjection);

/// <summary>How much one rule kept out of one extract.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Column">The supplier's column; empty for a rule about whole rows.</param>
/// <param name="Values">How many values.</param>
/// <param name="Rows">How many rows; one in which the rule found several values counts under the first column only, so that rows add up.</param>
public sealed record MinimisedRow(string Rule, string Column, long Values, long Rows);

/// <summary>How an extract stands to what its feed delivered before.</summary>
/// <param name="InForce">Records of the feed that are in force.</param>
/// <param name="Unnamed">How many of them it does not name; those that the rules now leave nothing of are not among them.</param>
/// <param name="LastRows">Rows of the feed's extract in force (of a delta feed, of all of them); <see langword="null"/> when there is none.</param>
/// <param name="LastDate">The latest day that one in force speaks of.</param>
/// <param name="Undecided">Earlier extracts of the feed that are held or refused, and that nobody has decided about since.</param>
public sealed record StagingEffect(long InForce, long Unnamed, long? LastRows, DateOnly? LastDate, long Undecided);

/// <summary>Stages one extract inside the transaction of its stage: wholly in, or wholly out.</summary>
public sealed class StagingArea
{
    private readonly NpgsqlConnection _connection;
    private readonly long _runId;
    private readonly long _extractId;
    private readonly short _feedId;
    private IReadOnlyList<byte[]?> _keptScreenedBy = [];

    private StagingArea(NpgsqlConnection connection, long runId, long extractId, short feedId)
    {
        _connection = connection;
        _runId = runId;
        _extractId = extractId;
        _feedId = feedId;
    }

    /// <summary>Begins, in the hold's transaction. What an earlier staging of the same extract left is taken away: it is staged again from its start.</summary>
    public static async Task<StagingArea> OpenAsync(StageHold hold, long extractId, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        var feedId = await connection.QuerySingleAsync<short>("select feed_id from ingest.extract where extract_id = @extractId", new { extractId });
        await connection.ExecuteAsync(
            """
            delete from ingest.record where extract_id = @extractId;
            delete from ingest.set_aside where extract_id = @extractId;
            delete from ingest.restriction where extract_id = @extractId;
            delete from ingest.issue where extract_id = @extractId;
            delete from ingest.minimised where extract_id = @extractId;
            create temporary table withheld (line_number integer not null, local_id text not null, rule text not null, unrecorded boolean not null) on commit drop;
            create temporary table repeated (line_number integer not null, local_id text not null) on commit drop;
            """,
            new { extractId });
        return new(connection, hold.Key.RunId, extractId, feedId);
    }

    /// <summary>Rows to be filled and written, as often as one likes.</summary>
    public StagingRows NewRows() => new(_extractId, _feedId);

    /// <summary>Writes a batch of what the rows became, and empties it.</summary>
    public Task WriteAsync(StagingRows rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.SendAsync(_connection, cancellationToken);
    }

    /// <summary>
    /// Takes back what stands in the extract under a local id of which the rules leave nothing, the places of its issues and its
    /// restrictions included: an objection counts wherever in the extract it stands. Once only, after the last batch.
    /// </summary>
    /// <returns>What was counted of it, and is to be counted otherwise.</returns>
    public Task<RowsTakenBack> WithdrawWithheldAsync() => new WithheldRows(_connection, _extractId).TakeBackAsync();

    /// <summary>
    /// Deletes what earlier extracts of the feed said under a local id that must not be recorded: nothing is to lead back to it. What they
    /// restricted stays restricted: an objection to be recorded is no consent to be found.
    /// </summary>
    public async Task ForgetUnrecordedAsync() =>
        await _connection.ExecuteAsync(
            """
            delete from ingest.issue using (
                select extract_id, line_number from ingest.record
                where feed_id = @_feedId and extract_id <> @_extractId and local_id in (select local_id from withheld where unrecorded)
                union all
                select extract_id, line_number from ingest.set_aside join ingest.extract using (extract_id)
                where feed_id = @_feedId and extract_id <> @_extractId and local_id in (select local_id from withheld where unrecorded)) place
            where issue.extract_id = place.extract_id and issue.line_number = place.line_number;
            delete from ingest.record
            where feed_id = @_feedId and extract_id <> @_extractId and local_id in (select local_id from withheld where unrecorded);
            delete from ingest.set_aside using ingest.extract
            where extract.extract_id = set_aside.extract_id and feed_id = @_feedId and extract.extract_id <> @_extractId
                and local_id in (select local_id from withheld where unrecorded);
            """,
            new { _extractId, _feedId });

    /// <summary>Writes how much the rules kept out.</summary>
    public async Task WriteMinimisedAsync(IEnumerable<MinimisedRow> rows) =>
        await _connection.ExecuteAsync(
            "insert into ingest.minimised (extract_id, rule, column_name, values_seen, rows_seen) values (@_extractId, @Rule, @Column, @Values, @Rows)",
            rows.Select(row => new { _extractId, row.Rule, row.Column, row.Values, row.Rows }));

    /// <summary>What the extract would do to its feed's records in force, once every row is written.</summary>
    public async Task<StagingEffect> EffectAsync()
    {
        var (inForce, unnamed) = await _connection.QuerySingleAsync<(long, long)>(
            """
            select count(*), count(*) filter (where
                not exists (select from ingest.record newer where newer.extract_id = @_extractId and newer.local_id = old.local_id)
                and not exists (select from ingest.set_aside where set_aside.extract_id = @_extractId and set_aside.local_id = old.local_id)
                and not exists (select from withheld where withheld.local_id = old.local_id))
            from ingest.accepted_record old where old.feed_id = @_feedId and old.extract_id <> @_extractId
            """,
            new { _extractId, _feedId });
        var before = await LoadHistory.BeforeAsync(_connection, _feedId, _extractId);
        return new(inForce, unnamed, before.Rows, before.Newest, before.Undecided);
    }

    /// <summary>
    /// Lets a full extract take the place of what its feed said before. A record that the extract names only by a row that could not be
    /// accepted stays as it was last accepted; where some row's local id could not be read, every record not named stays.
    /// </summary>
    /// <param name="everyLocalIdRead">Whether the local id of every row could be read.</param>
    public async Task ReplaceAsync(bool everyLocalIdRead)
    {
        var kept = await _connection.ExecuteAsync(
            """
            insert into ingest.record
            select (jsonb_populate_record(kept, jsonb_build_object(
                'extract_id', @_extractId,
                'kept_from', coalesce(kept.kept_from, kept.extract_id),
                'line_number', -row_number() over (order by kept.local_id collate "C")))).*
            from ingest.record kept
            join ingest.extract on extract.extract_id = kept.extract_id and extract.state = 'staged'
            where kept.feed_id = @_feedId and kept.superseded_by is null
                and not exists (select from ingest.record newer where newer.extract_id = @_extractId and newer.local_id = kept.local_id)
                and not exists (select from withheld where withheld.local_id = kept.local_id)
                and (not @everyLocalIdRead or exists (
                    select from ingest.set_aside where set_aside.extract_id = @_extractId and set_aside.local_id = kept.local_id))
            """,
            new { _extractId, _feedId, everyLocalIdRead });
        var before = (await _connection.QueryAsync<byte[]?>(
            "update ingest.extract set state = 'superseded' where feed_id = @_feedId and state = 'staged' returning screened_by", new { _feedId })).AsList();
        _keptScreenedBy = kept > 0 ? before : [];
    }

    /// <summary>Lets a delta extract change only the records that it names: those it brings again, and those the rules now leave nothing of.</summary>
    public async Task AmendAsync()
    {
        await _connection.ExecuteAsync(
            """
            update ingest.record older set superseded_by = @_extractId
            from ingest.extract
            where extract.extract_id = older.extract_id and extract.state = 'staged' and older.feed_id = @_feedId
                and older.superseded_by is null
                and (exists (select from withheld where withheld.local_id = older.local_id)
                    or exists (select from ingest.record newer where newer.extract_id = @_extractId and newer.local_id = older.local_id))
            """,
            new { _extractId, _feedId });
    }

    /// <summary>Puts the extract in force, with what was counted.</summary>
    /// <exception cref="RowsUnaccountedForException">Other rows than those that were counted stand in staging.</exception>
    public async Task FinishAsync(StagingCounts counts)
    {
        await RequireStagedAsync(counts.Accepted, "record");
        await RequireStagedAsync(counts.Quarantined + counts.Held, "set_aside");

        // Records kept from the extract before were screened by what stood then.
        var screenedBy = _keptScreenedBy.All(before => before.AsSpan().SequenceEqual(counts.ScreenedBy)) ? counts.ScreenedBy : null;
        await _connection.ExecuteAsync(
            """
            update ingest.extract set state = 'staged', encoding = @Encoding, spec_sha256 = @SpecSha256, screened_by = @screenedBy, rows = @Rows, accepted = @Accepted,
                quarantined = @Quarantined, held = @Held, withheld = @Withheld, duplicate = @Duplicate, has_objection = @HasObjection
            where extract_id = @_extractId
            """,
            new
            {
                _extractId,
                counts.Encoding,
                counts.SpecSha256,
                screenedBy,
                counts.Rows,
                counts.Accepted,
                counts.Quarantined,
                counts.Held,
                counts.Withheld,
                counts.Duplicate,
                counts.HasObjection,
            });

        // A restriction acts at once on whom it restricts, whatever becomes of the night.
        await _connection.ExecuteAsync(
            """
            insert into directory.shield (child_number, since_run)
            select child_number, @_runId from directory.membership
            where feed_id = @_feedId and valid_to is null and (
                exists (select from ingest.record where extract_id = @_extractId and record.local_id = membership.local_id and shielded)
                or exists (select from ingest.restriction where extract_id = @_extractId and restriction.local_id = membership.local_id))
            on conflict do nothing
            """,
            new { _runId, _feedId, _extractId });

        // The stages that follow join these tables, and the server would plan for what they held before.
        await _connection.ExecuteAsync("analyze ingest.record, ingest.extract, ingest.set_aside, ingest.restriction");
    }

    /// <summary>A COPY of packed rows does not say how many were stored. Rows that were kept from the extract before have negative line numbers.</summary>
    private async Task RequireStagedAsync(long counted, string table)
    {
        var stored = await _connection.QuerySingleAsync<long>(
            $"select count(*) from ingest.{table} where extract_id = @_extractId and line_number > 0", new { _extractId });
        if (stored != counted)
        {
            throw new RowsUnaccountedForException(counted, stored);
        }
    }
}
