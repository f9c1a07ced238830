using System.Globalization;

using ContactPoint.Jobs.Samples.Drawing;

namespace ContactPoint.Jobs.Samples.Recording;

/// <summary>Made-up bank, card and insurance numbers that look right to a detector.</summary>
internal static class Accounts
{
    private const string NiLetters = "ABCEHJKLMPRSTWXY";

    /// <summary>The bank code is nobody's; the check digits are right (ISO 13616, modulus 97).</summary>
    public static string Iban(SampleRandom random)
    {
        const string bank = "NOBK";
        var account = Digits(random, 14);
        var number = string.Concat((bank + account + "GB00").Select(letter => char.IsAsciiDigit(letter) ? letter.ToString() : Whole(letter - 'A' + 10)));
        var remainder = 0;
        foreach (var digit in number)
        {
            remainder = ((remainder * 10) + (digit - '0')) % 97;
        }

        return $"GB{98 - remainder:D2}{bank}{account}";
    }

    public static string SortCodeAndAccount(SampleRandom random) => $"sort code {SortCode(random)} a/c {Digits(random, 8)}";

    public static string SortCode(SampleRandom random) => $"{Digits(random, 2)}-{Digits(random, 2)}-{Digits(random, 2)}";

    public static string Digits(SampleRandom random, int count) =>
        new(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Below(10))).ToArray());

    /// <summary>Of a range that issuers keep for tests, with the right Luhn digit.</summary>
    public static string Card(SampleRandom random)
    {
        var digits = $"400000{Digits(random, 9)}";
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var value = (digits[index] - '0') * (index % 2 == 0 ? 2 : 1);
            sum += value > 9 ? value - 9 : value;
        }

        var card = digits + Whole((10 - (sum % 10)) % 10);
        return $"{card[..4]} {card[4..8]} {card[8..12]} {card[12..]}";
    }

    public static string NiNumber(SampleRandom random)
    {
        var prefix = $"{NiLetters[random.Below(NiLetters.Length)]}{NiLetters[random.Below(NiLetters.Length)]}";
        return $"{prefix} {Digits(random, 2)} {Digits(random, 2)} {Digits(random, 2)} {"ABCD"[random.Below(4)]}";
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
