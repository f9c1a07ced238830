namespace ContactPoint.Ingest.Describing;

/// <summary>Columns that fill one field together: a house's number and the street, the two halves of a postcode.</summary>
/// <param name="First">The column that stands first in the field.</param>
/// <param name="Second">The one that follows.</param>
/// <param name="Field">The field.</param>
internal sealed record PartsOfField(ColumnShape First, ColumnShape Second, string Field)
{
    /// <summary>Every such pair of a file.</summary>
    public static IReadOnlyList<PartsOfField> Of(FileDescription file) =>
    [
        .. new[] { Find(file, "house", "street", "address_1"), Find(file, "postcode out", "postcode in", "postcode") }.OfType<PartsOfField>(),
    ];

    /// <summary>Whether a column is one of the two.</summary>
    public bool Has(ColumnShape column) => column == First || column == Second;

    private static PartsOfField? Find(FileDescription file, string first, string second, string field) =>
        file.Columns.FirstOrDefault(column => HeaderWords.PartOf(column.Name) == first) is { } one
        && file.Columns.FirstOrDefault(column => HeaderWords.PartOf(column.Name) == second) is { } other
            ? new(one, other, field)
            : null;
}
