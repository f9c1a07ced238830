using Dapper;

using NpgsqlTypes;

namespace ContactPoint.Jobs.Store;

/// <summary>A record and the child that it belongs, or last belonged, to.</summary>
/// <param name="Record">The record.</param>
/// <param name="ChildNumber">The child's number.</param>
public readonly record struct MemberRow(RecordName Record, string ChildNumber);

/// <summary>A child number that was issued at some time.</summary>
/// <param name="ChildNumber">The number.</param>
/// <param name="IssuedIn">The snapshot that first bore it.</param>
/// <param name="ForwardsTo">The number that it was merged into; else <see langword="null"/>.</param>
public sealed record IssuedNumber(string ChildNumber, int IssuedIn, string? ForwardsTo);

/// <summary>What happened to a child number in one snapshot.</summary>
/// <param name="ChildNumber">The number.</param>
/// <param name="Change">What happened, for example <c>merged</c>.</param>
/// <param name="Into">The number that it went into or came from, where there is one.</param>
public sealed record LineageRow(string ChildNumber, string Change, string? Into);

/// <summary>A child that a run publishes reduced, or not at all.</summary>
/// <param name="ChildNumber">The child's number.</param>
/// <param name="Protection"><c>shielded</c> or <c>held</c>.</param>
public sealed record ProtectionRow(string ChildNumber, string Protection);

/// <summary>A question for a reviewer.</summary>
/// <param name="Reference">A reference that can be read out.</param>
/// <param name="Kind">Why the case exists.</param>
/// <param name="ChildNumberA">One child, the smaller number in ordinal order.</param>
/// <param name="ChildNumberB">The other.</param>
/// <param name="WeightBits">The strongest pair between them, in bits.</param>
public sealed record CaseRow(string Reference, string Kind, string ChildNumberA, string ChildNumberB, double WeightBits);

