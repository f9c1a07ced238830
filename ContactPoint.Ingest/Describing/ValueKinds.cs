using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Describing;

/// <summary>A kind of value that can be told by its looks.</summary>
/// <param name="Field">The field that such values fill.</param>
/// <param name="Plural">What to call the values.</param>
/// <param name="Accepts">Whether a value is valid as one.</param>
internal sealed record ValueKind(string Field, string Plural, ValueTest Accepts);

/// <summary>Whether a value passes.</summary>
internal delegate bool ValueTest(ReadOnlySpan<char> value);

/// <summary>Every such kind, the most certain first: a check digit says more than a shape.</summary>
internal static class ValueKinds
{
    public static readonly IReadOnlyList<ValueKind> All =
    [
        new("upn", "pupil numbers", value => Upn.TryParse(value, out _)),
        new("nhs_number", "NHS numbers", value => NhsNumber.TryParse(value, out _)),
        new("uln", "learner numbers", value => Uln.TryParse(value, out _)),
        new("postcode", "postcodes", value => Postcode.TryParse(value, out _)),
        new("carer_1_email", "e-mail addresses", value => EmailAddress.TryStandardise(value, out _)),
        new("school_urn", "schools' reference numbers", value => SchoolUrn.TryParse(value, out _)),
        new("gp_ods", "codes of organisations", value => OdsCode.TryParse(value, out _)),
    ];

    public static int IndexOf(ValueKind kind) => All.Index().First(each => each.Item == kind).Index;

    /// <summary>The kind of a field's values; <see langword="null"/> when they cannot be told by their looks.</summary>
    public static ValueKind? OfField(string field) => All.FirstOrDefault(kind => kind.Field == field || (kind.Field == "upn" && field == "former_upn"));
}
