using System.Diagnostics.CodeAnalysis;

namespace ContactPoint.Ingest.Values;

/// <summary>A United Kingdom postcode.</summary>
public readonly record struct Postcode
{
    private readonly string? _text;

    private Postcode(string text) => _text = text;

    /// <summary>Reads the text as people type it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Postcode value)
    {
        value = text is null ? default : new(text.Trim());
        return !string.IsNullOrWhiteSpace(text);
    }

    /// <summary>The standard spelling.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("This value was never parsed.");
}
