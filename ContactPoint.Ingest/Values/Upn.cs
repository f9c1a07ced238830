namespace ContactPoint.Ingest.Values;

/// <summary>A unique pupil number whose check letter is right: thirteen characters, upper case.</summary>
/// <remarks>
/// Check letter, local authority (3 digits), establishment (4), year (2), serial (3); a temporary number has
/// a serial of two digits and a letter. The check letter stands for the sum, modulo 23, of each later character's value times its
/// position (2 to 13), in an alphabet of 23 letters without I, O and S; a letter's value is its place in that alphabet, from 0.
/// Source: Department for Education, "Unique pupil numbers: a guide for schools and local authorities", annex on check letters.
/// </remarks>
public readonly record struct Upn
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private const int Length = 13;
    private readonly string? _text;

    private Upn(string text) => _text = text;

    /// <summary>Whether a school gave the number until the permanent one was found. Two children may have shared one, so it is weak evidence.</summary>
    public bool IsTemporary => _text is not null && char.IsAsciiLetter(_text[^1]);

    /// <summary>Reads a pupil number: spaces around and inside it are ignored, and lower case is read as upper case.</summary>
    /// <returns><see langword="false"/> when the length, a character or the check letter is wrong.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Upn value)
    {
        value = default;
        Span<char> characters = stackalloc char[Length];
        var count = 0;
        foreach (var character in text)
        {
            if (character == ' ')
            {
                continue;
            }

            if (count == Length)
            {
                return false;
            }

            characters[count++] = char.ToUpperInvariant(character);
        }

        if (count != Length || !HasTheRightCheckLetter(characters))
        {
            return false;
        }

        value = new(new string(characters));
        return true;
    }

    /// <summary>The thirteen characters.</summary>
    /// <exception cref="InvalidOperationException">The value was never parsed.</exception>
    public override string ToString() => _text ?? throw new InvalidOperationException("This pupil number was never parsed.");

    private static bool HasTheRightCheckLetter(ReadOnlySpan<char> characters)
    {
        var sum = 0;
        for (var index = 1; index < Length; index++)
        {
            var character = characters[index];
            var isLast = index == Length - 1;
            var value = char.IsAsciiDigit(character) ? character - '0' : isLast ? Alphabet.IndexOf(character, StringComparison.Ordinal) : -1;
            if (value < 0)
            {
                return false;
            }

            sum += value * (index + 1);
        }

        return Alphabet[sum % Alphabet.Length] == characters[0];
    }
}
