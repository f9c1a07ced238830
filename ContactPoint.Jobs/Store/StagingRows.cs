using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>What became of a batch of rows, packed as the rows of the tables that they go to. Used again and again.</summary>
/// <remarks><threadsafety>For one thread at a time; one may fill it and another write it.</threadsafety></remarks>
public sealed class StagingRows
{
    private readonly PackedTable<StagedRow> _staged;
    private readonly PackedTable<SetAsideRow> _setAside;
    private readonly PackedTable<RestrictionRow> _restrictions;
    private readonly PackedTable<IssueRow> _issues;
    private readonly PackedTable<WithheldRow> _withheld;
    private readonly PackedTable<RepeatedRow> _repeated;

    internal StagingRows(long extractId, short feedId)
    {
        _staged = StagingTables.Record(extractId, feedId);
        _setAside = StagingTables.SetAside(extractId);
        _restrictions = StagingTables.Restriction(extractId, feedId);
        _issues = StagingTables.Issue(extractId);
        _withheld = StagingTables.Withheld();
        _repeated = StagingTables.Repeated();
    }

    /// <summary>The accepted rows as the bytes of a binary COPY, without header and trailer, and the COPY that takes them: for the benchmark, which sends the same again.</summary>
    internal (string Command, ReadOnlyMemory<byte> Bytes) Staged => (_staged.Command, _staged.Rows.Bytes);

    /// <summary>Adds an accepted row.</summary>
    public void Add(StagedRow row) => _staged.Add(row);

    /// <summary>Adds a quarantined or held row.</summary>
    public void Add(SetAsideRow row) => _setAside.Add(row);

    /// <summary>Adds a row that was not accepted and restricts its record.</summary>
    public void Add(RestrictionRow row) => _restrictions.Add(row);

    /// <summary>Adds an issue.</summary>
    public void Add(IssueRow row) => _issues.Add(row);

    /// <summary>Adds a row of which the rules leave nothing.</summary>
    public void Add(WithheldRow row) => _withheld.Add(row);

    /// <summary>Adds a duplicate.</summary>
    public void Add(RepeatedRow row) => _repeated.Add(row);

    /// <summary>Forgets the rows.</summary>
    public void Clear()
    {
        _staged.Rows.Clear();
        _setAside.Rows.Clear();
        _restrictions.Rows.Clear();
        _issues.Rows.Clear();
        _withheld.Rows.Clear();
        _repeated.Rows.Clear();
    }

    internal async Task SendAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await _withheld.SendAsync(connection, cancellationToken);
        await _repeated.SendAsync(connection, cancellationToken);
        await _staged.SendAsync(connection, cancellationToken);
        await _setAside.SendAsync(connection, cancellationToken);
        await _restrictions.SendAsync(connection, cancellationToken);
        await _issues.SendAsync(connection, cancellationToken);
    }
}
