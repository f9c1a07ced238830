using System.Runtime.CompilerServices;

using Dapper;

using Npgsql;

using NpgsqlTypes;

namespace ContactPoint.Jobs.Store;

/// <summary>A record's key: unique, and the same from night to night.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="LocalId">The supplier's own key.</param>
public readonly record struct RecordName(string Feed, string LocalId);

/// <summary>A record and the cluster that a run put it in.</summary>
/// <param name="Record">The record.</param>
/// <param name="Cluster">The run's number of the cluster; it means nothing beyond the run.</param>
public readonly record struct ClusterRow(RecordName Record, int Cluster);

/// <summary>A pair at or over the review threshold.</summary>
/// <param name="A">The first record in ordinal order.</param>
/// <param name="B">The second.</param>
/// <param name="WeightBits">The match weight, in bits.</param>
/// <param name="IsLink">Whether the pair alone is over the join threshold; else it is in the review band.</param>
/// <param name="Together">Whether the clustering put both into one cluster.</param>
public sealed record LinkRow(RecordName A, RecordName B, double WeightBits, bool IsLink, bool Together);

/// <summary>A linkage model as the night pinned it.</summary>
/// <param name="Version">Grows by one with each model that publishes.</param>
/// <param name="Name">The model's name.</param>
/// <param name="Model">The model file, trained.</param>
/// <param name="Frequencies">How common values are, those that ten or more bear; pinned beside the model.</param>
public sealed record ModelRow(int Version, string Name, string Model, string Frequencies);

/// <summary>What the link stage made: clusters, pairs, and the model that made them.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class Linkages(Database database)
{
    /// <summary>The newest pinned model, if a night has pinned one.</summary>
    public async Task<ModelRow?> NewestModelAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<ModelRow>(
            "select version, name, model, frequencies from matching.model order by version desc limit 1");
    }

    /// <summary>Pins a model as the next version, with the work of the stage that trained it.</summary>
    public static async Task PinModelAsync(StageHold hold, string name, string model, string frequencies, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            insert into matching.model (version, name, model, frequencies, trained_in)
            select coalesce(max(version), 0) + 1, @name, @model, @frequencies, @RunId from matching.model
            """,
            new { name, model, frequencies, hold.Key.RunId });
    }

    /// <summary>Writes a run's clusters and pairs.</summary>
    public static async Task SaveAsync(StageHold hold, IEnumerable<ClusterRow> clusters, IEnumerable<LinkRow> links, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        var feeds = await FeedNumbersAsync(connection);
        var runId = hold.Key.RunId;
        await new CopyTable<ClusterRow>("matching.cluster",
            new("run_id", NpgsqlDbType.Bigint, _ => runId),
            new("cluster", NpgsqlDbType.Integer, row => row.Cluster),
            new("feed_id", NpgsqlDbType.Smallint, row => feeds[row.Record.Feed]),
            new("local_id", NpgsqlDbType.Text, row => row.Record.LocalId)).WriteAsync(connection, clusters, cancellationToken);
        await new CopyTable<LinkRow>("matching.link",
            new("run_id", NpgsqlDbType.Bigint, _ => runId),
            new("feed_a", NpgsqlDbType.Smallint, row => feeds[row.A.Feed]),
            new("local_id_a", NpgsqlDbType.Text, row => row.A.LocalId),
            new("feed_b", NpgsqlDbType.Smallint, row => feeds[row.B.Feed]),
            new("local_id_b", NpgsqlDbType.Text, row => row.B.LocalId),
            new("weight", NpgsqlDbType.Double, row => row.WeightBits),
            new("decision", NpgsqlDbType.Text, row => row.IsLink ? "link" : "review"),
            new("together", NpgsqlDbType.Boolean, row => row.Together)).WriteAsync(connection, links, cancellationToken);
        await connection.ExecuteAsync("analyze matching.cluster, matching.link");
    }

    /// <summary>A run's clusters, record by record in ordinal order.</summary>
    public async IAsyncEnumerable<ClusterRow> ReadClustersAsync(long runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            select feed.name, cluster.local_id, cluster.cluster from matching.cluster join ingest.feed using (feed_id)
            where run_id = $1 order by feed.name collate "C", cluster.local_id collate "C"
            """,
            connection)
        { Parameters = { new() { Value = runId } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new(new(reader.GetString(0), reader.GetString(1)), reader.GetInt32(2));
        }
    }

    /// <summary>A run's pairs whose records it left in different clusters: what a person may have to decide.</summary>
    public async Task<IReadOnlyList<LinkRow>> ReadApartAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string FeedA, string IdA, string FeedB, string IdB, double Weight, string Decision)>(
            """
            select a.name, link.local_id_a, b.name, link.local_id_b, link.weight, link.decision
            from matching.link join ingest.feed a on a.feed_id = link.feed_a join ingest.feed b on b.feed_id = link.feed_b
            where link.run_id = @runId and not link.together
            order by a.name collate "C", link.local_id_a collate "C", b.name collate "C", link.local_id_b collate "C"
            """,
            new { runId });
        return [.. rows.Select(row => new LinkRow(new(row.FeedA, row.IdA), new(row.FeedB, row.IdB), row.Weight, row.Decision == "link", Together: false))];
    }

    /// <summary>The number of each feed, for COPY.</summary>
    internal static async Task<Dictionary<string, short>> FeedNumbersAsync(NpgsqlConnection connection) =>
        (await connection.QueryAsync<(string Name, short Id)>("select name, feed_id from ingest.feed"))
        .ToDictionary(feed => feed.Name, feed => feed.Id, StringComparer.Ordinal);
}
