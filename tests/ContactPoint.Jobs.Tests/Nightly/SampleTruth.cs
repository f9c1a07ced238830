using ContactPoint.Ingest.Reading;
using ContactPoint.Jobs.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>A record of the first night: the child that it truly is of, and what the night made of it.</summary>
/// <param name="Id">Feed and local id.</param>
/// <param name="Child">The true child; <see langword="null"/> when the row is nobody's.</param>
/// <param name="Cluster">The cluster that the night put it in.</param>
/// <param name="Forename">The forename as accepted.</param>
/// <param name="BirthDate">The date of birth as accepted.</param>
public sealed record TrueRecord(string Id, string? Child, int Cluster, string? Forename, DateOnly? BirthDate)
{
    /// <summary>Every record of the first night.</summary>
    public static Task<IReadOnlyList<TrueRecord>> ReadAsync(SampleNights program, CancellationToken cancellationToken) => ReadAsync(program, run: 1, cancellationToken);

    /// <summary>Every record that a run staged and linked.</summary>
    public static async Task<IReadOnlyList<TrueRecord>> ReadAsync(SampleNights program, long run, CancellationToken cancellationToken)
    {
        var truth = ReadTruth();
        await using var connection = await program.Host.Services.GetRequiredService<Database>().OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Id, int Cluster, string? Forename, DateOnly? BirthDate)>(
            """
            select feed.name || '/' || cluster.local_id, cluster.cluster, record.forename, record.birth_date
            from matching.cluster
            join ingest.feed using (feed_id)
            join ingest.record on record.feed_id = cluster.feed_id and record.local_id = cluster.local_id
            join ingest.extract on extract.extract_id = record.extract_id and extract.run_id = cluster.run_id
            where cluster.run_id = @run
            """,
            new { run });
        return [.. rows.Select(row => new TrueRecord(row.Id, truth.GetValueOrDefault(row.Id), row.Cluster, row.Forename, row.BirthDate))];
    }

    /// <summary>
    /// The children in force who are published like any other although a supplier restricts a record of theirs: by the generator's truth, and
    /// not by what the night made of it. A malformed row says too little of whose it is to be followed for certain, so it is not asked for here.
    /// </summary>
    public static async Task<IReadOnlyList<string>> UnprotectedAsync(SampleNights program, CancellationToken cancellationToken)
    {
        var truth = ReadTruth();
        await using var connection = await program.Host.Services.GetRequiredService<Database>().OpenAsync(cancellationToken);
        var restricted = await connection.QueryAsync<string>(
            """
            select feed.name || '/' || record.local_id from ingest.current_record record join ingest.feed using (feed_id) where record.shielded
            union
            select feed.name || '/' || restriction.local_id
            from ingest.restriction join ingest.feed using (feed_id) join ingest.extract using (extract_id)
            join ingest.set_aside using (extract_id, line_number)
            where extract.state = 'staged' and set_aside.outcome = 'held'
            """);
        var children = restricted.Select(id => truth.GetValueOrDefault(id)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Assert.True(children.Count > 30, $"only {children.Count} restricted children");
        var open = await connection.QueryAsync<(string Number, string Id)>(
            """
            select child.child_number, feed.name || '/' || membership.local_id
            from directory.child
            join directory.membership on membership.child_number = child.child_number and membership.valid_to is null
            join ingest.feed using (feed_id)
            where child.valid_to is null and not child.shielded
            """);
        return [.. open.Where(record => truth.GetValueOrDefault(record.Id) is { } child && children.Contains(child)).Select(record => record.Number).Distinct()];
    }

    private static Dictionary<string, string> ReadTruth()
    {
        using var reader = CsvTableReader.Open(ContactPointOptions.Sample(Path.Combine("extracts", "truth.csv")));
        var (feed, day, id, child) = (reader.Find("feed"), reader.Find("day"), reader.Find("local_id"), reader.Find("child"));
        var truth = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            if (reader[day] == "1" && reader[child].Length > 0)
            {
                truth[$"{reader[feed]}/{reader[id]}"] = reader[child];
            }
        }

        return truth;
    }
}
