namespace ContactPoint.Matching.Comparing;

/// <summary>Numbers and codes given to a person or a place: equal, one character off, or another.</summary>
internal sealed class IdentifierKind : ValueKind
{
    public override string Name => "identifier";

    public override string LevelsKnown => "exact, one character, edits <= 2";

    protected override LevelTest? TestOf(string level, ValueList values)
    {
        if (level == "one character")
        {
            return (left, right) => EditDistance.IsWithin(values.Texts[left], values.Texts[right], 1);
        }

        return LevelText.IsAtMost(level, "edits", out var most)
            ? (left, right) => EditDistance.IsWithin(values.Texts[left], values.Texts[right], (int)most)
            : null;
    }
}
