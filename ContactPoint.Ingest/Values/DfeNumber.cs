namespace ContactPoint.Ingest.Values;

/// <summary>A school's number at its authority (LAESTAB): three digits of the local authority and four of the establishment.</summary>
/// <remarks>It has no check digit, and a school keeps it more often than its URN. Source: Get Information about Schools, "LA/establishment number".</remarks>
public readonly record struct DfeNumber
{
    private const int AuthorityLength = 3;
    private const int Length = 7;
    private readonly string? _text;

    private DfeNumber(string text) => _text = text;

    /// <summary>Reads a number with or without the slash between its parts; spaces around it are ignored.</summary>
    /// <returns><see langword="false"/> unless it is three and four digits.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DfeNumber value)
    {
        value = default;
        var trimmed = text.Trim();
        var hasSlash = trimmed.Length == Length + 1 && trimmed[AuthorityLength] == '/';
        if (trimmed.Length != Length && !hasSlash)
        {
            return false;
        }

        var authority = trimmed[..AuthorityLength];
        var establishment = trimmed[^(Length - AuthorityLength)..];
        if (authority.ContainsAnyExceptInRange('0', '9') || establishment.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        value = new($"{authority}/{establishment}");
        return true;
    }

    /// <summary>The two parts with a slash between them, for example 820/1234.</summary>
    /// <exception cref="InvalidOperationException">The value was never parsed.</exception>
    public override string ToString() => _text ?? throw new InvalidOperationException("This school number was never parsed.");
}
