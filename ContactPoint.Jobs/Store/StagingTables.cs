using ContactPoint.Ingest;
using ContactPoint.Ingest.Values;

using Npgsql;

namespace ContactPoint.Jobs.Store;

/// <summary>An accepted row on its way into staging.</summary>
/// <param name="LineNumber">The row's first line in the extract, from 1.</param>
/// <param name="ContentHash">128 bits over every value, by which a changed record is known.</param>
/// <param name="Open">The record without what is sealed.</param>
/// <param name="MatchOnly">Identifiers and former names, encrypted; <see langword="null"/> where there are none.</param>
/// <param name="NhsNumberHash">Keyed hash of the NHS number, for look-up.</param>
/// <param name="UpnHash">Keyed hash of the UPN, for look-up.</param>
/// <param name="Sensitive">What only a broker may read, encrypted.</param>
public sealed record StagedRow(
    int LineNumber, Guid ContentHash, ChildRecord Open, byte[]? MatchOnly, byte[]? NhsNumberHash, byte[]? UpnHash, byte[]? Sensitive);

/// <summary>A row that could not go on, on its way to where it waits.</summary>
/// <param name="LineNumber">The row's first line in the extract, from 1.</param>
/// <param name="Outcome"><c>quarantined</c> or <c>held</c>.</param>
/// <param name="LocalId">The supplier's key, where it could be read: it still names its record.</param>
/// <param name="Rule">The rule that holds it.</param>
/// <param name="Fields">The mapped and minimised fields of a quarantined row, sealed.</param>
public sealed record SetAsideRow(int LineNumber, string Outcome, string? LocalId, string? Rule, byte[]? Fields);

/// <summary>A row that was not accepted and restricts its record all the same.</summary>
/// <param name="LineNumber">The row's first line in the extract, from 1.</param>
/// <param name="LocalId">The supplier's key of the record; where it could not be read, a name made from what is known of the child.</param>
/// <param name="Identity">What tells who the child is, sealed; <see langword="null"/> where the row says nothing of it.</param>
public sealed record RestrictionRow(int LineNumber, string LocalId, byte[]? Identity);

/// <summary>A row of which the rules leave nothing, on its way into the transaction alone: it is stored nowhere.</summary>
/// <param name="LineNumber">The row's first line in the extract, from 1.</param>
/// <param name="LocalId">The supplier's key: what was accepted under it before is withdrawn.</param>
/// <param name="Rule">The rule that leaves nothing of it.</param>
/// <param name="Unrecorded">Whether not even a place may lead back to it: somebody objects.</param>
public sealed record WithheldRow(int LineNumber, string LocalId, string Rule, bool Unrecorded);

/// <summary>A duplicate, on its way into the transaction alone: its local id may prove to be withheld further on.</summary>
/// <param name="LineNumber">The row's first line in the extract, from 1.</param>
/// <param name="LocalId">The supplier's key.</param>
public sealed record RepeatedRow(int LineNumber, string LocalId);

/// <summary>An issue's place and kind, on its way into the database.</summary>
/// <param name="LineNumber">The line, from 1.</param>
/// <param name="Column">The supplier's name of the column; <see langword="null"/> where the issue is the row's.</param>
/// <param name="Code">The kind's code.</param>
public sealed record IssueRow(int LineNumber, string? Column, string Code);

/// <summary>The tables that staging fills by COPY, column by column, and the way back.</summary>
internal static class StagingTables
{
    /// <summary>The values of a record that may lie open, as <see cref="ReadRecord"/> reads them, in this order.</summary>
    public const string RecordColumns =
        """
        record.local_id, record.forename, record.middle_names, record.surname, record.preferred_forename, record.preferred_surname,
        record.birth_date, record.birth_date_estimated, record.gender, record.address_1, record.address_2, record.address_3, record.address_4,
        record.postcode, record.school_urn, record.school_start, record.gp_ods, record.gp_start,
        record.carer_1_name, record.carer_1_relation, record.carer_1_phone, record.carer_1_email,
        record.carer_2_name, record.carer_2_relation, record.carer_2_phone, record.carer_2_email,
        record.service, record.organisation, record.practitioner, record.practitioner_phone, record.practitioner_email,
        record.involvement_start, record.involvement_end, record.lead_professional, record.shielded, record.death_date
        """;

