namespace ContactPoint.Ingest;

/// <summary>The words that files use for <see cref="CarerRelation"/>.</summary>
public static class CarerRelations
{
    private const string ParentalResponsibility = "parental_responsibility";
    private const string Care = "care";

    /// <summary>parental_responsibility or care.</summary>
    public static string Write(CarerRelation relation) => relation == CarerRelation.ParentalResponsibility ? ParentalResponsibility : Care;

    /// <summary>Reads one of the two words. Finer relations need a code list in the feed specification.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CarerRelation value)
    {
        value = text is ParentalResponsibility ? CarerRelation.ParentalResponsibility : CarerRelation.Care;
        return text is ParentalResponsibility or Care;
    }
}
