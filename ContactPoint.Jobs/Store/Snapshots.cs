using Dapper;

namespace ContactPoint.Jobs.Store;

/// <summary>A child as a snapshot holds it; columns as the snapshot's children file has them.</summary>
/// <remarks>Sources is a JSON object of field to record; it is in no snapshot file.</remarks>
public sealed record ChildRow(
    string ChildNumber, string? Forename, string? MiddleNames, string? Surname, DateOnly? BirthDate, short? Age, string Gender,
    string? Address1, string? Address2, string? Address3, string? Address4, string? Postcode, string? SchoolUrn, string? GpOds,
    bool Shielded, string Sources);

/// <summary>A carer as a snapshot holds them; the position orders a child's carers from 1.</summary>
public sealed record CarerRow(string ChildNumber, short Position, string? Name, string Relation, string? Phone, string? Email);

/// <summary>An involvement as a snapshot holds it; the position orders a child's involvements from 1.</summary>
public sealed record InvolvementRow(
    string ChildNumber, short Position, string Service, string? Organisation, string? Practitioner, string? Phone, string? Email,
    DateOnly? Start, DateOnly? End, bool Lead);

/// <summary>A published snapshot.</summary>
/// <param name="Number">Grows by one with each publication.</param>
/// <param name="RunId">The run that made it.</param>
/// <param name="AsOf">The day that ages are reckoned from.</param>
/// <param name="ManifestSha256">The hash of its manifest.</param>
public sealed record SnapshotRow(int Number, long RunId, DateOnly AsOf, byte[] ManifestSha256);

