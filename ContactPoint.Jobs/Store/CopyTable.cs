using Npgsql;

using NpgsqlTypes;

namespace ContactPoint.Jobs.Store;

/// <summary>A column of a COPY: its name, type and value stand on one line, so they cannot drift apart.</summary>
internal sealed record CopyColumn<TRow>(string Name, NpgsqlDbType Type, Func<TRow, object?> Value);

/// <summary>Writes rows to one table with PostgreSQL's binary COPY.</summary>
internal sealed class CopyTable<TRow>(string table, params CopyColumn<TRow>[] columns)
{
    private readonly string _command =
        $"COPY {table} ({string.Join(", ", columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)";

    /// <summary>Writes every row, or none: without the final Complete, disposing rolls the COPY back.</summary>
    /// <returns>The number of rows that PostgreSQL says it stored.</returns>
    public async Task<long> WriteAsync(NpgsqlConnection connection, IEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        await using var writer = await connection.BeginBinaryImportAsync(_command, cancellationToken);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await writer.StartRowAsync(cancellationToken);
            foreach (var column in columns)
            {
                if (column.Value(row) is { } value)
                {
                    await writer.WriteAsync(value, column.Type, cancellationToken);
                }
                else
                {
                    await writer.WriteNullAsync(cancellationToken);
                }
            }
        }

        return (long)await writer.CompleteAsync(cancellationToken);
    }
}
