using ContactPoint.Ingest.Feeds;

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

    private static bool NamesRefuge(RowReading reading)
    {
        foreach (var line in AddressLines)
        {
            if (reading.NamesRefuge(line))
            {
                return true;
            }
        }

        return false;
    }
}
