namespace ContactPoint.Matching.Clustering;

/// <summary>The constraints of a run, made transitive: groups of rows that must be together, and groups that cannot.</summary>
internal sealed class Decisions
{
    private readonly DisjointSets _together;
    private readonly HashSet<(int, int)> _apart = [];

    public Decisions(int rowCount, IReadOnlyCollection<Constraint> constraints)
    {
        var wanted = new DisjointSets(rowCount);
        foreach (var constraint in constraints.Where(constraint => constraint.SamePerson))
        {
            wanted.Unite(constraint.RowA, constraint.RowB);
        }

        var contradicted = constraints
            .Where(constraint => !constraint.SamePerson && wanted.Find(constraint.RowA) == wanted.Find(constraint.RowB))
            .Select(constraint => wanted.Find(constraint.RowA))
            .ToHashSet();
        Conflicts = ConflictsOf(rowCount, wanted, contradicted);
        MustLinks = [.. constraints.Where(constraint => constraint.SamePerson && !contradicted.Contains(wanted.Find(constraint.RowA)))];

        _together = new(rowCount);
        foreach (var link in MustLinks)
        {
            _together.Unite(link.RowA, link.RowB);
        }

        foreach (var constraint in constraints.Where(constraint => !constraint.SamePerson))
        {
            var (left, right) = (_together.Find(constraint.RowA), _together.Find(constraint.RowB));
            _apart.Add(left < right ? (left, right) : (right, left));
        }
    }

    /// <summary>The must-links that no cannot-link contradicts.</summary>
    public IReadOnlyList<Constraint> MustLinks { get; }

    public IReadOnlyList<ConstraintConflict> Conflicts { get; }

    /// <summary>The smallest of the rows that must be with a row.</summary>
    public int GroupOf(int row) => _together.Find(row);

    /// <summary>Whether two groups cannot be one person.</summary>
    public bool AreApart(int leftGroup, int rightGroup) =>
        _apart.Count > 0 && _apart.Contains(leftGroup < rightGroup ? (leftGroup, rightGroup) : (rightGroup, leftGroup));

    private static ConstraintConflict[] ConflictsOf(int rowCount, DisjointSets wanted, HashSet<int> contradicted) =>
        contradicted.Count == 0
            ? []
            : [.. Enumerable.Range(0, rowCount)
                .Where(row => contradicted.Contains(wanted.Find(row)))
                .GroupBy(wanted.Find)
                .Select(rows => new ConstraintConflict([.. rows]))];
}
