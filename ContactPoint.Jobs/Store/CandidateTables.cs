using NpgsqlTypes;

namespace ContactPoint.Jobs.Store;

/// <summary>The tables that a run's proposal is copied into, column by column.</summary>
internal static class CandidateTables
{
    public static CopyTable<ChildRow> Child(long runId) => new("directory.candidate_child",
        new("run_id", NpgsqlDbType.Bigint, _ => runId),
        new("child_number", NpgsqlDbType.Text, row => row.ChildNumber),
        new("forename", NpgsqlDbType.Text, row => row.Forename),
        new("middle_names", NpgsqlDbType.Text, row => row.MiddleNames),
        new("surname", NpgsqlDbType.Text, row => row.Surname),
        new("birth_date", NpgsqlDbType.Date, row => row.BirthDate),
        new("age", NpgsqlDbType.Smallint, row => row.Age),
        new("gender", NpgsqlDbType.Text, row => row.Gender),
        new("address_1", NpgsqlDbType.Text, row => row.Address1),
        new("address_2", NpgsqlDbType.Text, row => row.Address2),
        new("address_3", NpgsqlDbType.Text, row => row.Address3),
        new("address_4", NpgsqlDbType.Text, row => row.Address4),
        new("postcode", NpgsqlDbType.Text, row => row.Postcode),
        new("school_urn", NpgsqlDbType.Text, row => row.SchoolUrn),
        new("gp_ods", NpgsqlDbType.Text, row => row.GpOds),
        new("shielded", NpgsqlDbType.Boolean, row => row.Shielded),
        new("sources", NpgsqlDbType.Jsonb, row => row.Sources));

    public static CopyTable<CarerRow> Carer(long runId) => new("directory.candidate_carer",
        new("run_id", NpgsqlDbType.Bigint, _ => runId),
        new("child_number", NpgsqlDbType.Text, row => row.ChildNumber),
        new("position", NpgsqlDbType.Smallint, row => row.Position),
        new("name", NpgsqlDbType.Text, row => row.Name),
        new("relation", NpgsqlDbType.Text, row => row.Relation),
        new("phone", NpgsqlDbType.Text, row => row.Phone),
        new("email", NpgsqlDbType.Text, row => row.Email));

    public static CopyTable<InvolvementRow> Involvement(long runId) => new("directory.candidate_involvement",
        new("run_id", NpgsqlDbType.Bigint, _ => runId),
        new("child_number", NpgsqlDbType.Text, row => row.ChildNumber),
        new("position", NpgsqlDbType.Smallint, row => row.Position),
        new("service", NpgsqlDbType.Text, row => row.Service),
        new("organisation", NpgsqlDbType.Text, row => row.Organisation),
        new("practitioner", NpgsqlDbType.Text, row => row.Practitioner),
        new("phone", NpgsqlDbType.Text, row => row.Phone),
        new("email", NpgsqlDbType.Text, row => row.Email),
        new("start_date", NpgsqlDbType.Date, row => row.Start),
        new("end_date", NpgsqlDbType.Date, row => row.End),
        new("lead", NpgsqlDbType.Boolean, row => row.Lead));
}
