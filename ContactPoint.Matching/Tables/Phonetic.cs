namespace ContactPoint.Matching.Tables;

/// <summary>How a name sounds, roughly: a code that is the same for spellings that are heard alike.</summary>
/// <remarks>
/// After Soundex (R. C. Russell, US patent 1,261,167, 1918), with three changes for names from many languages:
/// silent and doubled letters at the beginning are taken away first (KNIGHT: N, PHILIPPA: F), the first letter counts by
/// its sound, so that KATHERINE and CATHERINE agree, and six sounds are kept in place of four. SMITH and SMYTHE: SMT.
/// </remarks>
internal static class Phonetic
{
    private const int Longest = 6;

    private static readonly (string Start, string Sound)[] Starts =
        [("KN", "N"), ("GN", "N"), ("PN", "N"), ("WR", "R"), ("PH", "F"), ("PF", "F"), ("MAC", "MK"), ("MC", "MK"), ("TSCH", "J"), ("WH", "W"), ("X", "S")];

    /// <summary>The code; <see langword="null"/> if the name has no letter from A to Z.</summary>
    public static string? Of(string name)
    {
        Span<char> letters = name.Length <= 128 ? stackalloc char[name.Length] : new char[name.Length];
        var count = 0;
        foreach (var character in name)
        {
            if (char.IsAsciiLetter(character))
            {
                letters[count++] = char.ToUpperInvariant(character);
            }
        }

        return count == 0 ? null : Encode(Respelt(letters[..count]));
    }

    private static string Respelt(ReadOnlySpan<char> letters)
    {
        foreach (var (start, sound) in Starts)
        {
            if (letters.StartsWith(start))
            {
                return string.Concat(sound, letters[start.Length..]);
            }
        }

        return letters.ToString();
    }

    private static string Encode(string letters)
    {
        Span<char> code = stackalloc char[Longest];
        var length = 0;
        var last = '\0';
        for (var index = 0; index < letters.Length && length < Longest; index++)
        {
            var sound = SoundOf(letters, index);
            if (sound is 'A' ? index == 0 : sound != last && sound != '\0')
            {
                code[length++] = sound;
            }

            // H and W are not heard between two consonants, so they don't part them; a vowel does.
            last = sound == '\0' ? last : sound;
        }

        return code[..length].ToString();
    }

    private static char SoundOf(string letters, int index) => letters[index] switch
    {
        'A' or 'E' or 'I' or 'O' or 'U' or 'Y' => 'A',
        'H' or 'W' => index == 0 ? letters[index] : '\0',
        'B' or 'P' => 'B',
        'F' or 'V' => 'F',
        'C' when index + 1 < letters.Length && letters[index + 1] is 'E' or 'I' or 'Y' => 'S',
        'C' or 'K' or 'Q' => 'K',
        'G' => index + 1 < letters.Length && letters[index + 1] == 'H' && index > 0 ? '\0' : 'K',
        'J' => 'J',
        'S' or 'X' or 'Z' => 'S',
        'D' or 'T' => 'T',
        'L' => 'L',
        'M' or 'N' => index == 0 ? letters[index] : 'N',
        _ => 'R',
    };
}
