namespace ContactPoint.Ingest.Values;

/// <summary>An English local authority's code of the Government Statistical Service: E06 to E10 and six digits.</summary>
/// <remarks>E06 unitary, E07 district, E08 metropolitan, E09 London borough, E10 county. Source: ONS Register of Geographic Codes.</remarks>
public readonly record struct LocalAuthorityCode
{
    private const int Length = 9;
    private readonly string? _text;

    private LocalAuthorityCode(string text) => _text = text;

    /// <summary>Reads a code as it is issued, in upper case; spaces around it are ignored.</summary>
    /// <returns><see langword="false"/> when it is not one of an English authority.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out LocalAuthorityCode value)
    {
        value = default;
        var trimmed = text.Trim();
        if (trimmed.Length != Length
            || trimmed[..3] is not ("E06" or "E07" or "E08" or "E09" or "E10")
            || trimmed[3..].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        value = new(trimmed.ToString());
        return true;
    }

    /// <summary>The nine characters.</summary>
    /// <exception cref="InvalidOperationException">The value was never parsed.</exception>
    public override string ToString() => _text ?? throw new InvalidOperationException("This authority code was never parsed.");
}
