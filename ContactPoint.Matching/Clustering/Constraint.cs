namespace ContactPoint.Matching.Clustering;

/// <summary>A decision about two records, absolute on every later run.</summary>
/// <param name="RowA">One row, counted from 0.</param>
/// <param name="RowB">The other.</param>
/// <param name="SamePerson">Must-link where true, cannot-link where false.</param>
public readonly record struct Constraint(int RowA, int RowB, bool SamePerson);

/// <summary>Decisions that contradict each other: these rows must all be one person, and some of them cannot be.</summary>
/// <remarks>
/// A person has to decide again. Until then these must-links are set aside and the cannot-links hold: two children joined
/// wrongly do more harm than one child in two.
/// </remarks>
/// <param name="Rows">The rows that the must-links tie together, in order.</param>
public sealed record ConstraintConflict(IReadOnlyList<int> Rows);
