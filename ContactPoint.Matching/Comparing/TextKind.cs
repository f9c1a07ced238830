namespace ContactPoint.Matching.Comparing;

/// <summary>Longer texts of several words, such as organisations and address lines.</summary>
internal sealed class TextKind : ValueKind
{
    public override string Name => "text";

    public override string LevelsKnown => "exact, ratio >= 90, token_set >= 90";

    protected override LevelTest? TestOf(string level, ValueList values)
    {
        if (LevelText.IsAtLeast(level, "ratio", out var ratio))
        {
            return (left, right) => Similarity.Percent(values.Texts[left], values.Texts[right]) >= ratio;
        }

        return LevelText.IsAtLeast(level, "token_set", out var tokenSet)
            ? (left, right) => Similarity.TokenSetPercent(values.Texts[left], values.Texts[right]) >= tokenSet
            : null;
    }
}
