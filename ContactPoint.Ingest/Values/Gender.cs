namespace ContactPoint.Ingest.Values;

/// <summary>Gender as the directory holds it. Other codings are brought to these by the feed specification.</summary>
public enum Gender
{
    /// <summary>Not specified, not known, or not given.</summary>
    NotSpecified,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}

/// <summary>The letters that files use for <see cref="Gender"/>.</summary>
public static class GenderLetters
{
    /// <summary>M, F, or N for not specified.</summary>
    public static string ToLetter(this Gender gender) => gender switch
    {
        Gender.Female => "F",
        Gender.Male => "M",
        _ => "N",
    };

    /// <summary>Reads M, F or N. Other codings need a code list in the feed specification.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Gender value)
    {
        value = text switch
        {
            "M" or "m" => Gender.Male,
            "F" or "f" => Gender.Female,
            _ => Gender.NotSpecified,
        };
        return text is "M" or "m" or "F" or "f" or "N" or "n";
    }
}
