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
/// <param name="Records">How many records it was made on.</param>
/// <param name="Sources">The feeds that they came from.</param>
/// <param name="Trained">Whether the night learnt all of it; else only its priors, which hold for that night.</param>
public sealed record ModelRow(int Version, string Name, string Model, string Frequencies, long Records, string[] Sources, bool Trained);

/// <summary>A model to pin.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Model">The model file.</param>
/// <param name="Frequencies">How common values are.</param>
/// <param name="Records">How many records it was made on.</param>
/// <param name="Sources">The feeds that they came from.</param>
/// <param name="Trained">Whether the night learnt all of it.</param>
public sealed record NewModel(string Name, string Model, string Frequencies, long Records, IReadOnlyList<string> Sources, bool Trained);

/// <summary>What the link stage made: clusters, pairs, and the model that made them.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class Linkages(Database database)
{
    /// <summary>The newest model that published a night, or that this run made itself.</summary>
    public async Task<ModelRow?> NewestModelAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var newest = await connection.QueryAsync<(int Version, string Name, string Model, string Frequencies, long Records, object Sources, bool Trained)>(
            """
            select version, name, model, frequencies, records, sources, trained from matching.model
            where trained_in = @runId or exists (select from run.run where run.run_id = model.trained_in and run.state = 'published')
            order by version desc limit 1
            """,
            new { runId });
        return newest.Select(row => new ModelRow(row.Version, row.Name, row.Model, row.Frequencies, row.Records, (string[])row.Sources, row.Trained))
            .SingleOrDefault();
    }

    /// <summary>Pins a model as the next version, with the work of the stage that made it. One whose night was never published makes room for it.</summary>
    public static async Task PinModelAsync(StageHold hold, NewModel model, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            delete from matching.model where not exists (
                select from run.run where run.run_id = model.trained_in and run.state in ('published', 'running'));
            insert into matching.model (version, name, model, frequencies, trained_in, records, sources, trained)
            select coalesce(max(version), 0) + 1, @Name, @Model, @Frequencies, @RunId, @Records, @sources, @Trained from matching.model
            """,
            new { model.Name, model.Model, model.Frequencies, hold.Key.RunId, model.Records, sources = model.Sources.ToArray(), model.Trained });
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
