using System.Collections.Frozen;

using ContactPoint.Ingest;
using ContactPoint.Ingest.Minimising;

namespace ContactPoint.Jobs.Publishing;

/// <summary>The egress screen: the rules that guard what comes in, run again over what goes out.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public static class EgressRules
{
    private static readonly FrozenDictionary<string, FieldKind> Kinds = new Dictionary<string, FieldKind>(StringComparer.Ordinal)
    {
        ["children.forename"] = FieldKind.ChildName,
        ["children.middle_names"] = FieldKind.ChildName,
        ["children.surname"] = FieldKind.ChildName,
        ["children.address_1"] = FieldKind.AddressLine,
        ["children.address_2"] = FieldKind.AddressLine,
        ["children.address_3"] = FieldKind.AddressLine,
        ["children.address_4"] = FieldKind.AddressLine,
        ["carers.name"] = FieldKind.CarerName,
        ["carers.phone"] = FieldKind.CarerPhone,
        ["carers.email"] = FieldKind.CarerEmail,
        ["involvements.practitioner"] = FieldKind.PractitionerName,
        ["involvements.phone"] = FieldKind.PractitionerPhone,
        ["involvements.email"] = FieldKind.PractitionerEmail,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Finds what may not go out. Columns of closed lists, numbers and days hold no free text, so nothing is looked for in them.</summary>
    /// <param name="column">Table and column, for example <c>children.surname</c>.</param>
    /// <param name="text">The cell.</param>
    /// <returns>The code of the rule that found something; else <see langword="null"/>.</returns>
    public static string? Screen(string column, string text) => Screen(column, text, ScreenLists.None);

    /// <summary>The screen with what the operator knows and what two people let be.</summary>
    public static EgressScreen With(ScreenLists lists) => (column, text) => Screen(column, text, lists);

    private static string? Screen(string column, string text, ScreenLists lists) =>
        Kinds.TryGetValue(column, out var kind) ? Ingest.Minimising.Screen.Find(kind, text, lists, isSensitive: false)?.Code : null;
}
