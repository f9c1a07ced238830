using Dapper;

namespace ContactPoint.Jobs.Store;

/// <summary>An extract whose key may have to be destroyed.</summary>
/// <param name="ExtractId">The extract.</param>
/// <param name="Feed">Its feed.</param>
/// <param name="Sha256">What it is known by.</param>
/// <param name="State">Its state.</param>
/// <param name="ReceivedAt">When it was received, in UTC.</param>
/// <param name="PublishedAt">When the first snapshot that knows of it was published, in UTC; <see langword="null"/> before.</param>
/// <param name="HasHeldRows">Whether rows of it wait for a person, who reads them in the inbox.</param>
/// <param name="HasObjection">Whether somebody objected in it to being recorded.</param>
/// <param name="IsObjectedLater">Whether somebody did in a later extract of its feed that was staged.</param>
public sealed record KeptExtractRow(
    long ExtractId, string Feed, byte[] Sha256, string State, DateTime ReceivedAt, DateTime? PublishedAt, bool HasHeldRows, bool HasObjection, bool IsObjectedLater);

/// <summary>What people decide about extracts, and what time does.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class InboxDecisions(Database database)
{
    /// <summary>Gives an extract back to the next night, which stages it whatever it does to its feed's records.</summary>
    /// <returns><see langword="false"/> when its state does not let it, or its key was destroyed.</returns>
    public Task<bool> ReleaseAsync(long extractId, Access access, CancellationToken cancellationToken) => DecideAsync(
        """
        update ingest.extract set state = 'received', released = true, run_id = null, refusal = null
        where extract_id = @extractId and state in ('held', 'refused', 'superseded') and sealed_key is not null
        """,
        $"extract {extractId} release",
        extractId,
        access,
        cancellationToken);

    /// <summary>Puts an extract away for good: its key is destroyed, so nobody can read it again.</summary>
    /// <returns><see langword="false"/> when it is in force, or was, or is discarded already.</returns>
    public Task<bool> DiscardAsync(long extractId, Access access, CancellationToken cancellationToken) => DecideAsync(
        """
        update ingest.extract set state = 'discarded', sealed_key = null
        where extract_id = @extractId and state in ('held', 'refused', 'received')
            and not exists (select from run.run where run.run_id = extract.run_id and run.state = 'running')
        """,
        $"extract {extractId} discard",
        extractId,
        access,
        cancellationToken);

    /// <summary>Every extract that can still be read.</summary>
    public async Task<IReadOnlyList<KeptExtractRow>> KeptAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<KeptExtractRow>(
            """
            select extract_id, name as feed, sha256, state, received_at, published_at,
                exists (select from ingest.set_aside where set_aside.extract_id = extract.extract_id and outcome = 'held') as has_held_rows,
                has_objection,
                exists (
                    select from ingest.extract later
                    where later.feed_id = extract.feed_id and later.extract_id > extract.extract_id and later.has_objection) as is_objected_later
            from ingest.extract join ingest.feed using (feed_id)
            where sealed_key is not null order by extract_id
            """)).AsList();
    }

    /// <summary>Destroys the keys of extracts: from then on nobody can read them. One that was still to be staged, or waited for a person, is discarded.</summary>
    public async Task DestroyKeysAsync(IEnumerable<long> extractIds, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            update ingest.extract set sealed_key = null, state = case when state in ('held', 'received') then 'discarded' else state end
            where extract_id = any(@ids)
            """,
            new { ids = extractIds.ToArray() });
    }

    private async Task<bool> DecideAsync(string update, string action, long extractId, Access access, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.ExecuteAsync(update, new { extractId }) == 0)
        {
            return false;
        }

        await Audit.AppendAsync(connection, access, action, childNumber: null);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