/// <summary>The directory: what runs propose to publish, what is published, and the pointer between them.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class Snapshots(Database database)
{
    private static readonly (string Table, string Key, string Values)[] Tables =
    [
        ("child", "child_number",
            "forename, middle_names, surname, birth_date, age, gender, address_1, address_2, address_3, address_4, postcode, school_urn, gp_ods, shielded, sources"),
        ("carer", "child_number, position", "name, relation, phone, email"),
        ("involvement", "child_number, position", "service, organisation, practitioner, phone, email, start_date, end_date, lead"),
    ];

    /// <summary>Writes a batch of what a run proposes to publish.</summary>
    public static async Task ProposeAsync(
        StageHold hold,
        IReadOnlyList<ChildRow> children,
        IReadOnlyList<CarerRow> carers,
        IReadOnlyList<InvolvementRow> involvements,
        CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        await CandidateTables.Child(hold.Key.RunId).WriteAsync(connection, children, cancellationToken);
        await CandidateTables.Carer(hold.Key.RunId).WriteAsync(connection, carers, cancellationToken);
        await CandidateTables.Involvement(hold.Key.RunId).WriteAsync(connection, involvements, cancellationToken);
    }

    /// <summary>Makes a run's proposal the snapshot in force: every table, the lineage, the memberships and the pointer, in the stage's one transaction.</summary>
    /// <remarks>Only what changed is stored; the rest goes on being valid. A reader sees all of the new snapshot or all of the old.</remarks>
    public static async Task PublishAsync(StageHold hold, RunRow run, byte[] manifestSha256, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        var arguments = new { run.RunId, Number = run.SnapshotNumber, run.AsOf, manifestSha256 };
        await connection.ExecuteAsync(NumbersAndMemberships, arguments);
        foreach (var (table, key, values) in Tables)
        {
            await connection.ExecuteAsync(MoveTable(table, key, values), arguments);
        }

        await connection.ExecuteAsync(Pointer, arguments);
    }

    /// <summary>Marks a run as held by its gates: the last snapshot stays in force.</summary>
    public static async Task HoldAsync(StageHold hold, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        await connection.ExecuteAsync("update run.run set state = 'held', ended_at = now() where run_id = @RunId", new { hold.Key.RunId });
    }

    /// <summary>Sees, before anything on the disk is touched, that a run's snapshot is the one after the one in force; and keeps it so until the stage ends.</summary>
    /// <exception cref="InvalidDataException">Another snapshot was published since the run began.</exception>
    public static async Task RequireNextAsync(StageHold hold, int number, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        await connection.ExecuteAsync("lock table directory.current_snapshot in share row exclusive mode");
        var current = await connection.QuerySingleOrDefaultAsync<int?>("select number from directory.current_snapshot") ?? 0;
        if (number != current + 1)
        {
            throw new InvalidDataException($"The run would publish snapshot {number}, but the one in force is {current}. Nothing was signed.");
        }
    }

    /// <summary>Every published snapshot, oldest first.</summary>
    public async Task<IReadOnlyList<SnapshotRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<SnapshotRow>("select number, run_id, as_of, manifest_sha256 from directory.snapshot order by number")).AsList();
    }

    private const string NumbersAndMemberships =
        """
        insert into directory.child_number (child_number, issued_in)
        select distinct child_number, @Number from directory.candidate_membership where run_id = @RunId
        on conflict do nothing;

        insert into directory.lineage (snapshot_number, child_number, change, into_number)
        select @Number, child_number, change, into_number from directory.candidate_lineage where run_id = @RunId;

        update directory.child_number number set forwards_to = lineage.into_number
        from directory.candidate_lineage lineage
        where lineage.run_id = @RunId and lineage.change = 'merged' and lineage.child_number = number.child_number;

        update directory.membership old set valid_to = @Number
        where valid_to is null and not exists (
            select from directory.candidate_membership new
            where new.run_id = @RunId and new.feed_id = old.feed_id and new.local_id = old.local_id and new.child_number = old.child_number);

        insert into directory.membership (feed_id, local_id, child_number, valid_from)
        select feed_id, local_id, child_number, @Number from directory.candidate_membership new
        where run_id = @RunId and not exists (
            select from directory.membership old
            where old.valid_to is null and old.feed_id = new.feed_id and old.local_id = new.local_id);

        insert into directory.sensitive (feed_id, local_id, sealed)
        select feed_id, local_id, sensitive from ingest.current_record where sensitive is not null
        on conflict (feed_id, local_id) do update set sealed = excluded.sealed;

        delete from directory.sensitive kept where not exists (
            select from ingest.current_record record
            where record.feed_id = kept.feed_id and record.local_id = kept.local_id and record.sensitive is not null);

        insert into directory.shield (child_number, since_run)
        select child_number, run_id from directory.candidate_protection where run_id = @RunId and protection = 'shielded'
        on conflict do nothing;

        insert into matching.review_case (reference, kind, child_number_a, child_number_b, weight, opened_in, last_seen_in)
        select reference, kind, child_number_a, child_number_b, weight, run_id, run_id from matching.candidate_case where run_id = @RunId
        on conflict (kind, child_number_a, child_number_b) do update set weight = excluded.weight, last_seen_in = excluded.last_seen_in;

        delete from matching.candidate_case where run_id = @RunId;
        delete from directory.candidate_membership where run_id = @RunId;
        delete from directory.candidate_lineage where run_id = @RunId;
        delete from directory.candidate_protection where run_id = @RunId;
        """;

    private const string Pointer =
        """
        insert into directory.snapshot (number, run_id, as_of, manifest_sha256) values (@Number, @RunId, @AsOf, @manifestSha256);
        insert into directory.current_snapshot (number) values (@Number) on conflict (only_row) do update set number = excluded.number;
        update run.run set state = 'published', ended_at = now() where run_id = @RunId;
        update ingest.extract set published_at = now() where state in ('staged', 'superseded') and published_at is null;
        """;

    private static string MoveTable(string table, string key, string values) =>
        $"""
        update directory.{table} old set valid_to = @Number
        where valid_to is null and not exists (
            select from directory.candidate_{table} new
            where new.run_id = @RunId and ({Prefixed("new", key)}) = ({Prefixed("old", key)})
                and ({Prefixed("new", values)}) is not distinct from ({Prefixed("old", values)}));

        insert into directory.{table} ({key}, {values}, valid_from)
        select {key}, {values}, @Number from directory.candidate_{table} new
        where run_id = @RunId and not exists (
            select from directory.{table} old where old.valid_to is null and ({Prefixed("old", key)}) = ({Prefixed("new", key)}));

        delete from directory.candidate_{table} where run_id = @RunId;
        """;

    private static string Prefixed(string alias, string columns) =>
        string.Join(", ", columns.Split(", ").Select(column => $"{alias}.{column}"));
}
