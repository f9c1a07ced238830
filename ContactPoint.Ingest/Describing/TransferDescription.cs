using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Describing;

/// <summary>What a Common Transfer File looks like: which of the elements that identify a pupil it fills, and what else stands in it, in names and counts.</summary>
public sealed class TransferDescription
{
    private const int UniquePercent = 98;

    /// <summary>Elements that say who a pupil is, in the order of a specification, and the field that each fills.</summary>
    private static readonly (string Element, string Field)[] Identity =
    [
        ("UPN", "upn"), ("FormerUPN", "former_upn"), ("UniqueLearnerNumber", "uln"), ("Surname", "surname"), ("Forename", "forename"),
        ("MiddleNames", "middle_names"), ("PreferredSurname", "preferred_surname"), ("PreferredForename", "preferred_forename"),
        ("FormerSurname", "former_surname"), ("FormerForename", "former_forename"), ("DOB", "birth_date"), ("Sex", "gender"), ("Gender", "gender"),
    ];

    private static readonly FileFormat Layout = new(',', '"', FeedEncoding.Auto, 0, null) { Layout = FileLayout.CommonTransferFile };

    private readonly ColumnShape[] _columns = [.. Identity.Select(each => new ColumnShape(each.Element))];
    private readonly ColumnShape[] _school = [new("Header/SourceSchool/LEA"), new("Header/SourceSchool/Estab")];

    /// <summary>As the file declares it.</summary>
    public string Encoding { get; private set; } = "";

    /// <summary>How many pupils it has.</summary>
    public long Rows { get; private set; }

    /// <summary>The elements that identify a pupil, with the field of each, whether this file fills them or not; of two spellings the one that it has.</summary>
    internal IEnumerable<(ColumnShape Element, string Field)> Elements =>
        Identity.Select((each, index) => (Element: _columns[index], each.Field)).GroupBy(each => each.Field, (_, same) => same.MaxBy(each => each.Element.Filled));

    /// <summary>Every other element, with how often it stood there.</summary>
    internal IReadOnlyList<DroppedColumn> Others { get; private set; } = [];

    /// <summary>The elements that together differ in nearly every pupil; empty when the pupil numbers do not.</summary>
    internal IReadOnlyList<string> LocalId => Rows > 0 && _columns[0].Filled == Rows && _columns[0].Keys!.DistinctPercent >= UniquePercent
        ? [.. _school.Where(part => part.Filled == Rows).Select(part => part.Name), _columns[0].Name]
        : [];

    /// <summary>Reads a whole file, plain or compressed.</summary>
    /// <param name="open">Opens it from its beginning; called several times.</param>
    /// <exception cref="ExtractRefusedException">The file is no Common Transfer File, or damaged.</exception>
    public static TransferDescription Read(Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        var description = new TransferDescription();
        ColumnShape[] shapes = [.. description._columns, .. description._school];
        using var reader = RawRowReader.Open(UnwrittenSpec.Of(Layout), new([.. shapes.Select(shape => shape.Name)]), open);
        while (reader.Read())
        {
            for (var slot = 0; slot < shapes.Length; slot++)
            {
                shapes[slot].Note(reader.Row[slot]);
            }
        }

        description.Rows = reader.RowCount;
        description.Encoding = reader.Encoding;
        description.Others = reader.DroppedColumns;
        return description;
    }
}
