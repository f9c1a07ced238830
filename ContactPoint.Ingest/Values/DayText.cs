using System.Globalization;

namespace ContactPoint.Ingest.Values;

/// <summary>What a text said when it was read as a day.</summary>
public enum DayReading
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A day that systems write when they have none: 00/00/0000, 01/01/1900.</summary>
    Placeholder,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Written in the declared format, but no day in the calendar: 31/02/2014.</summary>
    NotReal,

    /// <summary>Not written in the declared format.</summary>
    OtherFormat,
}

/// <summary>Reads days in one declared format. It never guesses: 03/04/2014 is two days in two countries.</summary>
public static class DayText
{
    private static readonly DateOnly[] Placeholders = [new(1, 1, 1), new(1800, 1, 1), new(1899, 12, 30), new(1899, 12, 31), new(1900, 1, 1), new(1901, 1, 1), new(1970, 1, 1), new(9999, 12, 31)];

    /// <summary>Reads a day written as <paramref name="format"/> says (.NET custom date format, invariant culture).</summary>
    public static DayReading Read(ReadOnlySpan<char> text, string format, out DateOnly day)
    {
        day = default;
        var trimmed = text.Trim();
        if (trimmed.IsEmpty)
        {
            return DayReading.Missing;
        }

        if (TryReadDigits(trimmed, format, out day) || DateOnly.TryParseExact(trimmed, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return Placeholders.Contains(day) ? DayReading.Placeholder : DayReading.Day;
        }

        // 00/00/0000 and the like
        if (trimmed.IndexOfAnyExcept("0/-. ") < 0)
        {
            return DayReading.Placeholder;
        }

        return HasTheShapeOf(trimmed, format) ? DayReading.NotReal : DayReading.OtherFormat;
    }

    /// <summary>The day as every file of ContactPoint writes it: yyyy-MM-dd.</summary>
    public static string Write(DateOnly day) => string.Create(10, day, static (text, day) =>
    {
        WriteDigits(text[..4], day.Year);
        text[4] = '-';
        WriteDigits(text[5..7], day.Month);
        text[7] = '-';
        WriteDigits(text[8..], day.Day);
    });

    /// <summary>The two formats that nearly every feed has, without the general parser; whatever else the text is, that one decides.</summary>
    private static bool TryReadDigits(ReadOnlySpan<char> text, string format, out DateOnly day)
    {
        day = default;
        if (text.Length != 10)
        {
            return false;
        }

        var (year, month, dayOfMonth) = format switch
        {
            "dd/MM/yyyy" when text[2] == '/' && text[5] == '/' => (Digits(text[6..]), Digits(text[3..5]), Digits(text[..2])),
            "yyyy-MM-dd" when text[4] == '-' && text[7] == '-' => (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..])),
            _ => (-1, -1, -1),
        };
        if (year < 1 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new(year, month, dayOfMonth);
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return -1;
            }

            number = (number * 10) + character - '0';
        }

        return number;
    }

    private static void WriteDigits(Span<char> text, int number)
    {
        for (var index = text.Length - 1; index >= 0; index--)
        {
            text[index] = (char)('0' + (number % 10));
            number /= 10;
        }
    }

    /// <summary>Whether digits stand where the format has d, M or y, and everything else is the same.</summary>
    private static bool HasTheShapeOf(ReadOnlySpan<char> text, string format)
    {
        if (text.Length != format.Length)
        {
            return false;
        }

        for (var index = 0; index < text.Length; index++)
        {
            var isPart = format[index] is 'd' or 'M' or 'y';
            if (isPart ? !char.IsAsciiDigit(text[index]) : text[index] != format[index])
            {
                return false;
            }
        }

        return true;
    }
}
