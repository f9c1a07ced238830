using System.Globalization;

using ContactPoint.Jobs.Samples.Feeds;
using ContactPoint.Jobs.Samples.Recording;

namespace ContactPoint.Jobs.Samples.Writing;

/// <summary>One row as it stands in a file.</summary>
/// <param name="Text">With its line break.</param>
/// <param name="Lines">Physical lines that it takes.</param>
/// <param name="LocalId">As the file has it; empty when it is blank there.</param>
/// <param name="Entity">The child in truth.csv; empty for a row about nobody.</param>
/// <param name="Planted">What was planted in it.</param>
internal sealed record RenderedRow(string Text, int Lines, string LocalId, string Entity, IReadOnlyList<Planting> Planted)
{
    public static RenderedRow Of(SampleFeed feed, SampleRecord record)
    {
        var cells = feed.Cells(record);
        switch (record.Fault)
        {
            case RowFault.Short:
                cells.RemoveRange(cells.Count - 3, 3);
                break;
            case RowFault.Long:
                cells.Insert(cells.Count / 2, "");
                break;
            default:
                break;
        }

        var text = feed.Layout.Row(cells);
        var lines = text.Count(letter => letter == '\n');
        return new RenderedRow(text, lines, record.Fault == RowFault.NoLocalId ? "" : record.LocalId, record.Entity, Remaining(record, text));
    }

    /// <summary>What can be expected of the row as it is: one that stops for a fault or a rule shows nothing of a placeholder.</summary>
    private static List<Planting> Remaining(SampleRecord record, string text)
    {
        var stops = record.Fault is RowFault.Short or RowFault.Long or RowFault.NoLocalId || record.Planted.Any(planting => planting.Kind.StopsRow);
        return record.Planted.FindAll(planting =>
            (!stops || planting.Kind.Expected is not ("missing" or "reduced"))
            && !(record.Fault == RowFault.BadDate && planting.Kind == PlantKind.PlaceholderDate)
            && (planting.Text == record.LocalId || text.Contains(planting.Text, StringComparison.Ordinal)));
    }
}

/// <summary>The flat table: every record of the first day in the canonical columns, for <c>match link</c>.</summary>
internal static class FlatTable
{
    public static readonly string[] Columns =
    [
        "record_id", "source", "child", "forename", "middle_names", "surname", "preferred_forename", "preferred_surname", "former_forename",
        "former_surname", "birth_date", "birth_date_estimated", "gender", "address_1", "address_2", "address_3", "address_4", "postcode", "nhs_number",
        "upn", "former_upn", "uln", "school_urn", "school_start", "gp_ods", "gp_start", "carer_1_name", "carer_1_relation", "carer_1_phone",
        "carer_1_email", "carer_2_name", "carer_2_relation", "carer_2_phone", "carer_2_email", "service", "organisation", "practitioner",
        "practitioner_phone", "practitioner_email", "involvement_start", "involvement_end", "lead_professional", "shielded", "death_date",
    ];

    public static readonly FileLayout Layout = new()
    {
        Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Delimiter = ',',
        NewLine = "\n",
        Columns = Columns,
        DateFormat = "yyyy-MM-dd",
        BadDate = "",
    };

    /// <summary>The record's row; <see langword="null"/> for what is no readable record of a child.</summary>
    public static string? Row(SampleFeed feed, SampleRecord record)
    {
        if (record.Entity.Length == 0 || record.Fault is RowFault.Short or RowFault.Long or RowFault.NoLocalId)
        {
            return null;
        }

        var service = record.Service;
        return Layout.Row(
        [
            $"{feed.Name}/{record.LocalId}", feed.Name, record.Entity, record.Name.Forename, record.Name.Middle, record.Name.Surname,
            record.PreferredForename, record.PreferredSurname, "", record.FormerSurname, record.Fault == RowFault.BadDate ? "" : Date(record.BirthDate),
            Truth(record.BirthDateEstimated), record.Gender.ToString(), Line(record, 0), Line(record, 1), Line(record, 2), Line(record, 3), record.Postcode,
            record.Nhs, record.Upn, record.FormerUpn, record.Uln, record.School, Date(record.SchoolStart), record.Practice, Date(record.PracticeStart),
            record.First.Name, record.First.Responsibility, record.First.Phone, record.First.Email,
            record.Second.Name, record.Second.Responsibility, record.Second.Phone, record.Second.Email,
            service.Service, service.Provider, service.Worker, service.Phone, service.Email, Date(service.Start), Date(service.End),
            Truth(service.Lead), Truth(record.Shielded), Date(record.DeathDate),
        ]);
    }

    private static string Line(SampleRecord record, int index) => index < record.Address.Count ? record.Address[index] : "";

    private static string Truth(bool value) => value ? "true" : "false";

    private static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
