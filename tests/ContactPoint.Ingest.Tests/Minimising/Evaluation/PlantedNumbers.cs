using System.Globalization;

using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Tests.Minimising.Evaluation;

/// <summary>Makes the numbers of planted content: right check digits over digits that nobody chose.</summary>
internal static class PlantedNumbers
{
    private const string Prefixes = "ABCEGHJKLMNPRSTWXYZ";
    private static readonly string[] ForeignIbans = ["DE22", "FR27", "ES24", "IE22", "PL28", "SE24", "NO15", "CH21", "TR26", "PK24", "SA24", "LT20", "BE16", "MT31", "UA29"];

    /// <summary>The number of this name; <see langword="null"/> when it is the name of no number.</summary>
    public static string? Make(string name, Random random) => name switch
    {
        "digit" => Digits(random, 1, first: '1'),
        "digits2" => Digits(random, 2, first: '1'),
        "digits3" => Digits(random, 3, first: '1'),
        "digits9" => Digits(random, 9, first: '1'),
        "uprn" => Digits(random, random.Next(2) == 0 ? 11 : 12, first: '1'),
        "usrn" => Digits(random, 8, first: '1'),
        "iban" => Iban("GB22", random),
        "ibanspaced" => Grouped(Iban("GB22", random), " ", 4, 4, 4, 4, 4, 2),
        "ibanforeign" => Iban(ForeignIbans[random.Next(ForeignIbans.Length)], random),
        "sortdash" => Grouped(Digits(random, 6), "-", 2, 2, 2),
        "sortspace" => Grouped(Digits(random, 6), " ", 2, 2, 2),
        "sortdot" => Grouped(Digits(random, 6), ".", 2, 2, 2),
        "sortplain" => Digits(random, 6),
        "account" => Digits(random, 8),
        "accountspaced" => Grouped(Digits(random, 8), " ", 4, 4),
        "cardplain" => Card("4", 16, random),
        "card" => Grouped(Card(random.Next(2) == 0 ? "4" : "52", 16, random), " ", 4, 4, 4, 4),
        "carddash" => Grouped(Card("54", 16, random), "-", 4, 4, 4, 4),
        "carddot" => Grouped(Card("4", 16, random), ".", 4, 4, 4, 4),
        "amex" => Grouped(Card("37", 15, random), " ", 4, 6, 5),
        "ni" => NationalInsurance(random),
        "nispaced" => Grouped(NationalInsurance(random), " ", 2, 2, 2, 2, 1),
        "nidot" => Grouped(NationalInsurance(random), ".", 2, 2, 2, 2, 1),
        "nhs" => Nhs(random),
        "nhsspaced" => Grouped(Nhs(random), " ", 3, 3, 4),
        "nhsdash" => Grouped(Nhs(random), "-", 3, 3, 4),
        "upn" => Upn(random),
        "uln" => Digits(random, 10, first: '1'),
        "licence" => $"{"HALLS"[..5]}{Digits(random, 1)}{random.Next(1, 13):D2}{random.Next(1, 29):D2}{Digits(random, 1)}{Prefixes[random.Next(19)]}9{Digits(random, 1)}{Prefixes[random.Next(19)]}{Prefixes[random.Next(19)]}",
        "plate" => $"{Prefixes[random.Next(19)]}{Prefixes[random.Next(19)]}{Digits(random, 2)} {Prefixes[random.Next(19)]}{Prefixes[random.Next(19)]}{Prefixes[random.Next(19)]}",
        _ => null,
    };

    private static string Digits(Random random, int count, char first = '0')
    {
        var digits = new char[count];
        for (var index = 0; index < count; index++)
        {
            digits[index] = (char)(index == 0 ? random.Next(first, '9' + 1) : random.Next('0', '9' + 1));
        }

        return new(digits);
    }

    private static string Grouped(string number, string between, params int[] lengths)
    {
        var start = 0;
        return string.Join(between, lengths.Select(length => number.Substring((start += length) - length, length)));
    }

    private static string Iban(string country, Random random)
    {
        var length = int.Parse(country.AsSpan(2), CultureInfo.InvariantCulture);
        var bank = country.StartsWith("GB", StringComparison.Ordinal) ? "NOBK" : "";
        var account = bank + Digits(random, length - 4 - bank.Length);
        var remainder = 0;
        foreach (var character in account + country[..2] + "00")
        {
            remainder = char.IsAsciiDigit(character) ? ((remainder * 10) + character - '0') % 97 : ((remainder * 100) + character - 'A' + 10) % 97;
        }

        return $"{country[..2]}{98 - remainder:D2}{account}";
    }

    private static string Card(string issuer, int length, Random random)
    {
        var digits = issuer + Digits(random, length - 1 - issuer.Length);
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var value = (digits[^(index + 1)] - '0') * (index % 2 == 0 ? 2 : 1);
            sum += value > 9 ? value - 9 : value;
        }

        return digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    private static string NationalInsurance(Random random)
    {
        while (true)
        {
            var prefix = $"{Prefixes[random.Next(19)]}{Prefixes[random.Next(19)]}";
            if (prefix is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ"))
            {
                return $"{prefix}{Digits(random, 6)}{"ABCD"[random.Next(4)]}";
            }
        }
    }

    private static string Nhs(Random random)
    {
        while (true)
        {
            var number = (random.Next(2) == 0 ? "4" : "6") + Digits(random, 9);
            if (NhsNumber.TryParse(number, out _))
            {
                return number;
            }
        }
    }

    private static string Upn(Random random)
    {
        const string Letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
        var digits = $"8{Digits(random, 11)}";
        var sum = digits.Select((digit, index) => (digit - '0') * (index + 2)).Sum();
        return Letters[sum % Letters.Length] + digits;
    }
}
