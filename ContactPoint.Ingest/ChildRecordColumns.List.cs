using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest;

public static partial class ChildRecordColumns
{
    private delegate bool Parser<T>(ReadOnlySpan<char> text, out T value);

    private static IEnumerable<ChildRecordColumn> Person() =>
    [
        new("forename", FieldKind.ChildName, "Given name.", record => record.Forename, (draft, text) => draft.Forename = text),
        new("middle_names", FieldKind.ChildName, "Further given names.", record => record.MiddleNames, (draft, text) => draft.MiddleNames = text),
        new("surname", FieldKind.ChildName, "Family name.", record => record.Surname, (draft, text) => draft.Surname = text),
        new("preferred_forename", FieldKind.ChildName, "Given name the child is known by, where it differs.", record => record.PreferredForename, (draft, text) => draft.PreferredForename = text),
        new("preferred_surname", FieldKind.ChildName, "Family name the child is known by, where it differs.", record => record.PreferredSurname, (draft, text) => draft.PreferredSurname = text),
        new("former_forename", FieldKind.ChildName, "A given name held before. For matching and shield checks; never published.", record => record.FormerForename, (draft, text) => draft.FormerForename = text),
        new("former_surname", FieldKind.ChildName, "A family name held before. For matching and shield checks; never published.", record => record.FormerSurname, (draft, text) => draft.FormerSurname = text),
        Day("birth_date", "Date of birth.", record => record.BirthDate, (draft, day) => draft.BirthDate = day),
        Flag("birth_date_estimated", "Whether the supplier says that the date of birth is an estimate.", record => record.BirthDateEstimated, (draft, flag) => draft.BirthDateEstimated = flag),
        new("gender", FieldKind.Gender, "M, F, or N for not specified.", record => record.Gender.ToLetter(), (draft, text) => draft.Gender = Parse<Gender>("gender", text, GenderLetters.TryParse)),
    ];

    private static IEnumerable<ChildRecordColumn> Place() =>
    [
        new("address_1", FieldKind.AddressLine, "First line of the current or last-known address.", record => record.Address1, (draft, text) => draft.Address1 = text),
        new("address_2", FieldKind.AddressLine, "Second line.", record => record.Address2, (draft, text) => draft.Address2 = text),
        new("address_3", FieldKind.AddressLine, "Third line.", record => record.Address3, (draft, text) => draft.Address3 = text),
        new("address_4", FieldKind.AddressLine, "Fourth line.", record => record.Address4, (draft, text) => draft.Address4 = text),
        new("postcode", FieldKind.Postcode, "Postcode of the address, upper case with one space.", record => record.Postcode?.ToString(), (draft, text) => draft.Postcode = Parse<Postcode>("postcode", text, Postcode.TryParse)),
    ];

    private static IEnumerable<ChildRecordColumn> Identifiers() =>
    [
        new("nhs_number", FieldKind.Identifier, "NHS number, ten digits. Match-only: encrypted at rest, never published.", record => record.NhsNumber?.ToString(), (draft, text) => draft.NhsNumber = Parse<NhsNumber>("nhs_number", text, NhsNumber.TryParse)),
        new("upn", FieldKind.Identifier, "Unique pupil number. Match-only.", record => record.Upn?.ToString(), (draft, text) => draft.Upn = Parse<Upn>("upn", text, Upn.TryParse)),
        new("former_upn", FieldKind.Identifier, "Unique pupil number held before. Match-only.", record => record.FormerUpn?.ToString(), (draft, text) => draft.FormerUpn = Parse<Upn>("former_upn", text, Upn.TryParse)),
        new("uln", FieldKind.Identifier, "Unique learner number. Match-only.", record => record.Uln?.ToString(), (draft, text) => draft.Uln = Parse<Uln>("uln", text, Uln.TryParse)),
        new("school_urn", FieldKind.Identifier, "The school's unique reference number.", record => record.School?.ToString(), (draft, text) => draft.School = Parse<SchoolUrn>("school_urn", text, SchoolUrn.TryParse)),
        Day("school_start", "First day at the school.", record => record.SchoolStart, (draft, day) => draft.SchoolStart = day),
        new("gp_ods", FieldKind.Identifier, "The general practice's ODS code.", record => record.GpPractice?.ToString(), (draft, text) => draft.GpPractice = Parse<OdsCode>("gp_ods", text, OdsCode.TryParse)),
        Day("gp_start", "First day of that registration.", record => record.GpStart, (draft, day) => draft.GpStart = day),
    ];

