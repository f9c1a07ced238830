using Dapper;

namespace ContactPoint.Jobs.Store;

/// <summary>What one gate found.</summary>
/// <param name="Name">The gate.</param>
/// <param name="Kind"><c>absolute</c> or <c>relative</c>.</param>
/// <param name="Outcome"><c>green</c>, <c>amber</c> or <c>red</c>.</param>
/// <param name="Figure">What was measured.</param>
/// <param name="Bound">What it was held against.</param>
/// <param name="Explanation">What it means, in a sentence.</param>
public sealed record GateRow(string Name, string Kind, string Outcome, string Figure, string Bound, string Explanation);

/// <summary>What the gates of each run found.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class GateResults(Database database)
{
    /// <summary>Writes a run's gates, and what they judged, with the work of its stage.</summary>
    /// <param name="hold">The stage.</param>
    /// <param name="gates">What the gates found.</param>
    /// <param name="manifestSha256">The hash of the manifest of the files that they judged; <see langword="null"/> when the run came to none.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task SaveAsync(StageHold hold, IEnumerable<GateRow> gates, byte[]? manifestSha256, CancellationToken cancellationToken)
    {
        var connection = await hold.WorkAsync(cancellationToken);
        await connection.ExecuteAsync(
            "update run.run set manifest_sha256 = @manifestSha256 where run_id = @RunId", new { manifestSha256, hold.Key.RunId });
        await connection.ExecuteAsync(
            """
            insert into run.gate (run_id, position, name, kind, outcome, figure, bound, explanation)
            values (@RunId, @position, @Name, @Kind, @Outcome, @Figure, @Bound, @Explanation)
            """,
            gates.Select((gate, position) => new
            {
                hold.Key.RunId,
                position,
                gate.Name,
                gate.Kind,
                gate.Outcome,
                gate.Figure,
                gate.Bound,
                gate.Explanation,
            }));
    }

    /// <summary>A run's gates, in the order in which they were held.</summary>
    public async Task<IReadOnlyList<GateRow>> ReadAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<GateRow>(
            "select name, kind, outcome, figure, bound, explanation from run.gate where run_id = @runId order by position", new { runId })).AsList();
    }
}
