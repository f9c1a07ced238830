using Dapper;

namespace ContactPoint.Jobs.Store;

/// <summary>A value that somebody proposed to let be; the value itself is not stored.</summary>
/// <param name="AllowedId">Its number.</param>
/// <param name="Feed">The feed.</param>
/// <param name="Rule">The rule that is to let it be.</param>
/// <param name="ValueHash">The keyed hash of the value, 32 bytes.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedAt">When, in UTC.</param>
/// <param name="ApprovedBy">Who approved it; <see langword="null"/> while nobody has.</param>
/// <param name="ApprovedAt">When, in UTC.</param>
/// <param name="WithdrawnBy">Who withdrew it; <see langword="null"/> while it is in force.</param>
/// <param name="WithdrawnAt">When, in UTC.</param>
public sealed record AllowedRow(
    long AllowedId, string Feed, string Rule, byte[] ValueHash, string ProposedBy, DateTime ProposedAt, string? ApprovedBy, DateTime? ApprovedAt, string? WithdrawnBy, DateTime? WithdrawnAt);

/// <summary>The values that two people let be, as keyed hashes. Every change is stored together with its entry in the audit trail.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class AllowedValues(Database database)
{
    private const string Select =
        """
        select allowed_id, feed.name as feed, rule, value_hash, proposed_by, proposed_at, approved_by, approved_at, withdrawn_by, withdrawn_at
        from ingest.allowed join ingest.feed using (feed_id)
        """;

    /// <summary>Notes a proposal.</summary>
    /// <returns>Its number; <see langword="null"/> when there is no such feed, or the same proposal stands already.</returns>
    public async Task<long?> ProposeAsync(Access access, string feed, string rule, byte[] valueHash, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<long?>(
            """
            with proposed as (
                insert into ingest.allowed (feed_id, rule, value_hash, proposed_by)
                select feed_id, @rule, @valueHash, @Person from ingest.feed where name = @feed
                on conflict do nothing
                returning allowed_id),
            noted as (
                insert into audit.entry (person, action, purpose, reason)
                select @Person, 'feed allow propose ' || allowed_id || ' ' || @feed || ' ' || @rule, @Purpose, @Reason from proposed)
            select allowed_id from proposed
            """,
            new { access.Person, access.Purpose, access.Reason, feed, rule, valueHash });
    }

    /// <summary>Approves a proposal that nobody has approved or withdrawn.</summary>
    /// <returns><see langword="false"/> when there is none of this number.</returns>
    public Task<bool> ApproveAsync(Access access, long allowedId, CancellationToken cancellationToken) => ChangeAsync(
        access, allowedId, "approve", "approved_by = @Person, approved_at = now() where approved_by is null and withdrawn_by is null and allowed_id = @allowedId", cancellationToken);

    /// <summary>Withdraws a proposal or an approved value.</summary>
    /// <returns><see langword="false"/> when there is none of this number, or it was withdrawn before.</returns>
    public Task<bool> WithdrawAsync(Access access, long allowedId, CancellationToken cancellationToken) => ChangeAsync(
        access, allowedId, "withdraw", "withdrawn_by = @Person, withdrawn_at = now() where withdrawn_by is null and allowed_id = @allowedId", cancellationToken);

    /// <summary>One of them; <see langword="null"/> when there is none of this number.</summary>
    public async Task<AllowedRow?> FindAsync(long allowedId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<AllowedRow>($"{Select} where allowed_id = @allowedId", new { allowedId });
    }

    /// <summary>All of a feed, or of every feed, oldest first.</summary>
    /// <param name="feed">The feed; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<AllowedRow>> ListAsync(string? feed, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<AllowedRow>($"{Select} where @feed::text is null or feed.name = @feed order by allowed_id", new { feed })).AsList();
    }

    private async Task<bool> ChangeAsync(Access access, long allowedId, string verb, string change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(
            $"""
            with changed as (update ingest.allowed set {change} returning allowed_id),
            noted as (
                insert into audit.entry (person, action, purpose, reason)
                select @Person, 'feed allow {verb} ' || allowed_id, @Purpose, @Reason from changed)
            select count(*) from changed
            """,
            new { access.Person, access.Purpose, access.Reason, allowedId }) == 1;
    }
}
