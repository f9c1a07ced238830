using System.Diagnostics.CodeAnalysis;

namespace ContactPoint.Jobs.Directory;

/// <summary>The number by which the directory knows a child, for example <c>BK4TX7QF2Z</c>. It means nothing.</summary>
/// <remarks>
/// <para>
/// Three times two consonants and a digit, then a check character: ten characters, read out in threes. There is no vowel, no Y and no L,
/// so it spells no word and is not misread as one. It cannot be an NHS number or a ULN (ten digits), a UPN (twelve digits together),
/// a National Insurance number (six digits together) or a postcode (at most seven characters), and no spreadsheet takes it for a number.
/// </para>
/// <para>
/// The check character is that of the NOID check digit algorithm (J. Kunze, Nice Opaque Identifiers, California Digital Library):
/// the value of each symbol times its position from 1, summed, modulo 29. As 29 is prime and longer than the number, every single wrong
/// character and every two characters that changed places are noticed.
/// </para>
/// <para>Numbers are ordered as their texts are ordered by code unit.</para>
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
/// </remarks>
public readonly record struct ChildNumber : IComparable<ChildNumber>
{
    /// <summary>Characters of a child number, the check character included.</summary>
    public const int Length = 10;

    /// <summary>How many numbers there are: 19⁶ × 10³, about 47 thousand million.</summary>
    public const long Count = 47_045_881_000;

    private const int DigitCount = 10;
    private const string Symbols = "0123456789BCDFGHJKMNPQRSTVWXZ";

    // The place among all numbers, from 1. Eight bytes in place of a text: a night holds every number ever issued in memory.
    private readonly long _place;

    private ChildNumber(long place) => _place = place;

    /// <summary>The number at a place in the order of all numbers.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public static ChildNumber At(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return new(index + 1);
    }

    /// <summary>Whether one comes before the other.</summary>
    public static bool operator <(ChildNumber left, ChildNumber right) => left.CompareTo(right) < 0;

    /// <summary>Whether one comes after the other.</summary>
    public static bool operator >(ChildNumber left, ChildNumber right) => left.CompareTo(right) > 0;

    /// <summary>Whether one comes before the other or is it.</summary>
    public static bool operator <=(ChildNumber left, ChildNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one comes after the other or is it.</summary>
    public static bool operator >=(ChildNumber left, ChildNumber right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a number as people type it: in either case, with spaces or hyphens, O for 0, and I or L for 1.</summary>
    /// <returns><see langword="false"/> when the text has another shape or a wrong check character.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ChildNumber number)
    {
        number = default;
        Span<int> values = stackalloc int[Length];
        if (text is null || !TryReadSymbols(text, values) || CheckValue(values) != values[^1])
        {
            return false;
        }

        var index = 0L;
        for (var position = 0; position < Length - 1; position++)
        {
            var value = IsDigitPosition(position) ? values[position] : values[position] - DigitCount;
            if (value < 0 || value >= Radix(position))
            {
                return false;
            }

            index = (index * Radix(position)) + value;
        }

        number = At(index);
        return true;
    }

    /// <summary>Reads a number that the directory wrote itself.</summary>
    /// <exception cref="InvalidDataException">It did not.</exception>
    public static ChildNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new InvalidDataException("The database holds a child number whose check character is wrong.");

    /// <inheritdoc/>
    public int CompareTo(ChildNumber other) => _place.CompareTo(other._place);

    /// <summary>The ten characters, in capitals and without spaces: the one spelling that is stored and published.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which is no child's number.</exception>
    public override string ToString()
    {
        if (_place == 0)
        {
            throw new InvalidOperationException("This child number was never issued.");
        }

        Span<int> values = stackalloc int[Length];
        var rest = _place - 1;
        for (var position = Length - 2; position >= 0; position--)
        {
            var value = (int)(rest % Radix(position));
            values[position] = IsDigitPosition(position) ? value : value + DigitCount;
            rest /= Radix(position);
        }

        values[^1] = CheckValue(values);
        Span<char> text = stackalloc char[Length];
        for (var position = 0; position < Length; position++)
        {
            text[position] = Symbols[values[position]];
        }

        return new(text);
    }

    private static bool TryReadSymbols(string text, Span<int> values)
    {
        var count = 0;
        foreach (var character in text)
        {
            if (character is ' ' or '-')
            {
                continue;
            }

            var value = Symbols.IndexOf(Understood(character), StringComparison.Ordinal);
            if (value < 0 || count == Length)
            {
                return false;
            }

            values[count++] = value;
        }

        return count == Length;
    }

    private static char Understood(char character) => char.ToUpperInvariant(character) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };

    private static int CheckValue(ReadOnlySpan<int> values)
    {
        var sum = 0;
        for (var position = 0; position < Length - 1; position++)
        {
            sum += values[position] * (position + 1);
        }

        return sum % Symbols.Length;
    }

    private static bool IsDigitPosition(int position) => position % 3 == 2;

    private static int Radix(int position) => IsDigitPosition(position) ? DigitCount : Symbols.Length - DigitCount;
}