    public static PackedTable<StagedRow> Record(long extractId, short feedId) => new("ingest.record",
        new("extract_id", (_, to) => to.Write(extractId)),
        new("feed_id", (_, to) => to.Write(feedId)),
        new("line_number", (row, to) => to.Write(row.LineNumber)),
        new("content_hash", (row, to) => to.Write(row.ContentHash)),
        new("local_id", (row, to) => to.Write(row.Open.LocalId)),
        new("forename", (row, to) => to.Write(row.Open.Forename)),
        new("middle_names", (row, to) => to.Write(row.Open.MiddleNames)),
        new("surname", (row, to) => to.Write(row.Open.Surname)),
        new("preferred_forename", (row, to) => to.Write(row.Open.PreferredForename)),
        new("preferred_surname", (row, to) => to.Write(row.Open.PreferredSurname)),
        new("birth_date", (row, to) => to.Write(row.Open.BirthDate)),
        new("birth_date_estimated", (row, to) => to.Write(row.Open.BirthDateEstimated)),
        new("gender", (row, to) => to.Write(row.Open.Gender.ToLetter()[0])),
        new("address_1", (row, to) => to.Write(row.Open.Address1)),
        new("address_2", (row, to) => to.Write(row.Open.Address2)),
        new("address_3", (row, to) => to.Write(row.Open.Address3)),
        new("address_4", (row, to) => to.Write(row.Open.Address4)),
        new("postcode", (row, to) => to.Write(row.Open.Postcode?.ToString())),
        new("school_urn", (row, to) => to.Write(row.Open.School?.ToString())),
        new("school_start", (row, to) => to.Write(row.Open.SchoolStart)),
        new("gp_ods", (row, to) => to.Write(row.Open.GpPractice?.ToString())),
        new("gp_start", (row, to) => to.Write(row.Open.GpStart)),
        new("carer_1_name", (row, to) => to.Write(row.Open.Carer1?.Name)),
        new("carer_1_relation", (row, to) => to.Write(row.Open.Carer1 is { } carer ? CarerRelations.Write(carer.Relation) : null)),
        new("carer_1_phone", (row, to) => to.Write(row.Open.Carer1?.Phone)),
        new("carer_1_email", (row, to) => to.Write(row.Open.Carer1?.Email)),
        new("carer_2_name", (row, to) => to.Write(row.Open.Carer2?.Name)),
        new("carer_2_relation", (row, to) => to.Write(row.Open.Carer2 is { } carer ? CarerRelations.Write(carer.Relation) : null)),
        new("carer_2_phone", (row, to) => to.Write(row.Open.Carer2?.Phone)),
        new("carer_2_email", (row, to) => to.Write(row.Open.Carer2?.Email)),
        new("service", (row, to) => to.Write(row.Open.Involvement?.Service)),
        new("organisation", (row, to) => to.Write(row.Open.Involvement?.Organisation)),
        new("practitioner", (row, to) => to.Write(row.Open.Involvement?.Practitioner)),
        new("practitioner_phone", (row, to) => to.Write(row.Open.Involvement?.Phone)),
        new("practitioner_email", (row, to) => to.Write(row.Open.Involvement?.Email)),
        new("involvement_start", (row, to) => to.Write(row.Open.Involvement?.Start)),
        new("involvement_end", (row, to) => to.Write(row.Open.Involvement?.End)),
        new("lead_professional", (row, to) => to.Write(row.Open.Involvement?.Lead ?? false)),
        new("shielded", (row, to) => to.Write(row.Open.Shielded)),
        new("death_date", (row, to) => to.Write(row.Open.DeathDate)),
        new("match_only", (row, to) => to.Write(row.MatchOnly)),
        new("nhs_number_hash", (row, to) => to.Write(row.NhsNumberHash)),
        new("upn_hash", (row, to) => to.Write(row.UpnHash)),
        new("sensitive", (row, to) => to.Write(row.Sensitive)));

