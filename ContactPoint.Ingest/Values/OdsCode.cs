using System.Diagnostics.CodeAnalysis;

namespace ContactPoint.Ingest.Values;

/// <summary>An organisation's ODS code.</summary>
public readonly record struct OdsCode
{
    private readonly string? _text;

    private OdsCode(string text) => _text = text;

    /// <summary>Reads the text as people type it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OdsCode value)
    {
        value = text is null ? default : new(text.Trim());
        return !string.IsNullOrWhiteSpace(text);
    }

    /// <summary>The standard spelling.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("This value was never parsed.");
}
