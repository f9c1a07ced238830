namespace ContactPoint.Jobs.Publishing;

/// <summary>How one table differs between two snapshots, counted in children.</summary>
/// <param name="Added">Children with rows in the later snapshot only.</param>
/// <param name="Removed">Children with rows in the earlier snapshot only.</param>
/// <param name="Changed">Children whose rows differ.</param>
/// <param name="Unchanged">Children whose rows are the same.</param>
public sealed record TableDifference(long Added, long Removed, long Changed, long Unchanged);

/// <summary>How two snapshots differ.</summary>
/// <param name="Children">Names, birth dates, addresses, schools and practices.</param>
/// <param name="Carers">Carers.</param>
/// <param name="Involvements">Involvements.</param>
public sealed record SnapshotDifference(TableDifference Children, TableDifference Carers, TableDifference Involvements)
{
    /// <summary>Compares two folders by their CSV files, walking through both at once, so memory holds one child of each.</summary>
    /// <exception cref="InvalidDataException">A file isn't a snapshot's CSV.</exception>
    /// <exception cref="IOException">A file is missing.</exception>
    public static SnapshotDifference Between(string earlierFolder, string laterFolder, CancellationToken cancellationToken)
    {
        TableDifference Compared(SnapshotTable table) => Compare(earlierFolder, laterFolder, table, cancellationToken);
        return new(Compared(SnapshotTables.Children), Compared(SnapshotTables.Carers), Compared(SnapshotTables.Involvements));
    }

    private static TableDifference Compare(string earlierFolder, string laterFolder, SnapshotTable table, CancellationToken cancellationToken)
    {
        using var earlierRows = CsvTable.Read(earlierFolder, table).GetEnumerator();
        using var laterRows = CsvTable.Read(laterFolder, table).GetEnumerator();
        var earlier = new ChildWalk(earlierRows);
        var later = new ChildWalk(laterRows);
        long added = 0, removed = 0, changed = 0, unchanged = 0;

        while (earlier.Number is not null || later.Number is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (earlier.CompareTo(later))
            {
                case < 0:
                    removed++;
                    earlier.MoveNext();
                    break;
                case > 0:
                    added++;
                    later.MoveNext();
                    break;
                default:
                    var isSame = earlier.HasRowsOf(later);
                    (changed, unchanged) = isSame ? (changed, unchanged + 1) : (changed + 1, unchanged);
                    earlier.MoveNext();
                    later.MoveNext();
                    break;
            }
        }

        return new(added, removed, changed, unchanged);
    }

    /// <summary>Walks through a table child by child; the rows of a child stand together.</summary>
    private sealed class ChildWalk
    {
        private readonly IEnumerator<string[]> _source;
        private readonly List<string[]> _rows = [];
        private bool _hasNext;

        public ChildWalk(IEnumerator<string[]> source)
        {
            _source = source;
            _hasNext = source.MoveNext();
            MoveNext();
        }

        /// <summary>The present child's number; <see langword="null"/> past the last.</summary>
        public string? Number { get; private set; }

        public void MoveNext()
        {
            _rows.Clear();
            Number = _hasNext ? _source.Current[0] : null;
            while (_hasNext && _source.Current[0] == Number)
            {
                _rows.Add(_source.Current);
                _hasNext = _source.MoveNext();
            }
        }

        public int CompareTo(ChildWalk other) => (Number, other.Number) switch
        {
            (null, _) => 1,
            (_, null) => -1,
            var (mine, theirs) => string.CompareOrdinal(mine, theirs),
        };

        public bool HasRowsOf(ChildWalk other) =>
            _rows.Count == other._rows.Count && _rows.Zip(other._rows).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
    }
}
