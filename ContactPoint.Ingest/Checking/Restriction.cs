using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Checking;

/// <summary>Decides whether a row restricts its record. In doubt it does: a restriction that is overlooked can cost a life.</summary>
internal static class Restriction
{
    private static readonly TargetField[] AddressLines = [Fields.Address1, Fields.Address2, Fields.Address3, Fields.Address4];

    /// <summary>The flag of a row that is well formed, or an address that names a refuge. A word that nobody explained may be a restriction.</summary>
    public static bool Of(RowReading reading)
    {
        var flag = reading.Flag(Fields.Shielded, out var isUnclear);
        return isUnclear || flag == true || NamesRefuge(reading);
    }

    /// <summary>The values of a malformed row may stand in each other's columns, so where the feed has a flag, it cannot be read.</summary>
    public static bool OfMalformed(FieldPlan plan) => plan.Source(Fields.Shielded) is not null || plan.Constant(Fields.Shielded) == "true";

    /// <summary>
    /// What tells of itself what it is in a malformed row, wherever it stands: numbers with a check digit, a postcode, and a date of birth
    /// in its own column. Names tell nothing of the kind, so none is taken. <see langword="null"/> when there is nothing.
    /// </summary>
    public static PartialRecord? IdentityOfMalformed(FieldPlan plan, RawRow row, DateOnly asOf)
    {
        var found = new ChildRecordDraft();
        for (var slot = 0; slot < row.SlotCount; slot++)
        {
            var text = row[slot].Trim();
            if (NhsNumber.TryParse(text, out var nhsNumber))
            {
                found.NhsNumber ??= nhsNumber;
            }
            else if (Upn.TryParse(text, out var upn) && !upn.IsTemporary)
            {
                found.Upn ??= upn;
            }
            else if (Postcode.TryParse(text, out var postcode) && postcode.Kind == PostcodeKind.Geographic)
            {
                found.Postcode ??= postcode;
            }
        }

        if (plan.Source(Fields.BirthDate) is { } source && DayText.Read(source.Text(row), source.DayFormat, out var day) == DayReading.Day && day <= asOf)
        {
            found.BirthDate = day;
        }

        return PartialRecord.IdentityOf(found.ToRecord(""));
    }

    private static bool NamesRefuge(RowReading reading)
    {
        foreach (var line in AddressLines)
        {
            if (reading.Texts.NamesRefuge(line))
            {
                return true;
            }
        }

        return false;
    }
}
