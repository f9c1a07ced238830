using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Registers;
using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Checking;

/// <summary>Decides what becomes of each row of one extract. The rules that withhold come first, so that what may not be kept is not even read.</summary>
internal sealed class RowChecker(FeedSpec spec, SourceColumns columns, DateOnly asOf, RegisterSet registers, ScreenLists lists) : IDisposable
{
    /// <summary>The longest local id that is taken, in characters.</summary>
    internal const int LongestLocalId = 100;

    private readonly FieldPlan _plan = new(spec, columns) { Lists = lists };
    private readonly SeenRows _seen = new();
    private readonly LocalIdTable _ofMalformed = new(inMemory: 100_000);
    private readonly CleanTexts _clean = new();
    private readonly RecordReader _records = new(asOf, registers);

    /// <summary>Whether most NHS numbers, or most learner numbers, are the other kind.</summary>
    public TargetField? SwappedField => _records.Ulns.IsSwapped ? Fields.Uln : _records.NhsNumbers.IsSwapped ? Fields.NhsNumber : null;

    /// <summary>Signs of the whole file, so far.</summary>
    public IEnumerable<(IssueKind Kind, string? Column)> FileSigns() =>
        _records.Signs.Found().Select(kind => (kind, kind == IssueKinds.OneNameOften ? ColumnOf(Fields.Surname) : ColumnOf(Fields.BirthDate)));

    public string? ColumnOf(TargetField field) => _plan.Source(field)?.Column;

    /// <summary>Whether the feed has a column, or a constant, by which a rule may leave nothing of a row.</summary>
    public bool MayWithhold =>
        new[] { Fields.DoNotRecord, Fields.Objection, Fields.Service }.Any(wish => _plan.Source(wish) is not null || _plan.Constant(wish) is not (null or ""));

    /// <summary>The row's local id and the rule that leaves nothing of the row, without reading its values; <see langword="null"/> when none does.</summary>
    public (string LocalId, MinimisingRule Rule)? Withholding(RawRow row) =>
        !row.IsBlank && IsReadable(row) && ReadableLocalId(row) is { } localId && WithholdingRule(new(_plan, row, _clean), out _) is { } rule
            ? (localId, rule)
            : null;

    public RowOutcome Check(RawRow row)
    {
        var reading = new RowReading(_plan, row, _clean);
        if (row.IsBlank)
        {
            reading.Add(IssueKinds.RowBlank);
            return new RowOutcome.Quarantined(row.LineNumber, null, PartialRecord.Empty, reading.Issues) { Restricted = false };
        }

        if (!IsReadable(row))
        {
            return CheckUnreadable(row, reading);
        }

        var localId = ReadableLocalId(row);
        var earlier = localId is null ? Earlier.None : _seen.Note(localId, row);
        var restricted = Restriction.Of(reading);
        if (WithholdingRule(reading, out var service) is { } rule)
        {
            if (rule == MinimisingRules.NotToBeRecorded)
            {
                // no issue: it would name the row's line, and nothing may lead back to the row
                return new RowOutcome.Withheld(row.LineNumber, localId, rule, []) { Restricted = restricted };
            }

            reading.Add(IssueKinds.Of(rule));
            return new RowOutcome.Withheld(row.LineNumber, localId, rule, reading.Issues) { Restricted = restricted };
        }

        if (earlier == Earlier.Same)
        {
            reading.Add(IssueKinds.RowRepeated);
            return new RowOutcome.Duplicate(row.LineNumber, localId!, reading.Issues) { Restricted = restricted };
        }

        return CheckValues(row, reading, new(localId, earlier, service, restricted));
    }

    /// <summary>Whether a row that was checked names this local id, whatever became of the row.</summary>
    public bool HasNamed(string localId) => localId.Length <= LongestLocalId && (_seen.HasNoted(localId) || _ofMalformed.TryFind(localId, out _));

    public void Dispose()
    {
        _seen.Dispose();
        _ofMalformed.Dispose();
    }

    /// <summary>Whether its values are those of one row, each in its column. In a row that may hold others no wish is sure to be its own.</summary>
    private bool IsReadable(RawRow row) => MalformedAs(row.Fault) is null && (!row.MayHoldOthers || _plan.Wish is null);

    private RowOutcome CheckUnreadable(RawRow row, RowReading reading)
    {
        if (MalformedAs(row.Fault) is { } malformed)
        {
            reading.Add(malformed);
        }

        var mayBeRestricted = Restriction.OfMalformed(_plan);
        if (row.MayHoldOthers && _plan.Wish is { } wish)
        {
            // One of the rows in it may object: as with a word that nobody explained, nothing is kept.
            reading.Add(IssueKinds.Of(MinimisingRules.UnclearWish), wish);
            return new RowOutcome.Held(row.LineNumber, null, MinimisingRules.UnclearWish.Code, reading.Issues) { Restricted = mayBeRestricted };
        }

        var trusted = row.IsLocalIdTrusted ? ReadableLocalId(row) : null;
        if (trusted is not null)
        {
            _ofMalformed.TryAdd(trusted, 0, out _);
        }

        return new RowOutcome.Quarantined(row.LineNumber, trusted, PartialRecord.Empty, reading.Issues)
        {
            Restricted = mayBeRestricted,
            Identity = mayBeRestricted ? Restriction.IdentityOfMalformed(_plan, row, asOf) : null,
        };
    }

