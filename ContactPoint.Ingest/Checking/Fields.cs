using ContactPoint.Ingest.Feeds;

namespace ContactPoint.Ingest.Checking;

/// <summary>The fields by name, looked up once.</summary>
internal static class Fields
{
    public static readonly TargetField Forename = Of("forename");
    public static readonly TargetField MiddleNames = Of("middle_names");
    public static readonly TargetField Surname = Of("surname");
    public static readonly TargetField PreferredForename = Of("preferred_forename");
    public static readonly TargetField PreferredSurname = Of("preferred_surname");
    public static readonly TargetField FormerForename = Of("former_forename");
    public static readonly TargetField FormerSurname = Of("former_surname");
    public static readonly TargetField BirthDate = Of("birth_date");
    public static readonly TargetField BirthDateEstimated = Of("birth_date_estimated");
    public static readonly TargetField Gender = Of("gender");
    public static readonly TargetField Address1 = Of("address_1");
    public static readonly TargetField Address2 = Of("address_2");
    public static readonly TargetField Address3 = Of("address_3");
    public static readonly TargetField Address4 = Of("address_4");
    public static readonly TargetField Postcode = Of("postcode");
    public static readonly TargetField NhsNumber = Of("nhs_number");
    public static readonly TargetField Upn = Of("upn");
    public static readonly TargetField FormerUpn = Of("former_upn");
    public static readonly TargetField Uln = Of("uln");
    public static readonly TargetField School = Of("school_urn");
    public static readonly TargetField SchoolStart = Of("school_start");
    public static readonly TargetField GpPractice = Of("gp_ods");
    public static readonly TargetField GpStart = Of("gp_start");
    public static readonly CarerFields Carer1 = CarerFields.Of("carer_1");
    public static readonly CarerFields Carer2 = CarerFields.Of("carer_2");
    public static readonly TargetField Service = Of("service");
    public static readonly TargetField Organisation = Of("organisation");
    public static readonly TargetField Practitioner = Of("practitioner");
    public static readonly TargetField PractitionerPhone = Of("practitioner_phone");
    public static readonly TargetField PractitionerEmail = Of("practitioner_email");
    public static readonly TargetField InvolvementStart = Of("involvement_start");
    public static readonly TargetField InvolvementEnd = Of("involvement_end");
    public static readonly TargetField LeadProfessional = Of("lead_professional");
    public static readonly TargetField Shielded = Of("shielded");
    public static readonly TargetField DeathDate = Of("death_date");
    public static readonly TargetField DoNotRecord = Of(TargetField.DoNotRecord);
    public static readonly TargetField Objection = Of(TargetField.Objection);
    public static readonly TargetField Consent = Of(TargetField.Consent);
    public static readonly TargetField SignificantHarm = Of(TargetField.SignificantHarm);

    public static TargetField Of(string name) => TargetField.Find(name) ?? throw new InvalidOperationException($"There is no field {name}.");
}

/// <summary>The fields of one carer.</summary>
internal sealed record CarerFields(TargetField Name, TargetField Relation, TargetField Phone, TargetField Email)
{
    public static CarerFields Of(string prefix) =>
        new(Fields.Of($"{prefix}_name"), Fields.Of($"{prefix}_relation"), Fields.Of($"{prefix}_phone"), Fields.Of($"{prefix}_email"));
}
