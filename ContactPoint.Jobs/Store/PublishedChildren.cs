using Dapper;

namespace ContactPoint.Jobs.Store;

/// <summary>A child of the snapshot in force, with all that the directory says.</summary>
/// <param name="Child">The child.</param>
/// <param name="Carers">Carers in order.</param>
/// <param name="Involvements">Involvements in order.</param>
/// <param name="Lineage">What happened to the number, oldest first.</param>
public sealed record PublishedChild(
    ChildRow Child, IReadOnlyList<CarerRow> Carers, IReadOnlyList<InvolvementRow> Involvements, IReadOnlyList<ChildHistoryRow> Lineage);

/// <summary>One event in a child number's life.</summary>
/// <param name="Snapshot">The snapshot that it took effect in.</param>
/// <param name="Change">What happened.</param>
/// <param name="Into">The other number concerned.</param>
public sealed record ChildHistoryRow(int Snapshot, string Change, string? Into);

/// <summary>The one way to read a published child: every reading is audited, and no shield can be read round.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class PublishedChildren(Database database, Audit audit)
{
    /// <summary>Reads a child, following the number to where it was merged into.</summary>
    /// <returns><see langword="null"/> when the snapshot in force has no such child. The attempt is audited all the same.</returns>
    public async Task<PublishedChild?> FindAsync(string childNumber, Access access, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(access, "child show", childNumber, cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var current = await connection.QuerySingleOrDefaultAsync<string>(
            """
            with recursive forward as (
                select child_number, forwards_to from directory.child_number where child_number = @childNumber
                union select next.child_number, next.forwards_to from directory.child_number next join forward on next.child_number = forward.forwards_to)
            select child_number from forward where forwards_to is null
            """,
            new { childNumber });
        var child = await connection.QuerySingleOrDefaultAsync<ChildRow>(OverlaidChild, new { current });
        if (child is null)
        {
            return null;
        }

        if (child.Shielded)
        {
            return new(child, [], [], []);
        }

        // A change that leads to a child who is shielded or held would tell of that child (SnapshotAssembly.MayBeTold says the same of the files).
        var lineage = await connection.QueryAsync<ChildHistoryRow>(
            """
            select snapshot_number as snapshot, change, into_number as into from directory.lineage
            where child_number = @current and (into_number is null or exists (
                select from directory.child other
                where other.child_number = into_number and other.valid_to is null and not other.shielded
                    and not exists (select from directory.shield where shield.child_number = into_number)))
            order by snapshot_number, change
            """,
            new { current });
        var carers = await connection.QueryAsync<CarerRow>(
            "select child_number, position, name, relation, phone, email from directory.carer where child_number = @current and valid_to is null order by position",
            new { current });
        var involvements = await connection.QueryAsync<InvolvementRow>(
            """
            select child_number, position, service, organisation, practitioner, phone, email, start_date as start, end_date as "end", lead
            from directory.involvement where child_number = @current and valid_to is null order by position
            """,
            new { current });
        return new(child, carers.AsList(), involvements.AsList(), lineage.AsList());
    }

    // A shield set since the snapshot was made reduces the child as publication would have (decision table, row 32).
    private const string OverlaidChild =
        """
        select child.child_number, forename, middle_names, surname, case when hidden then null else birth_date end as birth_date, age, gender,
            case when hidden then null else address_1 end as address1, case when hidden then null else address_2 end as address2,
            case when hidden then null else address_3 end as address3, case when hidden then null else address_4 end as address4,
            case when hidden then null else postcode end as postcode, case when hidden then null else school_urn end as school_urn,
            case when hidden then null else gp_ods end as gp_ods, hidden as shielded,
            case when hidden then '{}' else sources::text end as sources
        from directory.child
        cross join lateral (
            select child.shielded or exists (select from directory.shield where shield.child_number = child.child_number) as hidden) overlay
        where child.child_number = @current and valid_to is null
        """;
}
