namespace ContactPoint.Ingest.Minimising;

/// <summary>What a rule does with what it finds.</summary>
public enum RuleAction
{
    /// <summary>The value goes no further; the row does.</summary>
    Drop,

    /// <summary>Less is kept than was sent.</summary>
    Reduce,

    /// <summary>Nothing of the row is kept.</summary>
    Withhold,

    /// <summary>The row waits for a person.</summary>
    Hold,

    /// <summary>The whole file is refused.</summary>
    Refuse,
}

/// <summary>Whether a text is what a rule looks for.</summary>
/// <param name="text">The text, taken apart.</param>
public delegate bool Detector(in ScreenedText text);

/// <summary>One rule of data minimisation.</summary>
/// <param name="Code">Stable code: R, the row of the decision table in the domain guide, and a letter where a row has several rules.</param>
/// <param name="Title">What it keeps out, in a few words.</param>
/// <param name="LooksAt">What it looks at, in plain English.</param>
/// <param name="Action">What it does.</param>
/// <param name="Why">Why.</param>
public sealed record MinimisingRule(string Code, string Title, string LooksAt, RuleAction Action, string Why)
{
    /// <summary>The kinds of field whose text it screens; empty for a rule about columns, codes or flags.</summary>
    public IReadOnlyList<FieldKind> Kinds { get; init; } = [];

    /// <summary>Finds what it looks for in a text; <see langword="null"/> for a rule about columns, codes or flags.</summary>
    public Detector? Finds { get; init; }

    /// <summary>How many digits a text must have for it to find anything: names, which have none, and house numbers are spared the search.</summary>
    public int FewestDigits { get; init; }

    /// <summary>Whether it says nothing about the contact of a row that is marked sensitive: that contact is kept apart, encrypted, and may say what it is.</summary>
    public bool SparesSensitive { get; init; }

    /// <summary>Whether rows in which it finds something count towards the hold of the whole file (<see cref="ExtractHolds"/>).</summary>
    public bool CountsForFile { get; init; }

    /// <summary>Made-up texts that it finds; they are its tests, and canaries for the scan of a snapshot.</summary>
    public IReadOnlyList<string> Hits { get; init; } = [];

    /// <summary>Made-up texts that look like it and are left alone.</summary>
    public IReadOnlyList<string> Misses { get; init; } = [];

    /// <summary>Whether it finds something in a text, whatever kind of field it stands in.</summary>
    /// <param name="text">A standardised text.</param>
    /// <param name="lists">What the operator knows.</param>
    public bool FindsIn(ReadOnlySpan<char> text, ScreenLists? lists = null) =>
        Finds is { } finds && finds(new ScreenedText(text, lists ?? ScreenLists.None, kind: null));
}
