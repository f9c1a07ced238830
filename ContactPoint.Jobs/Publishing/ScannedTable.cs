using ContactPoint.Jobs.Directory;

namespace ContactPoint.Jobs.Publishing;

/// <summary>Walks through one CSV file of a snapshot, and checks what can be checked of each row by itself.</summary>
internal sealed class ScannedTable : IDisposable
{
    private readonly SnapshotTable _table;
    private readonly string[] _columns;
    private readonly int _intoColumn;
    private readonly FaultTally _faults;
    private readonly EgressScreen _screen;
    private readonly IEnumerator<string[]> _rows;

    public ScannedTable(string folder, SnapshotTable table, FaultTally faults, EgressScreen screen)
    {
        (_table, _faults, _screen) = (table, faults, screen);
        _columns = [.. table.Columns.Select(column => $"{table.Name}.{column.Name}")];
        _intoColumn = table == SnapshotTables.Changes ? table.IndexOf("into") : 0;
        _rows = CsvTable.Read(folder, table).GetEnumerator();
    }

    public string Name => _table.Name;

    /// <summary>The present row, counted from 1; at the end, how many there are.</summary>
    public long Row { get; private set; }

    public bool IsAtEnd { get; private set; }

    public string[] Cells => _rows.Current;

    public string Number { get; private set; } = "";

    public bool MoveNext()
    {
        if (!_rows.MoveNext())
        {
            IsAtEnd = true;
            return false;
        }

        Row++;
        var last = Number;
        Number = Cells[0];
        Check(IsChildNumber(Number) && (_intoColumn == 0 || Cells[_intoColumn].Length == 0 || IsChildNumber(Cells[_intoColumn])),
            ContentFaultKind.Number, "the child number isn't valid");
        Check(string.CompareOrdinal(last, Number) <= 0, ContentFaultKind.Order, "it stands after a higher child number");
        Screen();
        return true;
    }

    public void Dispose() => _rows.Dispose();

    // Only the one spelling is valid in a file, however forgiving the reading of what people type is.
    private static bool IsChildNumber(string text) => ChildNumber.TryParse(text, out var number) && number.ToString() == text;

    // A child number was checked already, and no text that means nothing can be judged by what it looks like.
    private void Screen()
    {
        for (var index = 1; index < _columns.Length; index++)
        {
            var isText = _table.Columns[index].Kind == CellKind.Text && index != _intoColumn;
            if (isText && Cells[index].Length > 0 && _screen(_columns[index], Cells[index]) is { } rule)
            {
                _faults.Add(new(ContentFaultKind.Egress, Name, Row, $"{_table.Columns[index].Name} breaks rule {rule}"));
            }
        }
    }

    private void Check(bool holds, ContentFaultKind kind, string what)
    {
        if (!holds)
        {
            _faults.Add(new(kind, Name, Row, what));
        }
    }
}

/// <summary>Counts faults, and keeps the first of each kind.</summary>
internal sealed class FaultTally
{
    private const int MostOfAKind = 20;

    private readonly SortedDictionary<ContentFaultKind, long> _counts = [];
    private readonly List<ContentFault> _first = [];

    public IReadOnlyDictionary<ContentFaultKind, long> Counts => _counts;

    public IReadOnlyList<ContentFault> First => _first;

    public void Add(ContentFault fault)
    {
        var count = _counts[fault.Kind] = _counts.GetValueOrDefault(fault.Kind) + 1;
        if (count <= MostOfAKind)
        {
            _first.Add(fault);
        }
    }
}
