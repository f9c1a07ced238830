namespace ContactPoint.Matching.Comparing;

/// <summary>Equal or not: for codes, flags and anything that isn't typed by hand.</summary>
internal sealed class ExactKind : ValueKind
{
    public override string Name => "exact";

    public override string LevelsKnown => "exact";

    protected override LevelTest? TestOf(string level, ValueList values) => null;
}
