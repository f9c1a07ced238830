using System.Globalization;

namespace ContactPoint.Jobs.Samples.Drawing;

/// <summary>Made-up identifiers with right check characters. Different numbers give different identifiers.</summary>
/// <remarks>
/// Algorithms: NHS Data Model and Dictionary, "NHS NUMBER"; DfE, "Unique Pupil Numbers"; Learning Records Service, "ULN".
/// NHS numbers begin with 9, the range kept for tests, so none is a real person's: with 999 in worlds of up to 50,000 children,
/// which keeps two numbers for each child.
/// </remarks>
internal static class CheckedNumbers
{
    private const string UpnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private const int SmallRange = 100_000;
    private const int LargeRange = 9_900_000;

    /// <summary>A one-to-one shuffle of the numbers below <paramref name="size"/>.</summary>
    public static long Shuffle(long number, long size, long salt)
    {
        var factor = (size * 618_033 / 1_000_000) | 1;
        while (GreatestCommonDivisor(factor, size) != 1)
        {
            factor += 2;
        }

        return (long)(((UInt128)(ulong)number * (ulong)factor + (ulong)salt) % (ulong)size);
    }

    public static string NhsNumber(long number)
    {
        var firstEight = number < SmallRange
            ? 99_900_000 + Shuffle(number, SmallRange, 31_337)
            : 90_000_000 + Shuffle(number - SmallRange, LargeRange, 31_337);
        for (var ninth = firstEight % 10; ; ninth = (ninth + 1) % 10)
        {
            var nine = firstEight * 10 + ninth;
            var check = 11 - (WeightedSum(nine) % 11);
            var text = Text(nine, 9) + (check == 11 ? 0 : check).ToString(CultureInfo.InvariantCulture);
            if (check != 10 && !IsPalindrome(text))
            {
                return text;
            }
        }
    }

    public static string Uln(long number)
    {
        var firstEight = 10_000_000 + Shuffle(number, 80_000_000, 271_828);
        for (var ninth = firstEight % 10; ; ninth = (ninth + 1) % 10)
        {
            var nine = firstEight * 10 + ninth;
            var remainder = WeightedSum(nine) % 11;
            if (remainder != 0)
            {
                return Text(nine, 9) + (10 - remainder).ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    /// <param name="authority">Three digits.</param>
    /// <param name="school">Four digits: the school that first registered the child.</param>
    /// <param name="year">Two digits.</param>
    /// <param name="serial">Three digits; two digits and a letter in a temporary number.</param>
    public static string Upn(string authority, int school, int year, string serial)
    {
        var tail = string.Create(CultureInfo.InvariantCulture, $"{authority}{school:D4}{year % 100:D2}{serial}");
        var sum = 0;
        for (var index = 0; index < tail.Length; index++)
        {
            var value = char.IsAsciiDigit(tail[index]) ? tail[index] - '0' : UpnLetters.IndexOf(tail[index], StringComparison.Ordinal);
            sum += value * (index + 2);
        }

        return UpnLetters[sum % UpnLetters.Length] + tail;
    }

    public static string TemporarySerial(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number / 10 % 100:D2}{UpnLetters[number % 10]}");

    private static int WeightedSum(long nine)
    {
        var sum = 0;
        for (var weight = 2; weight <= 10; weight++)
        {
            sum += (int)(nine % 10) * weight;
            nine /= 10;
        }

        return sum;
    }

    private static string Text(long number, int digits) => number.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool IsPalindrome(string text)
    {
        for (var index = 0; index < text.Length / 2; index++)
        {
            if (text[index] != text[^(index + 1)])
            {
                return false;
            }
        }

        return true;
    }

    private static long GreatestCommonDivisor(long a, long b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