    private RowOutcome CheckValues(RawRow row, RowReading reading, RowMeaning meaning)
    {
        if (row.Fault == RowFault.StrayQuote)
        {
            reading.Add(IssueKinds.StrayQuote);
        }

        var draft = _records.Read(reading, out var isBirthDateImpossible);
        draft.Shielded = meaning.Restricted;
        if (meaning.Service is { } service)
        {
            _records.ReadService(reading, draft, service);
        }

        var fault = FaultOfLocalId(row, meaning.LocalId, meaning.Earlier)
            ?? FaultOfService(reading, meaning.Service)
            ?? FaultOfPerson(draft, isBirthDateImpossible);
        if (fault is not null)
        {
            reading.Add(fault, ColumnOf(fault));
        }

        var record = draft.ToRecord(meaning.LocalId ?? "");
        if (reading.HeldFor is null && fault is null)
        {
            return new RowOutcome.Accepted(row.LineNumber, record, reading.Issues) { Restricted = meaning.Restricted };
        }

        // A wish that cannot be read may be an objection, so nothing of its row is kept.
        var identity = meaning.Restricted && reading.HeldFor != MinimisingRules.UnclearWish.Code ? PartialRecord.IdentityOf(record) : null;
        return reading.HeldFor is { } code
            ? new RowOutcome.Held(row.LineNumber, meaning.LocalId, code, reading.Issues) { Restricted = meaning.Restricted, Identity = identity }
            : new RowOutcome.Quarantined(row.LineNumber, meaning.LocalId, new(ChildRecordColumns.Texts(record)), reading.Issues)
            {
                Restricted = meaning.Restricted,
                Identity = identity,
            };
    }

    private static IssueKind? MalformedAs(RowFault fault) => fault switch
    {
        RowFault.TooShort => IssueKinds.RowTooShort,
        RowFault.TooLong => IssueKinds.RowTooLong,
        RowFault.TextAfterQuote => IssueKinds.TextAfterQuote,
        RowFault.SwallowedRows => IssueKinds.RowsSwallowed,
        _ => null,
    };

    private string? ReadableLocalId(RawRow row) => _plan.LocalId(row) is { Length: <= LongestLocalId } id ? id : null;

    /// <summary>The rule that leaves nothing of the row; <see langword="null"/> when none does.</summary>
    private static MinimisingRule? WithholdingRule(RowReading reading, out ServiceType? service)
    {
        service = null;
        if (IsWish(reading, Fields.DoNotRecord) || IsWish(reading, Fields.Objection))
        {
            return MinimisingRules.NotToBeRecorded;
        }

        service = reading.TryDecode(Fields.Service, out var word) ? ServiceVocabulary.Find(word) : null;
        return service?.Kind switch
        {
            ServiceKind.Universal => MinimisingRules.UniversalService,
            ServiceKind.Sensitive when !MayBeIndicated(reading) => MinimisingRules.SensitiveWithheld,
            _ => null,
        };
    }

    private static bool IsWish(RowReading reading, TargetField field)
    {
        var wish = reading.Flag(field, out var isUnclear);
        if (isUnclear)
        {
            reading.Add(IssueKinds.Of(MinimisingRules.UnclearWish), field);
        }

        return wish == true;
    }

    /// <summary>Only a clear yes counts as consent, or as a ground.</summary>
    private static bool MayBeIndicated(RowReading reading) =>
        reading.Flag(Fields.Consent, out _) == true || reading.Flag(Fields.SignificantHarm, out _) == true;

    private IssueKind? FaultOfLocalId(RawRow row, string? localId, Earlier earlier)
    {
        if (localId is not null)
        {
            return earlier == Earlier.Other ? IssueKinds.LocalIdRepeated : null;
        }

        return _plan.LocalId(row) is null ? IssueKinds.LocalIdMissing : IssueKinds.LocalIdTooLong;
    }

    private IssueKind? FaultOfService(RowReading reading, ServiceType? service)
    {
        if (service is not null || _plan.Source(Fields.Service) is null)
        {
            return null;
        }

        if (!reading.IsBlank(Fields.Service))
        {
            return IssueKinds.ServiceUnknown;
        }

        reading.Add(IssueKinds.ServiceMissing, Fields.Service);
        return null;
    }

    private static IssueKind? FaultOfPerson(ChildRecordDraft draft, bool isBirthDateImpossible)
    {
        // Two children may have shared a temporary pupil number, so it stands in for nothing.
        var isIdentified = draft.NhsNumber is not null || draft.Uln is not null || draft.Upn is { IsTemporary: false };
        if (isIdentified)
        {
            return null;
        }

        return isBirthDateImpossible ? IssueKinds.BirthDateNeeded : draft.Forename is null && draft.Surname is null ? IssueKinds.NobodyNamed : null;
    }

    private string? ColumnOf(IssueKind fault)
    {
        if (fault == IssueKinds.ServiceUnknown)
        {
            return ColumnOf(Fields.Service);
        }

        return fault == IssueKinds.BirthDateNeeded ? ColumnOf(Fields.BirthDate) : fault == IssueKinds.NobodyNamed ? null : _plan.LocalIdColumn;
    }

    /// <summary>What was understood of a row before its values are read.</summary>
    private readonly record struct RowMeaning(string? LocalId, Earlier Earlier, ServiceType? Service, bool Restricted);
}
