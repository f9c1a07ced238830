using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Registers;
using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Checking;

/// <summary>Reads the values of a row into a record, minimised. It decides about values; <see cref="RowChecker"/> decides about the row.</summary>
internal sealed class RecordReader(DateOnly asOf, RegisterSet registers)
{
    private const int OldestYears = 25;

    private delegate bool Parser<T>(ReadOnlySpan<char> text, out T value);

    /// <summary>How often ten-digit numbers stood in each other's columns.</summary>
    public SwapCount NhsNumbers { get; } = new();

    /// <summary>The same for learner numbers.</summary>
    public SwapCount Ulns { get; } = new();

    /// <summary>Signs of the whole file.</summary>
    public FileSigns Signs { get; } = new();

    /// <summary>Reads everything but the service and the restriction.</summary>
    /// <param name="reading">The row.</param>
    /// <param name="isBirthDateImpossible">Whether the row states a date of birth that cannot be true.</param>
    public ChildRecordDraft Read(RowReading reading, out bool isBirthDateImpossible)
    {
        var draft = new ChildRecordDraft
        {
            Forename = reading.Texts.Name(Fields.Forename),
            MiddleNames = reading.Texts.Name(Fields.MiddleNames),
            Surname = reading.Texts.Name(Fields.Surname),
            PreferredForename = reading.Texts.Name(Fields.PreferredForename),
            PreferredSurname = reading.Texts.Name(Fields.PreferredSurname),
            FormerForename = reading.Texts.Name(Fields.FormerForename),
            FormerSurname = reading.Texts.Name(Fields.FormerSurname),
            BirthDate = BirthDate(reading, out isBirthDateImpossible),
            BirthDateEstimated = reading.FlagOr(Fields.BirthDateEstimated, otherwise: false),
            Gender = Coded<Gender>(reading, Fields.Gender, GenderLetters.TryParse) ?? Gender.NotSpecified,
        };
        if (draft.Forename is not null && draft.Surname is not null)
        {
            Signs.NoteName(draft.Forename, draft.Surname);
        }

        NoteUnclearShield(reading);
        ReadPlace(reading, draft);
        ReadIdentifiers(reading, draft);
        ReadCarer(reading, Fields.Carer1, draft.Carer1);
        ReadCarer(reading, Fields.Carer2, draft.Carer2);
        return draft;
    }

    /// <summary>Reads the involvement of a service that the rules let the directory hold; a sensitive one is reduced to an indication.</summary>
    public void ReadService(RowReading reading, ChildRecordDraft draft, ServiceType service)
    {
        var organisation = Organisation(reading);
        if (LocalAuthorityCode.TryParse(organisation, out _))
        {
            RegisterQueries.Note(reading, registers.LocalAuthorities, Fields.Organisation, asOf, (IssueKinds.AuthorityNotListed, IssueKinds.AuthorityClosed));
        }

        reading.IsSensitive = service.Kind == ServiceKind.Sensitive;
        var practitioner = reading.Texts.Name(Fields.Practitioner);
        var phone = reading.Texts.Phone(Fields.PractitionerPhone);
        var email = reading.Texts.Email(Fields.PractitionerEmail);
        draft.InvolvementStart = reading.Day(Fields.InvolvementStart);
        draft.InvolvementEnd = reading.Day(Fields.InvolvementEnd);
        if (draft.InvolvementEnd < draft.InvolvementStart)
        {
            reading.Add(IssueKinds.EndBeforeStart, Fields.InvolvementEnd);
        }

        if (reading.IsSensitive)
        {
            reading.Add(IssueKinds.Of(MinimisingRules.SensitiveReduced), Fields.Service);
            draft.Service = ServiceVocabulary.SensitiveCode;
            draft.Sensitive = new(service.Code, organisation, practitioner, phone, email);
            return;
        }

        draft.Service = service.Code;
        draft.Organisation = organisation;
        draft.Practitioner = practitioner;
        draft.PractitionerPhone = phone;
        draft.PractitionerEmail = email;
        draft.LeadProfessional = reading.FlagOr(Fields.LeadProfessional, otherwise: false);
    }

    private static void ReadPlace(RowReading reading, ChildRecordDraft draft)
    {
        draft.Address1 = reading.Texts.AddressLine(Fields.Address1);
        draft.Address2 = reading.Texts.AddressLine(Fields.Address2);
        draft.Address3 = reading.Texts.AddressLine(Fields.Address3);
        draft.Address4 = reading.Texts.AddressLine(Fields.Address4);
        if (Parsed<Postcode>(reading, Fields.Postcode, Postcode.TryParse, IssueKinds.PostcodeUnreadable) is not { } postcode)
        {
            return;
        }

        if (postcode.Kind is PostcodeKind.Pseudo or PostcodeKind.Placeholder)
        {
            reading.Add(IssueKinds.PostcodeStatement, Fields.Postcode);
            return;
        }

        draft.Postcode = postcode;
    }

