namespace ContactPoint.Ingest.Values;

/// <summary>Gives names and addresses that a system writes in one case the capitals that people write.</summary>
/// <remarks>
/// Only a text without a lower-case letter, or without a capital, is touched: O'BRIEN becomes O'Brien, MCDONALD McDonald,
/// SMITH-JONES Smith-Jones; a text in mixed case is somebody's own spelling and stays. So a name from an upper-case feed equals
/// the same name from any other. Comparison folds case anyway (<see cref="ComparisonSpelling"/>).
/// </remarks>
public static class LetterCase
{
    /// <summary>The text with capitals as people write them.</summary>
    public static string Standardise(string text)
    {
        var hasUpper = false;
        var hasLower = false;
        foreach (var character in text)
        {
            hasUpper |= char.IsUpper(character);
            hasLower |= char.IsLower(character);
        }

        return hasUpper == hasLower ? text : string.Create(text.Length, text, static (capitals, source) => WriteCapitals(source, capitals));
    }

    private static void WriteCapitals(ReadOnlySpan<char> text, Span<char> capitals)
    {
        text.ToLowerInvariant(capitals);
        var start = 0;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index == text.Length || text[index] is ' ' or '-' or '/' or ',' or '.' or '(' or ')')
            {
                CapitaliseWord(capitals[start..index]);
                start = index + 1;
            }
        }
    }

    private static void CapitaliseWord(Span<char> word)
    {
        if (word.IsEmpty)
        {
            return;
        }

        if (word is "ii" or "iii" or "iv")
        {
            for (var index = 0; index < word.Length; index++)
            {
                word[index] = char.ToUpperInvariant(word[index]);
            }

            return;
        }

        word[0] = char.ToUpperInvariant(word[0]);
        if (word.Length > 2 && word[1] == '\'')
        {
            // O'Brien, D'Souza, N'Golo; but John's, and Ta'mya, keep their small letter.
            word[2] = char.ToUpperInvariant(word[2]);
        }
        else if (word.Length > 4 && word.StartsWith("Mc"))
        {
            word[2] = char.ToUpperInvariant(word[2]);
        }
        else if (char.IsAsciiDigit(word[0]) && word.Length > 1 && !word[..^1].ContainsAnyExceptInRange('0', '9'))
        {
            // a house number such as 12A
            word[^1] = char.ToUpperInvariant(word[^1]);
        }
    }
}
