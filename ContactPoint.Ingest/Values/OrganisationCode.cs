namespace ContactPoint.Ingest.Values;

/// <summary>The code of a body that provides services: of the health service (ODS) or a local authority (GSS).</summary>
public static class OrganisationCode
{
    /// <summary>Whether the text is a code of either kind, as it is issued.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => OdsCode.TryParse(text, out _) || LocalAuthorityCode.TryParse(text, out _);
}