/// <summary>Which records make up which child, the numbers that were issued, and what a run proposes to make of them.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class Memberships(Database database)
{
    /// <summary>The child of every record that ever was in a snapshot, as it was last.</summary>
    public async Task<IReadOnlyList<(MemberRow Member, bool IsCurrent)>> LastAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Feed, string LocalId, string ChildNumber, bool IsCurrent)>(
            """
            select distinct on (membership.feed_id, membership.local_id)
                feed.name, membership.local_id, membership.child_number, membership.valid_to is null
            from directory.membership join ingest.feed using (feed_id)
            order by membership.feed_id, membership.local_id, membership.valid_from desc
            """);
        return [.. rows.Select(row => (new MemberRow(new(row.Feed, row.LocalId), row.ChildNumber), row.IsCurrent))];
    }

    /// <summary>Every number ever issued.</summary>
    public async Task<IReadOnlyList<IssuedNumber>> IssuedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<IssuedNumber>("select child_number, issued_in, forwards_to from directory.child_number")).AsList();
    }

    /// <summary>The children under a shield.</summary>
    public async Task<IReadOnlyList<string>> ShieldedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<string>("select child_number from directory.shield")).AsList();
    }

    /// <summary>
    /// The accepted records that their supplier restricts, those that are set aside included; and the restricted children of whom no row
    /// could be accepted.
    /// </summary>
    public async Task<IReadOnlyList<RecordName>> RestrictedRecordsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Feed, string LocalId)>(
            $"""
            select feed.name, record.local_id
            from ingest.accepted_record record join ingest.feed using (feed_id)
            where {CurrentRecords.IsRestricted}
            union select feed.name, restriction.local_id {CurrentRecords.Shadows} and restriction.identity is not null
            """);
        return [.. rows.Select(row => new RecordName(row.Feed, row.LocalId))];
    }

    /// <summary>
    /// How many restrictions in force reach no child: they say nothing of whose they are, or what they say was found in no other record.
    /// A person has to look for those children.
    /// </summary>
    public async Task<long> CountUnreachedAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<long>(
            $"""
            select (select count(*) {CurrentRecords.Shadows} and restriction.identity is null) + (
                select count(*) from (
                    select from matching.cluster member
                    left join ingest.current_record record on record.feed_id = member.feed_id and record.local_id = member.local_id
                    where member.run_id = @runId group by member.cluster having count(record.local_id) = 0) alone)
            """,
            new { runId });
    }

    /// <summary>Writes what a run proposes: its children, their lineage, and which of them are protected.</summary>
    /// <remarks>
    /// A shield on a child that is published takes effect here, before any publication: it is an overlay on every read. A number that the run
    /// proposes for a new child is nobody's until the run is published, and another run may give it to another child; so its shield waits.
    /// </remarks>
    public async Task ProposeAsync(
        StageHold hold,
        IEnumerable<MemberRow> members,
        IEnumerable<LineageRow> lineage,
        IReadOnlyList<ProtectionRow> protections,
        CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        var feeds = await Linkages.FeedNumbersAsync(connection);
        var runId = hold.Key.RunId;
        await new CopyTable<MemberRow>("directory.candidate_membership",
            new("run_id", NpgsqlDbType.Bigint, _ => runId),
            new("feed_id", NpgsqlDbType.Smallint, row => feeds[row.Record.Feed]),
            new("local_id", NpgsqlDbType.Text, row => row.Record.LocalId),
            new("child_number", NpgsqlDbType.Text, row => row.ChildNumber)).WriteAsync(connection, members, cancellationToken);
        await new CopyTable<LineageRow>("directory.candidate_lineage",
            new("run_id", NpgsqlDbType.Bigint, _ => runId),
            new("child_number", NpgsqlDbType.Text, row => row.ChildNumber),
            new("change", NpgsqlDbType.Text, row => row.Change),
            new("into_number", NpgsqlDbType.Text, row => row.Into)).WriteAsync(connection, lineage, cancellationToken);
        await new CopyTable<ProtectionRow>("directory.candidate_protection",
            new("run_id", NpgsqlDbType.Bigint, _ => runId),
            new("child_number", NpgsqlDbType.Text, row => row.ChildNumber),
            new("protection", NpgsqlDbType.Text, row => row.Protection)).WriteAsync(connection, protections, cancellationToken);
        await connection.ExecuteAsync(
            """
            insert into directory.shield (child_number, since_run)
            select child_number, run_id from directory.candidate_protection join directory.child_number using (child_number)
            where run_id = @runId and protection = 'shielded'
            on conflict do nothing
            """,
            new { runId });
        // Tables that were filled in this run have no statistics yet, and the next stage joins them.
        await connection.ExecuteAsync("analyze directory.candidate_membership");
    }

    /// <summary>The open questions whether a child is a shielded one; no decision can be made yet, so all of them are open.</summary>
    public async Task<IReadOnlyList<CaseRow>> ShieldHoldsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<CaseRow>(
            """
            select reference, kind, child_number_a, child_number_b, weight as weight_bits
            from matching.review_case where kind = 'shield-hold' order by reference
            """)).AsList();
    }

    /// <summary>Writes the cases that the run's publication will open.</summary>
    public static async Task ProposeCasesAsync(StageHold hold, IEnumerable<CaseRow> cases, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            insert into matching.candidate_case (run_id, reference, kind, child_number_a, child_number_b, weight)
            values (@RunId, @Reference, @Kind, @ChildNumberA, @ChildNumberB, @WeightBits)
            """,
            cases.Select(row => new { row.Reference, row.Kind, row.ChildNumberA, row.ChildNumberB, row.WeightBits, hold.Key.RunId }));
    }

    /// <summary>The children that a run protects.</summary>
    public async Task<IReadOnlyList<ProtectionRow>> ProtectionsAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<ProtectionRow>(
            "select child_number, protection from directory.candidate_protection where run_id = @runId", new { runId })).AsList();
    }

    /// <summary>The lineage that a run proposes, by child number in ordinal order.</summary>
    public async Task<IReadOnlyList<LineageRow>> LineageAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<LineageRow>(
            """
            select child_number, change, into_number as into from directory.candidate_lineage
            where run_id = @runId order by child_number collate "C", change collate "C", into_number collate "C"
            """,
            new { runId })).AsList();
    }
}