    public static PackedTable<SetAsideRow> SetAside(long extractId) => new("ingest.set_aside",
        new("extract_id", (_, to) => to.Write(extractId)),
        new("line_number", (row, to) => to.Write(row.LineNumber)),
        new("outcome", (row, to) => to.Write(row.Outcome)),
        new("local_id", (row, to) => to.Write(row.LocalId)),
        new("rule", (row, to) => to.Write(row.Rule)),
        new("fields", (row, to) => to.Write(row.Fields)));

    public static PackedTable<IssueRow> Issue(long extractId) => new("ingest.issue",
        new("extract_id", (_, to) => to.Write(extractId)),
        new("line_number", (row, to) => to.Write(row.LineNumber)),
        new("column_name", (row, to) => to.Write(row.Column)),
        new("code", (row, to) => to.Write(row.Code)));

    public static PackedTable<RestrictionRow> Restriction(long extractId, short feedId) => new("ingest.restriction",
        new("extract_id", (_, to) => to.Write(extractId)),
        new("feed_id", (_, to) => to.Write(feedId)),
        new("line_number", (row, to) => to.Write(row.LineNumber)),
        new("local_id", (row, to) => to.Write(row.LocalId)),
        new("identity", (row, to) => to.Write(row.Identity)));

    public static PackedTable<WithheldRow> Withheld() => new("withheld",
        new("line_number", (row, to) => to.Write(row.LineNumber)),
        new("local_id", (row, to) => to.Write(row.LocalId)),
        new("rule", (row, to) => to.Write(row.Rule)),
        new("unrecorded", (row, to) => to.Write(row.Unrecorded)));

    public static PackedTable<RepeatedRow> Repeated() => new("repeated",
        new("line_number", (row, to) => to.Write(row.LineNumber)),
        new("local_id", (row, to) => to.Write(row.LocalId)));

    /// <summary>Reads the values of <see cref="RecordColumns"/>, the first of which stands at <paramref name="at"/>.</summary>
    public static ChildRecord ReadRecord(NpgsqlDataReader reader, int at)
    {
        string? Text(int column) => reader.IsDBNull(at + column) ? null : reader.GetString(at + column);
        DateOnly? Date(int column) => reader.IsDBNull(at + column) ? null : reader.GetFieldValue<DateOnly>(at + column);
        return new()
        {
            LocalId = reader.GetString(at),
            Forename = Text(1),
            MiddleNames = Text(2),
            Surname = Text(3),
            PreferredForename = Text(4),
            PreferredSurname = Text(5),
            BirthDate = Date(6),
            BirthDateEstimated = reader.GetBoolean(at + 7),
            Gender = GenderLetters.TryParse([reader.GetChar(at + 8)], out var gender) ? gender : Gender.NotSpecified,
            Address1 = Text(9),
            Address2 = Text(10),
            Address3 = Text(11),
            Address4 = Text(12),
            Postcode = Postcode.TryParse(Text(13), out var postcode) ? postcode : null,
            School = SchoolUrn.TryParse(Text(14), out var school) ? school : null,
            SchoolStart = Date(15),
            GpPractice = OdsCode.TryParse(Text(16), out var practice) ? practice : null,
            GpStart = Date(17),
            Carer1 = CarerOf(Text(18), Text(19), Text(20), Text(21)),
            Carer2 = CarerOf(Text(22), Text(23), Text(24), Text(25)),
            Involvement = Text(26) is { } service
                ? new(service, Text(27), Text(28), Text(29), Text(30), Date(31), Date(32), reader.GetBoolean(at + 33))
                : null,
            Shielded = reader.GetBoolean(at + 34),
            DeathDate = Date(35),
        };
    }

    private static Carer? CarerOf(string? name, string? relation, string? phone, string? email) =>
        relation is not null && CarerRelations.TryParse(relation, out var known) ? new(name, known, phone, email) : null;
}