    private static IEnumerable<ChildRecordColumn> Carers() =>
        [.. CarerOf("carer_1", record => record.Carer1, draft => draft.Carer1), .. CarerOf("carer_2", record => record.Carer2, draft => draft.Carer2)];

    private static IEnumerable<ChildRecordColumn> CarerOf(string prefix, Func<ChildRecord, Carer?> carer, Func<ChildRecordDraft, CarerDraft> draftOf) =>
    [
        new($"{prefix}_name", FieldKind.CarerName, "Name of a person with parental responsibility or care.", record => carer(record)?.Name, (draft, text) => draftOf(draft).Name = text),
        new($"{prefix}_relation", FieldKind.Code, "parental_responsibility or care.", record => carer(record) is { } known ? CarerRelations.Write(known.Relation) : null, (draft, text) => draftOf(draft).Relation = Parse<CarerRelation>($"{prefix}_relation", text, CarerRelations.TryParse)),
        new($"{prefix}_phone", FieldKind.CarerPhone, "Telephone, E.164.", record => carer(record)?.Phone, (draft, text) => draftOf(draft).Phone = text),
        new($"{prefix}_email", FieldKind.CarerEmail, "E-mail address.", record => carer(record)?.Email, (draft, text) => draftOf(draft).Email = text),
    ];

    private static IEnumerable<ChildRecordColumn> Services() =>
    [
        new("service", FieldKind.Code, "A code of the list of services; sensitive for a sensitive one, whichever it is.", record => record.Involvement?.Service, (draft, text) => draft.Service = text),
        new("organisation", FieldKind.Identifier, "The provider's code (ODS, or a local authority's); missing for a sensitive service.", record => record.Involvement?.Organisation, (draft, text) => draft.Organisation = text),
        new("practitioner", FieldKind.PractitionerName, "The practitioner's name.", record => record.Involvement?.Practitioner, (draft, text) => draft.Practitioner = text),
        new("practitioner_phone", FieldKind.PractitionerPhone, "The practitioner's telephone, E.164.", record => record.Involvement?.Phone, (draft, text) => draft.PractitionerPhone = text),
        new("practitioner_email", FieldKind.PractitionerEmail, "The practitioner's e-mail address.", record => record.Involvement?.Email, (draft, text) => draft.PractitionerEmail = text),
        Day("involvement_start", "First day of the involvement.", record => record.Involvement?.Start, (draft, day) => draft.InvolvementStart = day),
        Day("involvement_end", "Last day; missing while it goes on.", record => record.Involvement?.End, (draft, day) => draft.InvolvementEnd = day),
        new("lead_professional", FieldKind.Flag, "Whether the practitioner is the child's lead professional; missing without a service.", record => record.Involvement is { } involvement ? Write(involvement.Lead) : null, (draft, text) => draft.LeadProfessional = ParseFlag("lead_professional", text)),
        Flag("shielded", "Whether the supplier restricts the record.", record => record.Shielded, (draft, flag) => draft.Shielded = flag),
        Day("death_date", "Date of death; stops publication.", record => record.DeathDate, (draft, day) => draft.DeathDate = day),
    ];

    private static ChildRecordColumn Day(string name, string description, Func<ChildRecord, DateOnly?> write, Action<ChildRecordDraft, DateOnly> read) =>
        new(
            name,
            FieldKind.Day,
            $"{description} yyyy-MM-dd.",
            record => write(record) is { } day ? DayText.Write(day) : null,
            (draft, text) => read(draft, DayText.Read(text, "yyyy-MM-dd", out var day) is DayReading.Day or DayReading.Placeholder ? day : throw Unreadable(name)));

    private static ChildRecordColumn Flag(string name, string description, Func<ChildRecord, bool> write, Action<ChildRecordDraft, bool> read) =>
        new(name, FieldKind.Flag, $"{description} true or false.", record => Write(write(record)), (draft, text) => read(draft, ParseFlag(name, text)));

    private static string Write(bool flag) => flag ? "true" : "false";

    private static bool ParseFlag(string column, string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw Unreadable(column),
    };

    private static T Parse<T>(string column, string text, Parser<T> parser) => parser(text, out var value) ? value : throw Unreadable(column);

    private static FormatException Unreadable(string column) => new($"Column {column} holds a value that ContactPoint did not write.");
}
