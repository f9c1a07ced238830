namespace ContactPoint.Ingest.Reading;

/// <summary>How a name of the file's own header is shown.</summary>
internal static class ColumnName
{
    private const int Longest = 60;

    /// <summary>The name, with a space for a control character, which shows nothing (and a database takes no NUL).</summary>
    /// <returns><see langword="null"/> when there is no name, or one too long to be a name.</returns>
    public static string? Shown(string name)
    {
        var cleaned = string.Create(name.Length, name, static (characters, name) =>
        {
            for (var index = 0; index < characters.Length; index++)
            {
                characters[index] = char.IsControl(name[index]) ? ' ' : name[index];
            }
        }).Trim();
        return cleaned.Length is > 0 and <= Longest ? cleaned : null;
    }
}
