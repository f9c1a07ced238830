namespace ContactPoint.Ingest.Values;

/// <summary>What a postcode says about where somebody lives.</summary>
public enum PostcodeKind
{
    /// <summary>A place in the United Kingdom.</summary>
    Geographic,

    /// <summary>A statement in place of an address: ZZ99, for example no fixed abode or not known.</summary>
    Pseudo,

    /// <summary>A code that systems fill in when there is none (NF1).</summary>
    Placeholder,

    /// <summary>A British Forces post office; where the forces are is not said.</summary>
    Bfpo,
}

/// <summary>A United Kingdom postcode: upper case, with one space before the last three characters.</summary>
/// <remarks>
/// Outward A9, A99, AA9, AA99, A9A or AA9A; inward 9AA. The letters that each place allows are those of
/// BS 7666 and the Postcode Address File guide: first not Q, V, X; second not I, J, Z; the third of A9A one of ABCDEFGHJKPSTUW;
/// the fourth of AA9A one of ABEHMNPRVWXY; inward not C, I, K, M, O, V. GIR 0AA stands outside the rules.
/// </remarks>
public readonly record struct Postcode
{
    private const int InwardLength = 3;
    private const int LongestOutward = 4;
    private readonly string? _text;

    private Postcode(string text, PostcodeKind kind)
    {
        _text = text;
        Kind = kind;
    }

    /// <summary>What it says about where somebody lives.</summary>
    public PostcodeKind Kind { get; }

    /// <summary>Reads a postcode as people type it: case and spaces are ignored.</summary>
    /// <returns><see langword="false"/> when no postcode is written so.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Postcode value)
    {
        value = default;
        Span<char> typed = stackalloc char[LongestOutward + InwardLength];
        var count = 0;
        foreach (var character in text)
        {
            if (character is ' ' or '\u00A0')
            {
                continue;
            }

            if (count == typed.Length || !char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }

            typed[count++] = char.ToUpperInvariant(character);
        }

        return TryReadBfpo(typed[..count], out value) || TryReadParts(typed[..count], out value);
    }

    /// <summary>The standard spelling, for example SW1A 1AA or BFPO 801.</summary>
    /// <exception cref="InvalidOperationException">The value was never parsed.</exception>
    public override string ToString() => _text ?? throw new InvalidOperationException("This postcode was never parsed.");

    private static bool TryReadBfpo(ReadOnlySpan<char> typed, out Postcode value)
    {
        value = default;
        if (!typed.StartsWith("BFPO") || typed.Length == 4 || typed[4..].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        value = new($"BFPO {typed[4..]}", PostcodeKind.Bfpo);
        return true;
    }

    private static bool TryReadParts(ReadOnlySpan<char> typed, out Postcode value)
    {
        value = default;
        if (typed.Length < 2 + InwardLength)
        {
            return false;
        }

        var outward = typed[..^InwardLength];
        var inward = typed[^InwardLength..];
        if (!(IsInward(inward) && IsOutward(outward)) && !IsOutsideTheRules(outward, inward))
        {
            return false;
        }

        value = new($"{outward} {inward}", KindOf(outward));
        return true;
    }

    private static PostcodeKind KindOf(ReadOnlySpan<char> outward) => outward switch
    {
        "ZZ99" => PostcodeKind.Pseudo,
        "NF1" => PostcodeKind.Placeholder,
        ['B', 'F', >= '0' and <= '9', ..] => PostcodeKind.Bfpo,
        _ => PostcodeKind.Geographic,
    };

    /// <summary>Girobank's own code; and ZZ99, whose three last signs are a statement and may have any letter.</summary>
    private static bool IsOutsideTheRules(ReadOnlySpan<char> outward, ReadOnlySpan<char> inward) =>
        (outward is "GIR" && inward is "0AA")
        || (outward is "ZZ99" && char.IsAsciiDigit(inward[0]) && char.IsAsciiLetter(inward[1]) && char.IsAsciiLetter(inward[2]));

    private static bool IsInward(ReadOnlySpan<char> inward) =>
        char.IsAsciiDigit(inward[0]) && IsLetterOtherThan("CIKMOV", inward[1]) && IsLetterOtherThan("CIKMOV", inward[2]);

    private static bool IsOutward(ReadOnlySpan<char> outward)
    {
        if (!IsLetterOtherThan("QVX", outward[0]))
        {
            return false;
        }

        var rest = outward[1..];
        if (char.IsAsciiLetter(rest[0]))
        {
            return IsLetterOtherThan("IJZ", rest[0]) && IsDistrict(rest[1..], "ABEHMNPRVWXY");
        }

        return IsDistrict(rest, "ABCDEFGHJKPSTUW");
    }

    private static bool IsDistrict(ReadOnlySpan<char> district, ReadOnlySpan<char> lettersAtTheEnd) => district.Length switch
    {
        1 => char.IsAsciiDigit(district[0]),
        2 => char.IsAsciiDigit(district[0]) && (char.IsAsciiDigit(district[1]) || lettersAtTheEnd.Contains(district[1])),
        _ => false,
    };

    private static bool IsLetterOtherThan(ReadOnlySpan<char> forbidden, char character) =>
        char.IsAsciiLetter(character) && !forbidden.Contains(character);
}
