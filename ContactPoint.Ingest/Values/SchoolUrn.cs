using System.Globalization;

namespace ContactPoint.Ingest.Values;

/// <summary>A school's unique reference number in the register of schools: six digits beginning with 1.</summary>
/// <remarks>It has no check digit. Source: Get Information about Schools, "URN".</remarks>
public readonly record struct SchoolUrn
{
    private const int Length = 6;
    private readonly int _number;

    private SchoolUrn(int number) => _number = number;

    /// <summary>Reads a reference number; spaces around it are ignored.</summary>
    /// <returns><see langword="false"/> unless it is six digits beginning with 1.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out SchoolUrn value)
    {
        value = default;
        var trimmed = text.Trim();
        if (trimmed.Length != Length || trimmed[0] != '1' || trimmed.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        value = new(int.Parse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>The six digits.</summary>
    /// <exception cref="InvalidOperationException">The value was never parsed.</exception>
    public override string ToString() => _number == 0
        ? throw new InvalidOperationException("This school reference was never parsed.")
        : _number.ToString(CultureInfo.InvariantCulture);
}
