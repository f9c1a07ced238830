namespace ContactPoint.Jobs.Directory;

/// <summary>A number that was given to a child, once and for all.</summary>
/// <param name="IssuedIn">Number of the first snapshot that knew it.</param>
/// <param name="ForwardsTo">The number that it was merged into; <see langword="null"/> while it stands for itself.</param>
public readonly record struct IssuedNumber(int IssuedIn, ChildNumber? ForwardsTo);

/// <summary>What is known of child numbers before a run: who had which, and which were ever issued.</summary>
/// <param name="Current">The child number of every record as of the last published snapshot.</param>
/// <param name="Former">The last child number of records that are no longer current; a record that comes back finds its child by it.</param>
/// <param name="Issued">Every number ever issued, those that forward included.</param>
public sealed record NumberHistory(
    IReadOnlyDictionary<RecordKey, ChildNumber> Current,
    IReadOnlyDictionary<RecordKey, ChildNumber> Former,
    IReadOnlyDictionary<ChildNumber, IssuedNumber> Issued)
{
    /// <summary>Before the first snapshot: nothing.</summary>
    public static readonly NumberHistory None = new(
        new Dictionary<RecordKey, ChildNumber>(), new Dictionary<RecordKey, ChildNumber>(), new Dictionary<ChildNumber, IssuedNumber>());

    /// <summary>The number that a number stands for now, by following its forwarding to the end.</summary>
    /// <exception cref="InvalidDataException">The number was never issued, or its forwarding goes round in a circle.</exception>
    public ChildNumber Resolve(ChildNumber number)
    {
        for (var steps = 0; steps <= Issued.Count; steps++)
        {
            if (!Issued.TryGetValue(number, out var issued))
            {
                throw new InvalidDataException($"The membership names child number {number}, which was never issued.");
            }

            if (issued.ForwardsTo is not { } next)
            {
                return number;
            }

            number = next;
        }

        throw new InvalidDataException($"The forwarding of child number {number} goes round in a circle.");
    }
}
