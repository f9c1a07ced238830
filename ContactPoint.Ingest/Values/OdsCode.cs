namespace ContactPoint.Ingest.Values;

/// <summary>An organisation code of the Organisation Data Service: a practice, a trust or a trust's site.</summary>
/// <remarks>
/// A practice is a letter and five digits (A81001), a trust R and two characters (RJ1), its site R and four (RJ121).
/// There is no check digit. Source: NHS Data Model and Dictionary, "ORGANISATION CODE".
/// </remarks>
public readonly record struct OdsCode
{
    private readonly string? _text;

    private OdsCode(string text) => _text = text;

    /// <summary>Reads a code as it is issued, in upper case; spaces around it are ignored.</summary>
    /// <returns><see langword="false"/> when the text has none of the three shapes.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out OdsCode value)
    {
        value = default;
        var trimmed = text.Trim();
        if (!IsPractice(trimmed) && !IsTrustOrSite(trimmed))
        {
            return false;
        }

        value = new(trimmed.ToString());
        return true;
    }

    /// <summary>The code.</summary>
    /// <exception cref="InvalidOperationException">The value was never parsed.</exception>
    public override string ToString() => _text ?? throw new InvalidOperationException("This organisation code was never parsed.");

    private static bool IsPractice(ReadOnlySpan<char> text) =>
        text.Length == 6 && char.IsAsciiLetterUpper(text[0]) && !text[1..].ContainsAnyExceptInRange('0', '9');

    private static bool IsTrustOrSite(ReadOnlySpan<char> text)
    {
        if (text.Length is not (3 or 5) || text[0] != 'R')
        {
            return false;
        }

        foreach (var character in text[1..])
        {
            if (!char.IsAsciiLetterUpper(character) && !char.IsAsciiDigit(character))
            {
                return false;
            }
        }

        return true;
    }
}
