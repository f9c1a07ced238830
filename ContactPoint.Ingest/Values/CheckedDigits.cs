namespace ContactPoint.Ingest.Values;

/// <summary>What the ten-digit identifiers have in common: how people type them, and one weighted sum.</summary>
internal static class CheckedDigits
{
    /// <summary>NHS numbers and unique learner numbers both have ten digits.</summary>
    public const int Count = 10;

    /// <summary>Reads ten digits as people type them: spaces and hyphens are ignored.</summary>
    /// <returns><see langword="false"/> when the text has any other character, or fewer or more digits.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, Span<char> digits)
    {
        var count = 0;
        foreach (var character in text)
        {
            if (character is ' ' or '-')
            {
                continue;
            }

            if (count == Count || !char.IsAsciiDigit(character))
            {
                return false;
            }

            digits[count++] = character;
        }

        return count == Count;
    }

    /// <summary>The first nine digits, weighted 10 down to 2, modulo 11.</summary>
    public static int Remainder(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var index = 0; index < Count - 1; index++)
        {
            sum += (digits[index] - '0') * (Count - index);
        }

        return sum % 11;
    }

    /// <summary>Whether all ten digits are the same: such a number passes the NHS check and is never issued.</summary>
    public static bool AreAllTheSame(ReadOnlySpan<char> digits) => digits.IndexOfAnyExcept(digits[0]) < 0;
}
