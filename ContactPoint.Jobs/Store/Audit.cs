using Dapper;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>Who looks, and why: stated before anything is shown.</summary>
/// <param name="Person">The person's name, as claimed.</param>
/// <param name="Purpose">A purpose code.</param>
/// <param name="Reason">The reason in the person's words.</param>
public sealed record Access(string Person, string Purpose, string Reason);

/// <summary>The audit trail: append-only.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class Audit(Database database)
{
    /// <summary>Appends an entry; it is stored when this returns.</summary>
    public async Task AppendAsync(Access access, string action, string? childNumber, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await AppendAsync(connection, access, action, childNumber);
    }

    /// <summary>Appends an entry with the change that it speaks of, in the caller's transaction.</summary>
    internal static Task AppendAsync(NpgsqlConnection connection, Access access, string action, string? childNumber) => connection.ExecuteAsync(
        "insert into audit.entry (person, action, child_number, purpose, reason) values (@Person, @action, @childNumber, @Purpose, @Reason)",
        new { access.Person, action, childNumber, access.Purpose, access.Reason });
}
