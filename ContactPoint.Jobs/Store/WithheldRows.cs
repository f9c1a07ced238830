using ContactPoint.Ingest.Checking;

using Dapper;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>Takes back what an extract says under a local id of which the rules leave nothing, inside the transaction of its staging.</summary>
/// <remarks>It says what it deleted, so that every count is what it would be had the rows been withheld from the first.</remarks>
internal sealed class WithheldRows(NpgsqlConnection connection, long extractId)
{
    private readonly Dictionary<string, long> _rules = new(StringComparer.Ordinal);

    /// <summary>Takes it back. Once only, after the last batch.</summary>
    public async Task<RowsTakenBack> TakeBackAsync()
    {
        // An objection leaves less than any other rule, so it is the one that counts; of others, the first in the file.
        // Without the statistics the server plans for a handful of rows, and the first deletion takes minutes for a million.
        await connection.ExecuteAsync(
            """
            create temporary table withheld_id on commit drop as
                select distinct on (local_id) local_id, rule, unrecorded from withheld order by local_id, unrecorded desc, line_number;
            analyze ingest.record, ingest.set_aside, ingest.issue, ingest.restriction, withheld, withheld_id, repeated
            """);
        var issues = await DeleteIssuesAsync();
        await connection.ExecuteAsync(
            "delete from ingest.restriction where extract_id = @extractId and local_id in (select local_id from withheld_id)", new { extractId });
        var duplicate = await CountAsync("select '', rule, count(*) from repeated join withheld_id using (local_id) group by rule");
        var accepted = await CountAsync(
            """
            with gone as (
                delete from ingest.record using withheld_id
                where extract_id = @extractId and record.local_id = withheld_id.local_id returning withheld_id.rule)
            select '', rule, count(*) from gone group by rule
            """);
        var setAside = await CountAsync(
            """
            with gone as (
                delete from ingest.set_aside using withheld_id
                where extract_id = @extractId and set_aside.local_id = withheld_id.local_id returning outcome, withheld_id.rule)
            select outcome, rule, count(*) from gone group by outcome, rule
            """);

        // They were withheld and stay so, but their issues are gone with their places.
        await CountAsync(
            """
            select '', withheld.rule, count(*) from withheld join withheld_id using (local_id)
            where withheld_id.unrecorded and not withheld.unrecorded group by withheld.rule
            """);
        return new(
            accepted.GetValueOrDefault(""), setAside.GetValueOrDefault("quarantined"), setAside.GetValueOrDefault("held"), duplicate.GetValueOrDefault(""), issues, _rules);
    }

    /// <summary>Deletes the issues of every row of these local ids, and counts them as they were counted when the rows were read.</summary>
    private async Task<IssueCounts> DeleteIssuesAsync()
    {
        var counts = new IssueCounts();
        var ofRow = new List<Issue>();
        var deleted = connection.QueryUnbufferedAsync<(int Line, string Code, string? Column)>(
            """
            with gone as (
                delete from ingest.issue where extract_id = @extractId and line_number in (
                    select line_number from ingest.record where extract_id = @extractId and local_id in (select local_id from withheld_id)
                    union all
                    select line_number from ingest.set_aside where extract_id = @extractId and local_id in (select local_id from withheld_id)
                    union all
                    select line_number from repeated where local_id in (select local_id from withheld_id)
                    union all
                    select line_number from withheld where local_id in (select local_id from withheld_id where unrecorded))
                returning line_number, code, column_name)
            select line_number, code, column_name from gone order by line_number
            """,
            new { extractId });
        await foreach (var (line, code, column) in deleted)
        {
            if (ofRow.Count > 0 && ofRow[0].LineNumber != line)
            {
                counts.AddRow(ofRow);
                ofRow.Clear();
            }

            ofRow.Add(new(IssueKinds.Find(code)!, line, column));
        }

        counts.AddRow(ofRow);
        return counts;
    }

    /// <summary>Counts rows by outcome, and adds them to those that a rule acts on now.</summary>
    private async Task<Dictionary<string, long>> CountAsync(string sql)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (outcome, rule, rows) in await connection.QueryAsync<(string, string, long)>(sql, new { extractId }))
        {
            counts[outcome] = counts.GetValueOrDefault(outcome) + rows;
            _rules[rule] = _rules.GetValueOrDefault(rule) + rows;
        }

        return counts;
    }
}