    private void ReadIdentifiers(RowReading reading, ChildRecordDraft draft)
    {
        draft.NhsNumber = ReadNhsNumber(reading);
        draft.Upn = Parsed<Upn>(reading, Fields.Upn, Upn.TryParse, IssueKinds.UpnUnreadable);
        draft.FormerUpn = Parsed<Upn>(reading, Fields.FormerUpn, Upn.TryParse, IssueKinds.UpnUnreadable);
        draft.Uln = Parsed<Uln>(reading, Fields.Uln, Uln.TryParse, IssueKinds.UlnUnreadable);
        Ulns.Note(reading.Raw(Fields.Uln), isOther: draft.Uln is null && NhsNumber.TryParse(reading.Raw(Fields.Uln), out _));
        draft.School = School(reading);
        if (draft.School is not null)
        {
            RegisterQueries.Note(reading, registers.Schools, Fields.School, asOf, (IssueKinds.SchoolNotListed, IssueKinds.SchoolClosed));
        }

        draft.SchoolStart = reading.Day(Fields.SchoolStart);
        draft.GpPractice = Parsed<OdsCode>(reading, Fields.GpPractice, OdsCode.TryParse, IssueKinds.PracticeUnreadable);
        if (draft.GpPractice is not null)
        {
            RegisterQueries.Note(reading, registers.Practices, Fields.GpPractice, asOf, (IssueKinds.PracticeNotListed, IssueKinds.PracticeClosed));
        }

        draft.GpStart = reading.Day(Fields.GpStart);
        draft.DeathDate = reading.Day(Fields.DeathDate);
        if (draft.DeathDate > asOf)
        {
            reading.Add(IssueKinds.DeathDateInFuture, Fields.DeathDate);
            draft.DeathDate = null;
        }
    }

    /// <summary>A school by its reference number; or by its DfE number, which only the register can tell.</summary>
    private SchoolUrn? School(RowReading reading)
    {
        var raw = reading.Raw(Fields.School);
        return DfeNumber.TryParse(raw, out _) && registers.Schools?.Find(raw) is { } school && SchoolUrn.TryParse(school.Code, out var urn)
            ? urn
            : Parsed<SchoolUrn>(reading, Fields.School, SchoolUrn.TryParse, IssueKinds.SchoolUnreadable);
    }

    private NhsNumber? ReadNhsNumber(RowReading reading)
    {
        var raw = reading.Raw(Fields.NhsNumber);
        if (NhsNumber.IsPlaceholder(raw))
        {
            reading.Add(IssueKinds.NhsNumberPlaceholder, Fields.NhsNumber);
            return null;
        }

        var number = Parsed<NhsNumber>(reading, Fields.NhsNumber, NhsNumber.TryParse, IssueKinds.NhsNumberUnreadable);
        NhsNumbers.Note(raw, isOther: number is null && Uln.TryParse(raw, out _));
        return number;
    }

    private static void ReadCarer(RowReading reading, CarerFields fields, CarerDraft carer)
    {
        carer.Name = reading.Texts.Name(fields.Name);
        carer.Phone = reading.Texts.Phone(fields.Phone);
        carer.Email = reading.Texts.Email(fields.Email);
        carer.Relation = Coded<CarerRelation>(reading, fields.Relation, CarerRelations.TryParse);
    }

    private static string? Organisation(RowReading reading)
    {
        if (!reading.TryDecode(Fields.Organisation, out var code))
        {
            reading.Add(IssueKinds.CodeUnknown, Fields.Organisation);
            return null;
        }

        var organisation = code.IsEmpty ? reading.Raw(Fields.Organisation) : code;
        if (organisation.IsEmpty || OrganisationCode.IsValid(organisation))
        {
            return organisation.IsEmpty ? null : organisation.ToString();
        }

        reading.Add(IssueKinds.OrganisationUnreadable, Fields.Organisation);
        return null;
    }

    private DateOnly? BirthDate(RowReading reading, out bool isImpossible)
    {
        var day = reading.Day(Fields.BirthDate, out isImpossible);
        if (day is { } birthday)
        {
            Signs.NoteBirthDate(birthday);
        }

        var fault = day > asOf ? IssueKinds.BirthDateInFuture : day < asOf.AddYears(-OldestYears) ? IssueKinds.BirthDateTooLongAgo : null;
        if (fault is null)
        {
            return day;
        }

        isImpossible = true;
        reading.Add(fault, Fields.BirthDate);
        return null;
    }

    private static void NoteUnclearShield(RowReading reading)
    {
        _ = reading.Flag(Fields.Shielded, out var isUnclear);
        if (isUnclear)
        {
            reading.Add(IssueKinds.ShieldUnclear, Fields.Shielded);
        }
    }

    private static T? Parsed<T>(RowReading reading, TargetField field, Parser<T> parser, IssueKind unreadable)
        where T : struct
    {
        var raw = reading.Raw(field);
        if (raw.IsEmpty)
        {
            return null;
        }

        if (parser(raw, out var value))
        {
            return value;
        }

        reading.Add(unreadable, field);
        return null;
    }

    private static T? Coded<T>(RowReading reading, TargetField field, Parser<T> parser)
        where T : struct
    {
        if (reading.TryDecode(field, out var word) && (word.IsEmpty || parser(word, out _)))
        {
            return !word.IsEmpty && parser(word, out var value) ? value : null;
        }

        reading.Add(IssueKinds.CodeUnknown, field);
        return null;
    }
}

/// <summary>Counts the values of an identifier's column that are valid as the other ten-digit identifier.</summary>
internal sealed class SwapCount
{
    private const long FewestValues = 10;

    private long _values;
    private long _others;

    /// <summary>Whether most of the column is the other identifier.</summary>
    public bool IsSwapped => _values >= FewestValues && _others * 2 > _values;

    public void Note(ReadOnlySpan<char> raw, bool isOther)
    {
        _values += raw.IsEmpty ? 0 : 1;
        _others += isOther ? 1 : 0;
    }
}
