using System.Text.Json;

using ContactPoint.Ingest;
using ContactPoint.Ingest.Values;
using ContactPoint.Jobs.Directory;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Directory entries as the rows of the directory's tables, collected until a batch is full.</summary>
internal sealed class SnapshotRows
{
    public List<ChildRow> Children { get; } = [];

    public List<CarerRow> Carers { get; } = [];

    public List<InvolvementRow> Involvements { get; } = [];

    public void Add(DirectoryEntry entry)
    {
        var number = entry.Number.ToString();
        Children.Add(ChildOf(entry, number));
        Carers.AddRange(entry.Carers.Select((carer, index) =>
            new CarerRow(number, (short)(index + 1), carer.Name, CarerRelations.Write(carer.Relation), carer.Phone, carer.Email)));
        Involvements.AddRange(entry.Involvements.Select((row, index) => new InvolvementRow(
            number, (short)(index + 1), row.Service, row.Organisation, row.Practitioner, row.Phone, row.Email, row.Start, row.End, row.Lead)));
    }

    public void Clear()
    {
        Children.Clear();
        Carers.Clear();
        Involvements.Clear();
    }

    private static ChildRow ChildOf(DirectoryEntry entry, string number) => new(
        number,
        entry.Forename,
        entry.MiddleNames,
        entry.Surname,
        entry.BirthDate,
        (short?)entry.Age,
        entry.Gender.ToLetter(),
        entry.Address.Line1,
        entry.Address.Line2,
        entry.Address.Line3,
        entry.Address.Line4,
        entry.Address.Postcode?.ToString(),
        entry.School?.ToString(),
        entry.GpPractice?.ToString(),
        entry.Shielded,
        JsonSerializer.Serialize(entry.Sources.ToDictionary(source => source.Field, source => source.Record.ToString())));
}
