namespace ContactPoint.Ingest.Minimising;

/// <summary>Endings by which English makes words, and names are seldom made: notes are told by them even when nobody listed their words.</summary>
internal static class WordEndings
{
    private const int Shortest = 6;

    /// <summary>Whether a word in small letters ends so. Harding, Ahmed, Alfred, Clement, Stankaitis and Harkness do not; Fielding does, so one such word says nothing.</summary>
    public static bool IsEnglish(ReadOnlySpan<char> word)
    {
        if (word.Length < Shortest)
        {
            return false;
        }

        return word[^1] switch
        {
            'g' => word.Length >= 8 && word.EndsWith("ing") && word is not ("blessing" or "sterling"),
            'd' => word[^2] == 'e' && word[^3] is 't' or 's' or 'c' or 'p' or 'k' or 'g' or 'd',
            'n' => word.EndsWith("tion") || word.EndsWith("sion"),
            's' => word.EndsWith("tions") || word.EndsWith("sions") || word.EndsWith("osis") || word.EndsWith("ities") || (word.Length >= 9 && word.EndsWith("ments")),
            't' => word.Length >= 8 && word.EndsWith("ment"),
            'y' => word.EndsWith("ology") || word.EndsWith("ously") || word.EndsWith("ically") || word.EndsWith("ently") || word.EndsWith("fully") || word.EndsWith("ively") || word.EndsWith("ability"),
            'm' => word.EndsWith("ism"),
            _ => false,
        };
    }
}
